"""Comments of HTML, found such that thousands that nobody closed take no longer than one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_COMMENT = re.compile(r"<!--(?P<text>.*?)-->", re.S)
_END = "-->"
_BEGINS = re.compile(r"[ \t>]*<!--(?!.*-->)")


def replaced(text: str, change: Callable[[re.Match[str]], str]) -> str:
    """Return `text` with what `change` returns for its comments; the match has their `text`."""
    # Behind the last end, each beginning would be looked for an end through all of the rest.
    end = text.rfind(_END) + len(_END) if _END in text else 0
    return _COMMENT.sub(change, text[:end]) + text[end:]


def over_lines(lines: Sequence[str]) -> dict[int, int]:
    """Return the lines that begin a comment which goes on below, each with the line that ends it."""
    found: dict[int, int] = {}
    start = -1
    for index, line in enumerate(lines):
        if start < 0:
            start = index if _BEGINS.match(line) else -1
        elif _END in line:
            found[start] = index
            start = -1
    return found
