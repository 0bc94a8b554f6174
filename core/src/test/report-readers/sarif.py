"""Prints what the schema named first has against each of the files named after it: nothing, where they are valid."""

import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
validator = jsonschema.validators.validator_for(schema)
validator.check_schema(schema)
checked = validator(schema, format_checker=validator.FORMAT_CHECKER)
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        for error in checked.iter_errors(json.load(file)):
            print(name, error.json_path, error.message)
