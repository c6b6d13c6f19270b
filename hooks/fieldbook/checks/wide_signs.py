"""Wide signs, as keyboards for Chinese and Japanese type them, in the place of marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from ..diagnostics import Diagnostic
from ..reader import Source
from .rule import warning

WIDE = warning(
    "char-wide",
    "Keyboards for Chinese and Japanese type wide signs, too. As marks of Markdown they mean nothing, and show.",
    "\uff03 Whom to ask\n\nPeople plan far ahead.",
    "## Whom to ask\n\nPeople plan far ahead.",
)
RULES = (WIDE,)

_FIRST = re.compile(
    r" {0,3}(?:(?P<heading>#*\uff03[#\uff03]*)[ \u3000]*(?=[^\s#\uff03])|(?P<quote>\uff1e)[ \u3000]+(?=\S)"
    r"|(?P<row>\uff5c.*[|\uff5c]|\|.*\uff5c)[ ]*$|(?P<code>\uff40{3}))"
)
_NUMBER = re.compile(
    r" {0,3}(?P<number>(?:[\uff10-\uff19]{1,3}[.\uff0e\uff09\u3001]|[0-9]{1,3}[\uff0e\uff09\u3001]))[ \u3000]*(?=\S)"
)
"""Two such lines, one below the other, are a list; one alone may be anything."""
_BOLD = re.compile(r"\uff0a\uff0a(?P<words>[^\uff0a]+)\uff0a\uff0a")
_LINK = re.compile(
    r"[\[\uff3b](?P<words>[^\[\]\uff3b\uff3d]+)[\]\uff3d]"
    r"[(\uff08](?P<address>[\w/:.#%?=&-]*[./][\w/:.#%?=&-]*)[)\uff09]"
)
_WIDE_BRACKETS = frozenset("\uff3b\uff3d\uff08\uff09")


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the wide signs of a page that were meant as marks."""
    if source.prose.isascii():
        return
    lines = source.prose_lines
    for number, line in enumerate(lines, 1):
        if line.isascii() or number in source.html_lines or number < source.body_line:
            continue
        if meant := _meant(line, lines[max(number - 2, 0) : number - 1] + lines[number : number + 1]):
            sign, mended = meant
            message = f'"{sign}" is a wide sign, and no mark'
            yield WIDE.at(source.name, number, line.index(sign) + 1, message, f'type "{mended}"')


def _meant(line: str, beside: list[str]) -> tuple[str, str] | None:
    """Return what in a line is a wide sign in the place of a mark, and what to type; None where nothing is."""
    if match := _FIRST.match(line):
        kind, sign = match.lastgroup, str(match[match.lastgroup or 0])
        if kind == "row":
            return "\uff5c", line.replace("\uff5c", "|").strip()
        return sign, f"{_narrow(sign)}{'' if kind == 'code' else ' '}{line[match.end() :].strip()}"
    if (match := _NUMBER.match(line)) and any(map(_NUMBER.match, beside)):
        return match["number"], f"{_narrow(match['number'])[:-1]}. {line[match.end() :].strip()}"
    if match := _BOLD.search(line):
        return match[0], f"**{match['words']}**"
    if match := next((one for one in _LINK.finditer(line) if not _WIDE_BRACKETS.isdisjoint(one[0])), None):
        return match[0], f"[{match['words']}]({match['address']})"
    return None


def _narrow(signs: str) -> str:
    return normalize("NFKC", signs)
