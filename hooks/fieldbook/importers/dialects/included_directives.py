"""Documents that stand in others by a directive: `{include}`, whole or in part, as text or as code.

Source: MyST's specification of `include`, docutils' of its options.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ..ledger import line_of
from ..steps import Setting
from .directives import OPTION
from .shared import outside_code
from .shown_directives import chosen

_INCLUDE = re.compile(
    r"(?m)^(?P<lead>[ \t]*)(?P<fence>`{3,}|:{3,})[ \t]*\{include\}[ \t]*(?P<path>\S+)[ \t]*\n"
    r"(?P<options>(?:[ \t]*:[\w-]+:.*\n)*)(?:[ \t]*\n)*[ \t]*(?P=fence)[ \t]*$"
)
_DEEPEST = 5
"""How often what is included may include something itself."""


def read(text: str, at: Setting, depth: int = 0) -> str:
    """Return `text` with the documents that stand in it, whose notation is read as its own."""

    def included(match: re.Match[str]) -> str:
        path, line = match["path"], line_of(text, match.start())
        content = at.included(path) if depth < _DEEPEST else None
        if content is None:
            at.ledger.missing(line, path, "included")
            return ""
        if not depth:
            at.ledger.included(line, path)
        options = map(OPTION.match, match["options"].split("\n"))
        given = {found["key"]: found["value"].strip() for found in options if found}
        part = _part(content, given)
        if "code" in given or "literal" in given:
            return f"```{given.get('code') or PurePosixPath(path).suffix.lstrip('.')}\n{part}\n```"
        return read(part, at, depth + 1)

    return outside_code(text, lambda part: _INCLUDE.sub(included, part)) if "{include}" in text else text


def _part(content: str, given: dict[str, str]) -> str:
    """Return what a directive's options choose of a document."""
    lines = list(chosen(content.split("\n"), given.get("lines", "")))
    first, last = (_number(given.get(key, "")) for key in ("start-line", "end-line"))
    part = "\n".join(lines[first:last])
    if mark := given.get("start-after", "").strip("\"'"):
        part = part.partition(mark)[2] or part
    if mark := given.get("end-before", "").strip("\"'"):
        part = part.partition(mark)[0]
    return part.strip("\n")


def _number(said: str) -> int | None:
    return int(said) if re.fullmatch(r"-?\d+", said) else None
