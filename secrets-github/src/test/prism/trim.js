// Cuts GitHub's own description of its API down to the questions that the audit asks, and to what those refer to: the whole
// of it is 13 MB, which Prism takes a minute to read. Nothing that is kept is changed.
//
//     node trim.js api.github.com.json trimmed.json
"use strict";

const fs = require("fs");

const [from, to] = process.argv.slice(2);
const whole = JSON.parse(fs.readFileSync(from, "utf8"));
const repository = "/repos/{owner}/{repo}";
const paths = [];
for (const kind of ["secrets", "variables"]) {
  paths.push(`${repository}/actions/${kind}`);
  paths.push(`${repository}/actions/organization-${kind}`);
  paths.push(`${repository}/environments/{environment_name}/${kind}`);
}

const trimmed = { openapi: whole.openapi, info: whole.info, servers: whole.servers, paths: {}, components: {} };
for (const path of paths) {
  if (!whole.paths[path] || !whole.paths[path].get) {
    console.error(`GitHub's description has no ${path}`);
    process.exit(1);
  }
  trimmed.paths[path] = { get: whole.paths[path].get };
}

const seen = new Set();
const follow = (node) => {
  if (node === null || typeof node !== "object") {
    return;
  }
  for (const [name, value] of Object.entries(node)) {
    if (name === "$ref" && typeof value === "string" && !seen.has(value)) {
      seen.add(value);
      const [, , group, item] = value.split("/");
      trimmed.components[group] = trimmed.components[group] || {};
      trimmed.components[group][item] = whole.components[group][item];
      follow(trimmed.components[group][item]);
    } else {
      follow(value);
    }
  }
};
follow(trimmed.paths);
fs.writeFileSync(to, JSON.stringify(trimmed, null, 1));
