// Prints the annotations of the file named on the command line, a JSON array of [command, message, properties], as GitHub's own
// toolkit writes them.

import { readFileSync } from "node:fs";
import * as core from "@actions/core";

for (const [command, message, properties] of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  core[command](message, properties);
}
