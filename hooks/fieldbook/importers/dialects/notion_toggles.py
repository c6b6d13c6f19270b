"""Headings that unfold in pages that Notion has exported as Markdown: items of a list that are headings.

Source: Notion's export as it is. No item of a list of Notion's is a heading, so such an item shows that it unfolds; a
plain toggle is written as an item of a list is, and stays one.
"""

from __future__ import annotations

import re

from .. import markup
from ..ledger import Ledger
from ..placeholders import Placeholders
from .shared import aside_code

_TOGGLE = re.compile(r"^(?P<lead> *)- #{1,6} (?P<title>\S.*?) *$")
_STEP = 4


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with such headings as boxes of HTML; lines stay where they are."""
    if "- #" not in text:
        return text
    aside = Placeholders()
    return aside.restore("\n".join(_lines(aside_code(text, aside).split("\n"), ledger, 1)))


def _lines(lines: list[str], ledger: Ledger, number: int) -> list[str]:
    """Return lines, of which the first has `number`, with what stands below such headings in boxes."""
    found: list[str] = []
    at = 0
    while at < len(lines):
        toggle = _TOGGLE.match(lines[at])
        end = _end(lines, at, len(toggle["lead"]) + _STEP) if toggle else at
        if toggle and end > at + 1:
            width = len(toggle["lead"]) + _STEP
            title = toggle["title"].strip("*")
            inner = [line[width:] for line in lines[at + 1 : end]]
            ledger.became(number + at, f"the heading “{title}”, which unfolded, became a block that unfolds")
            found += [toggle["lead"] + markup.box("details", title)]
            found += [toggle["lead"] + line for line in _lines(inner, ledger, number + at + 1)]
            found[-1] += "\n\n" + toggle["lead"] + markup.end("div") if found[-1].strip() else markup.end("div")
            at = end
        else:
            found.append(lines[at])
            at += 1
    return found


def _end(lines: list[str], at: int, width: int) -> int:
    """Return the line behind those that stand below the item in line `at`."""
    end = at + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith(" " * width)):
        end += 1
    return end
