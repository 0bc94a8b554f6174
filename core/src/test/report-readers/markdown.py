"""Prints what GitHub's Markdown makes of the file named, without the filter that would take dangerous tags out again."""

import sys

import cmarkgfm
from cmarkgfm.cmark import Options

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
extensions = ["table", "autolink", "strikethrough", "tasklist"]
print(cmarkgfm.markdown_to_html_with_extensions(text, Options.CMARK_OPT_UNSAFE, extensions), end="")
