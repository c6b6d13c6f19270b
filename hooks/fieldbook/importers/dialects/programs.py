"""Configurations that are programs of JavaScript: what they say as data, by its key."""

from __future__ import annotations

import re
from typing import Any

from . import quiz_data


def string(text: str, key: str) -> str:
    """Return the text that stands behind a key, "" where there is none."""
    match = re.search(rf"(?m)(?:^|[{{,])\s*[\"']?{key}[\"']?\s*:\s*([\"'`])(.*?)\1", text)
    return match[2] if match else ""


def literal(text: str, key: str) -> Any:
    """Return what a list or a table of data holds, behind a key of a program; None where it is more than data."""
    bare = quiz_data.STRING.sub(_without_brackets, text)
    begun = re.search(rf"\b{key}[\"']?\s*:\s*(?=[\[{{])", bare)
    if begun is None:
        return None
    depth = 0
    for at in range(begun.end(), len(bare)):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(bare[at], 0)
        if depth == 0:
            return quiz_data.parsed(text[begun.end() : at + 1])
    return None


def _without_brackets(match: re.Match[str]) -> str:
    """Return a string without brackets, and blanks for a remark, both as long as they were."""
    return " " * len(match[0]) if match["said"] is None else re.sub(r"[\[\]{}]", "_", match[0])
