"""Prints what python-dotenv makes of the files named on the command line, as a JSON array with an object for each."""

import json
import logging
import sys

from dotenv import dotenv_values

logging.disable()  # it says which lines it can't read
json.dump([dotenv_values(file, encoding="utf-8") for file in sys.argv[1:]], sys.stdout)
