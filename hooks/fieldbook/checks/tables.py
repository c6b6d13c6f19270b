"""Tables and definition lists in the text of a block, as far as checks count them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..reader import BlockSource, Source

_RULE = re.compile(r"[ >\t|:-]*-[ \t|:-]*$")
_PIPE = re.compile(r"(?<!\\)\|")
_ACCEPTED = re.compile(r"\{=[^{}\n]*\}")
_TERM = re.compile(r"[ >]{0,3}: {1,3}\S")


class Table(NamedTuple):
    """A table: the line of its head, its cells row by row, the head first."""

    line: int
    rows: tuple[tuple[str, ...], ...]

    @property
    def columns(self) -> int:
        """How many columns its head has."""
        return len(self.rows[0])

    @property
    def body(self) -> tuple[tuple[str, ...], ...]:
        """The rows below the head."""
        return self.rows[1:]


def content(source: Source, block: BlockSource) -> list[tuple[int, str]]:
    """Return the lines of a block's content, with their numbers, code and headers blanked."""
    lines = source.prose_lines
    end = block.end_line or len(lines) + 1
    return [(number, lines[number - 1]) for number in range(block.content_line, end)]


def tables(lines: list[tuple[int, str]]) -> Iterator[Table]:
    """Yield the tables in numbered lines."""
    at = 0
    while at + 1 < len(lines):
        (number, head), (_number, rule) = lines[at], lines[at + 1]
        if "|" in head and "-" in rule and _RULE.match(rule) and "|" in rule:
            end = at + 2
            while end < len(lines) and lines[end][1].strip():
                end += 1
            body = tuple(_cells(text) for _number, text in lines[at + 2 : end])
            yield Table(number, (_cells(head), *body))
            at = end
        else:
            at += 1


def definitions(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the terms of definition lists in numbered lines."""
    for (number, term), (_number, text) in pairwise(lines):
        if term.strip() and _TERM.match(text) and not _TERM.match(term):
            yield number, term.strip()


def _cells(row: str) -> tuple[str, ...]:
    """Return the cells of a row. A bar between words that count as right in a quiz parts none."""
    text = _ACCEPTED.sub(lambda match: match[0].replace("|", "\\|"), row.strip(" \t>"))
    cells = [cell.strip() for cell in _PIPE.split(text)]
    return tuple(cells[text.startswith("|") : len(cells) - (len(cells) > 1 and text.endswith("|"))])
