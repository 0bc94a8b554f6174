#!/bin/sh
# Rewrites read-by/compose.jsonl and read-by/docker-run.jsonl from corpus.jsonl.
set -eu
cd "$(dirname "$0")"
exec go run . --record ../resources/dotenv
