// Writes what dotenv, dotenv-expand and node itself make of each file of a corpus, given with its place and a folder for the
// results. Run it with the node that is to be recorded; see README.md.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import util from 'node:util';
import vm from 'node:vm';

const [corpus, results] = process.argv.slice(2);
const cases = fs.readFileSync(corpus, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'readers-'));
const file = path.join(folder, '.env');

// dotenv-expand runs what stands in $(…). Nothing of a corpus is run: that it would be is the result.
class WouldRun extends Error {}
const require = createRequire(import.meta.url);
require('node:child_process').execSync = () => {
  throw new WouldRun();
};
const commands = require('dotenv-expand'); // takes the function above while it is loaded
const dotenv = require('dotenv');

/** As an application does it: dotenv fills the environment, and hands on to dotenv-expand what it read. */
function expanded({ env }) {
  const processEnv = { ...env };
  const parsed = dotenv.config({ path: file, processEnv, quiet: true }).parsed;
  globalThis.expand = () => commands.expand({ parsed, processEnv }).parsed;
  try {
    // A name that refers to itself is replaced without end.
    return vm.runInThisContext('expand()', { timeout: 1000 });
  } catch (e) {
    if (e.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' || e instanceof RangeError) {
      return 'endless';
    }
    return /command/i.test(`${e.code} ${e.message}`) ? 'command' : 'failed';
  }
}

/** A node that is started anew sees what the file adds to its environment; where none can be, asks the same parser. */
function started({ id, text }) {
  const parsed = { ...util.parseEnv(text) };
  const print = 'process.stdout.write(JSON.stringify(process.env))';
  const run = spawnSync(process.execPath, [`--env-file=${file}`, '-e', print], { env: {}, encoding: 'utf8' });
  const seen = run.status === 0 ? JSON.parse(run.stdout) : null;
  if (!util.isDeepStrictEqual(seen, parsed)) {
    console.error(`${id}: node --env-file and util.parseEnv differ, the second is recorded`);
  }
  return parsed;
}

const readers = {
  dotenv: () => ({ ...dotenv.config({ path: file, processEnv: {}, quiet: true }).parsed }),
  'dotenv-expand': expanded,
  node: started,
};
for (const [name, read] of Object.entries(readers)) {
  const lines = cases.map((one) => {
    fs.writeFileSync(file, one.text);
    const result = read(one);
    return JSON.stringify(typeof result === 'string' ? { id: one.id, error: result } : { id: one.id, values: result });
  });
  fs.writeFileSync(path.join(results, `${name}.jsonl`), `${lines.join('\n')}\n`);
}
fs.rmSync(folder, { recursive: true });
