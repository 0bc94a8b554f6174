#!/usr/bin/env bash
# Creates the secret of a tier, or stores a new version of it. The JSON object comes from standard input, so that no value
# is ever an argument, which other processes could see, or a line of the shell's history:
#
#   tierguard docs aws-skeleton --tier production > /dev/shm/secret.json   # fill it in
#   ./create-secret.sh production < /dev/shm/secret.json && shred -u /dev/shm/secret.json
set -euo pipefail

tier=${1:?usage: create-secret.sh <development|test|staging|production> < secret.json}
case $tier in
    development | test | staging | production) ;;
    *)
        echo "create-secret.sh: there is no tier of that name" >&2
        exit 2
        ;;
esac
name=event-api/$tier

if aws secretsmanager describe-secret --secret-id "$name" > /dev/null 2>&1; then
    aws secretsmanager put-secret-value --secret-id "$name" --secret-string file:///dev/stdin
else
    aws secretsmanager create-secret --name "$name" --tags Key=application,Value=event-api --secret-string file:///dev/stdin
fi
