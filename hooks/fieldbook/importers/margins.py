"""White space at the left, which means nothing in HTML and very much in Markdown."""

from __future__ import annotations

import re
import textwrap

_MARKER = re.compile(r"^[ \t]*(?:[-*+][ \t]|\d+[.)][ \t]|\[\^|:[ \t])")


def dedented(text: str) -> str:
    """Take away the indentation that all lines of a box share."""
    first, line_end, rest = text.partition("\n")
    return first.lstrip() + line_end + textwrap.dedent(rest) if line_end and not first.strip() else text


def unindented(text: str) -> str:
    """Take away indentation that means nothing in HTML, and would make code of text in Markdown."""
    lines = dedented(text).split("\n")
    listed = False
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        listed = bool(_MARKER.match(line)) or (listed and line[0].isspace())
        if not listed and line[0].isspace():
            lines[index] = line.lstrip()
    return "\n".join(lines)


def in_list(text: str) -> bool:
    """Tell whether the last line that is not indented is an item of a list."""
    for line in reversed(text.rstrip().split("\n")):
        if line.strip() and not line[0].isspace():
            return _MARKER.match(line) is not None
    return False
