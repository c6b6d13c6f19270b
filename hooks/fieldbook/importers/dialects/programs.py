"""Configurations that are programs of JavaScript: what they say as data, by its key."""

from __future__ import annotations

import re
from typing import Any

from . import quiz_data

_EXPORTED = re.compile(r"(?:export\s+default|module\.exports\s*=|\bconst\s+\w+\s*(?::\s*[\w.<>]+\s*)?=)\s*(?=\{)")

_TOKEN = re.compile(rf"{quiz_data.STRING.pattern}|[\[\]{{}}]", re.S)
_LONGEST = 200_000
"""Characters of data in a page; where a bracket is never shut, no more of it is read."""


def string(text: str, key: str) -> str:
    """Return the text that stands behind a key, "" where there is none."""
    match = re.search(rf"(?m)(?:^|[{{,])\s*[\"']?{key}[\"']?\s*:\s*([\"'`])(.*?)\1", text)
    return match[2] if match else ""


def literal(text: str, key: str) -> Any:
    """Return what a list or a table of data holds, behind a key of a program; None where it is more than data."""
    bare = quiz_data.STRING.sub(_without_brackets, text)
    begun = re.search(rf"\b{key}[\"']?\s*:\s*(?=[\[{{])", bare)
    return data_at(text, begun.end()) if begun else None


def exported(text: str) -> Any:
    """Return the table of data that a program is made for; None where it is more than data."""
    bare = quiz_data.STRING.sub(_without_brackets, text)
    begun = _EXPORTED.search(bare)
    return data_at(text, begun.end()) if begun else None


def data_at(text: str, start: int) -> Any:
    """Return the list or table of data that begins at `start`; None where it is more than data."""
    depth = 0
    # From there on: an apostrophe in the words above is the beginning of no string.
    for match in _TOKEN.finditer(text, start, start + _LONGEST):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return quiz_data.parsed(text[start : match.end()])
    return None


def _without_brackets(match: re.Match[str]) -> str:
    """Return a string without brackets, and spaces for a remark, both as long as they were."""
    return " " * len(match[0]) if match["said"] is None else re.sub(r"[\[\]{}]", "_", match[0])
