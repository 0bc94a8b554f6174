#!/bin/sh
# Installs the readers into a temporary folder and records what they make of the corpus. See README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
corpus=$here/../resources/dotenv/corpus.jsonl
results=$here/../resources/dotenv/read-by
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$here/package.json" "$here/record.mjs" "$work"
(cd "$work" && npm install --silent --no-package-lock --no-audit --no-fund)
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"

mkdir -p "$results"
"$work/node_modules/node/bin/node" "$work/record.mjs" "$corpus" "$results"
"$work/python/bin/python" "$here/record.py" "$corpus" "$results"
