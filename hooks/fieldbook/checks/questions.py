"""Where in a block with fields something is asked: lines of questions, choices, and grids, as an author typed them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..reader import BlockSource, Source
from .tables import Table, content, tables

CHOICE = re.compile(r"\s*(?:[-*+]|\d+\.)[ \t]+(?P<box>\([ xX\u00a0]\)|\[[ xX\u00a0]\])(?:\s+(?P<words>.*))?$")
"""A choice in a list: its box, and its words."""
BOX_OF_CELL = re.compile(r"(?:\([ xX\u00a0]\)|\[[ xX\u00a0]\])(?=\s|$)")
"""The box that a cell of a grid begins with."""
_WORD = re.compile(r"\w")
_QUOTED = re.compile(r" {0,3}>")
_MARKUP = re.compile(r"\]\([^)]*\)|\{[#@=:][^}]*\}|[*`\\\[\]!]|(?<!_)_{1,2}(?!_)")
_BEFORE = re.compile(r"^[\s|>#]*(?:(?:[-*+]|\d+\.)\s+)?(?:[(\[][ xX\u00a0][)\]]\s*)?")


class GridRow(NamedTuple):
    """A row of a grid: its line, its cells, and which of them stand in a column of boxes."""

    line: int
    cells: tuple[str, ...]
    boxed: tuple[int, ...]

    @property
    def boxes(self) -> list[str]:
        """The boxes that the row has, without the words behind them."""
        return [match[0] for cell in self.cells if (match := BOX_OF_CELL.match(cell))]


class AskingLines:
    """The lines of a block by the words that they begin with: those of choices, and all others; and rows of tables."""

    def __init__(self, source: Source, block: BlockSource) -> None:
        self._choices: list[tuple[str, int]] = []
        self._others: list[tuple[str, int]] = []
        for number, text in content(source, block):
            listed = self._choices if CHOICE.match(text) else self._others
            listed.append((_plain(_BEFORE.sub("", text)), number))
        self._rows = [
            (_plain(row[0]), [_plain(column) for column in table.rows[0][1:]], number)
            for table in tables(content(source, block))
            for number, row in enumerate(table.body, table.line + 2)
        ]
        self._choices.sort()
        self._others.sort()

    def of(self, words: str, *, choices: bool = False) -> list[int]:
        """Return the lines that begin with the words that ask for a field, or those of its `choices`."""
        listed, wanted = self._choices if choices else self._others, _plain(words)
        at = bisect_left(listed, (wanted, 0)) if wanted else len(listed)
        found = []
        while at < len(listed) and listed[at][0].startswith(wanted):
            found.append(listed[at][1])
            at += 1
        return sorted(found)

    def of_cell(self, words: str) -> list[int]:
        """Return the rows of tables one of whose cells is asked for by words: those of its row and of its column."""
        wanted = _plain(words)
        return [
            number
            for head, columns, number in self._rows
            if head and any(_are_joined(wanted, head, column) for column in columns)
        ]


def _are_joined(words: str, head: str, column: str) -> bool:
    """Tell whether words are those of a row and of a column, with signs between."""
    is_around = words.startswith(head) and words.endswith(column) and len(words) > len(head) + len(column)
    return is_around and not _WORD.search(words[len(head) : len(words) - len(column)])


def _plain(text: str) -> str:
    """Return a text without the marks that Markdown takes out of it."""
    return " ".join(_MARKUP.sub("", text).split())


def parting_quotations(lines: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Yield the lines of quotations at the margin that part the choices of one question, below one of them."""
    above = ""
    for at, (number, text) in enumerate(lines):
        before, above = above, text if text.strip() else above
        if not (_QUOTED.match(text) and CHOICE.match(before)):
            continue
        below = next((other for _, other in lines[at + 1 :] if other.strip() and not _QUOTED.match(other)), "")
        if CHOICE.match(below):
            yield number


def grids(source: Source, block: BlockSource) -> Iterator[list[GridRow]]:
    """Yield the rows of each table in a block some of whose cells begin with a box."""
    for table in tables(content(source, block)):
        columns = {at for row in table.body for at, cell in enumerate(row) if at and BOX_OF_CELL.match(cell)}
        if columns:
            yield [_row(table, number, row, columns) for number, row in enumerate(table.body, table.line + 2)]


def _row(table: Table, line: int, row: tuple[str, ...], columns: set[int]) -> GridRow:
    cells = (row + ("",) * table.columns)[: max(len(row), table.columns)]
    return GridRow(line, cells, tuple(sorted(columns)))
