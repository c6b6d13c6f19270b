"""Lines of program in pages of MDX: what they import, what they export, and which data they give names to.

Source: MDX's documentation (ESM). A statement begins a line and goes on until all its brackets are shut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ..ledger import Ledger, line_of
from . import programs, quiz_data

_IMPORT = re.compile(
    r"^import\s+(?:(?P<names>[\w{}\s,*$]+?)\s+from\s+)?[\"'](?P<path>[^\"'\n]+)[\"']"
    r"(?:[ \t]+(?:with|assert)[ \t]*\{[^{}\n]*\})?;?[ \t]*$",
    re.M,
)
_EXPORT = re.compile(
    r"^export[ \t]+(?:(?:const|default|async|function|class|let|var|type|interface|enum)\b|[{*])", re.M
)
_CONSTANT = re.compile(
    r"^(?:export[ \t]+)?(?:const|let|var)[ \t]+(?P<name>\w+)[ \t]*(?::[^=\n]*)?=[ \t]*(?P<value>[^\n]*?);?[ \t]*$", re.M
)
_TOKEN = re.compile(rf"{quiz_data.STRING.pattern}|(?P<bracket>[{{(\[\])}}])|(?P<blank>\n[ \t]*(?=\n|\Z))", re.S)
_BLANK = re.compile(r"\n[ \t]*\n")
_LONGEST = 50_000
"""Characters of a statement that is looked through for its end."""


@dataclass(slots=True)
class Program:
    """What the statements of a page say: the paths of what they import and the data they define, by their names."""

    imported: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)


def take(text: str, ledger: Ledger) -> tuple[str, Program]:
    """Return `text` without its statements, over as many lines, and what they say."""
    found = Program()

    def brought(match: re.Match[str]) -> str:
        if match["names"]:
            found.imported[match["names"].strip("{} \n")] = match["path"]
        if lines := match[0].count("\n"):
            # Its words are counted, where those of a single line are not.
            ledger.left_out(line_of(text, match.start()), "lines of program (import)", match[0])
        return "\n" * lines

    text = _IMPORT.sub(brought, text)
    for constant in _CONSTANT.finditer(text):
        value = constant["value"]
        begun = value[:1] in ("[", "{")
        data = programs.data_at(text, constant.start("value")) if begun else quiz_data.parsed(value) if value else None
        if data is not None:
            found.values[constant["name"]] = data
    pieces, at = [], 0
    for match in _EXPORT.finditer(text):
        if match.start() < at:
            continue
        end = _end(text, match.end() - (match[0][-1] in "{*"))
        ledger.left_out(line_of(text, match.start()), "a line of program (export)", text[match.start() : end])
        pieces += [text[at : match.start()], "\n" * text.count("\n", match.start(), end)]
        at = end
    return "".join([*pieces, text[at:]]), found


def _end(text: str, start: int) -> int:
    """Return where a statement ends: at the first blank line with no bracket open, at any where one is never shut."""
    depth = 0
    for match in _TOKEN.finditer(text, start, start + _LONGEST):
        if match["bracket"]:
            depth += 1 if match["bracket"] in "{([" else -1
        elif match["blank"] and depth <= 0:
            return match.start()
    blank = _BLANK.search(text, start)
    return blank.start() if blank and depth > 0 else len(text)
