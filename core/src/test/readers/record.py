"""Writes what python-dotenv makes of each file of a corpus, given with its place and a folder for the results."""

import json
import logging
import os
import sys
import tempfile

from dotenv import dotenv_values

corpus, results = sys.argv[1:]
logging.disable()  # of each line that it could not read
with tempfile.TemporaryDirectory() as folder:
    file = os.path.join(folder, ".env")
    lines = []
    with open(corpus, encoding="utf-8") as cases:
        for case in map(json.loads, cases):
            with open(file, "w", encoding="utf-8", newline="") as env:
                env.write(case["text"])
            os.environ.clear()
            os.environ.update(case["env"])
            # As it is by default: references are replaced, and a line wins over the environment.
            lines.append(json.dumps({"id": case["id"], "values": dotenv_values(file)}, ensure_ascii=False))
with open(os.path.join(results, "python-dotenv.jsonl"), "w", encoding="utf-8") as out:
    out.write("\n".join(lines) + "\n")
