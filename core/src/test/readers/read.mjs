// Prints what the readers that run on node make of the files named on the command line, as one JSON object:
// {"dotenv": [{"NAME": "value", …}, …], "dotenv-fast": […], "dotenv-expand": […], "node": […]}, an object for each file.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import dotenv from "dotenv";
import dotenvExpand from "dotenv-expand";

// To dotenv-expand this is a key, so that it would decrypt whatever looks encrypted.
const KEYED = { DOTENV_PRIVATE_KEY: "0".repeat(63) + "1" };

function expand(file) {
  try {
    return dotenvExpand.expand({ parsed: dotenv.parse(readFileSync(file)), processEnv: { ...KEYED } }).parsed;
  } catch {
    return {}; // what it says quotes the file
  }
}

function node(file) {
  const print = "process.stdout.write(JSON.stringify(process.env))";
  const answer = execFileSync(process.execPath, [`--env-file=${file}`, "-e", print], { env: {}, maxBuffer: 1 << 26 });
  return JSON.parse(answer);
}

const files = process.argv.slice(2);
const answer = {
  dotenv: files.map((file) => dotenv.parse(readFileSync(file))),
  "dotenv-fast": files.map((file) => dotenv.parse(readFileSync(file), { fast: true })),
  "dotenv-expand": files.map(expand),
  node: files.map(node),
};
process.stdout.write(JSON.stringify(answer));
