"""Tables as authors type them: what keeps lines from being one, and what others count in them; definition lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile
from textwrap import dedent
from typing import NamedTuple

from ..diagnostics import Diagnostic, counted
from ..reader import BlockSource, Source
from .bullets import BULLET_SIGN
from .paragraphs import paragraphs
from .rule import warning

TABS = warning(
    "table-tabs",
    "Cells that are copied from a spreadsheet are separated by tabs, which show as spaces.",
    "Day\tEvent\nTuesday\tSongs",
    "| Day | Event |\n|---|---|\n| Tuesday | Songs |",
)
RULE = warning(
    "table-rule",
    "Below the first row of a table comes a line of hyphens; without it the bars show.",
    "| Day | Event |\n| Tuesday | Songs |",
    "| Day | Event |\n|---|---|\n| Tuesday | Songs |",
)
CELLS = warning(
    "table-cells",
    "A row has at most as many cells as the head of its table; what is in further ones is lost.",
    "| Day | Event |\n|---|---|\n| Tuesday | Songs | toddlers |",
    "| Day | Event | For |\n|---|---|---|\n| Tuesday | Songs | toddlers |",
)
RULES = (TABS, RULE, CELLS)

_HEAD_RULE = re.compile(r"[ >\t|:-]*-[ \t|:-]*$")
_PIPE = re.compile(r"(?<!\\)\|")
_ACCEPTED = re.compile(r"\{=[^{}\n]*\}")
_TERM = re.compile(r"[ >]{0,3}: {1,3}\S")
_NUMBER = re.compile(r"\s*\d+[.)]\s+")
_TAB = re.compile(r"\S\t+|\t\S")
ROW = re.compile(r"^\s{0,3}\|.*\|\s*$")
DASHES = re.compile(r"^(?=[^\u2010-\u2015\u2212]*[\u2010-\u2015\u2212])[\s|:\u2010-\u2015\u2212-]+$")
"""A line below the head of a table as word processors make it: of long dashes."""
_OTHER_RULE = re.compile(r"^(?=.*[=+~])[\s|:=+~-]+$")
_LEAD = re.compile(r"^[ ]*(?:>[ ]?)*[ ]*")
_LOOSE = re.compile(r"\S[ \t]+\|(?=[ \t]+\S)")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s")
_OTHER = re.compile(r"(?:[-*+:] |\d+[.)] |#|\[\^|[(\[] ?[xX]?[)\]])")
_HYPHENS = re.compile(r"^\s{0,3}\|?\s*:?-+[\s|:-]*$")
_ENDS = re.compile(r" {0,3}(?:#{1,6} |[-*+] |1[.)] )|\[\^?[^\]^]+\]:")
"""What is no row straight below a table: a heading, an item of a list, a note, the address of a label."""
_BARLESS = re.compile(r"\s*[^|{\s][^|]*$")
_CODE_OR_ESCAPED = re.compile(r"\\.|`[^`]*`")


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


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the lines that were to be a table, and the rows that have more cells than their table has columns."""
    lines = source.prose_lines
    yield from _tables(source)
    for table in tables(list(enumerate(lines, 1))):
        for below, row in enumerate(table.body, table.line + 2):
            if len(row) > table.columns and "|" in lines[below - 1]:
                message = f"this row has {counted(len(row), 'cell')}, and the table {counted(table.columns, 'column')}"
                yield CELLS.on_line(source.name, below, message, "take cells away, or give the head more")
        if barless := _barless(table, lines):
            message, hint = "this line is a row of the table above it", "leave an empty line between the two"
            yield CELLS.on_line(source.name, barless, message, hint)


def _barless(table: Table, lines: list[str]) -> int:
    """Return the first line without a bar that is a row of a table of several columns; 0 for none."""
    first = table.line + 2
    numbers = range(first, first + len(table.body)) if table.columns > 1 else range(0)
    rows = takewhile(lambda number: not _ENDS.match(lines[number - 1]), numbers)
    return next((number for number in rows if _BARLESS.match(lines[number - 1])), 0)


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
        if "|" in head and "-" in rule and _HEAD_RULE.match(rule) and "|" in rule:
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


def rows_together(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of each paragraph outside of HTML as they stand at its margin, with how many are above it."""
    for at, lines in paragraphs(source, source.html_lines):
        yield at, _at_margin(lines)


def _tables(source: Source) -> Iterator[Diagnostic]:
    above: list[str] = []
    for at, rows in rows_together(source):
        if any("|" in row or "\t" in row for row in rows):
            if _are_parted(above, rows):
                message = "an empty line parts this from the row above"
                yield RULE.on_line(source.name, at + 1, message, "take it away: the lines of a table touch")
            else:
                yield from _table(source, at, rows)
        above = rows


def _at_margin(lines: list[str]) -> list[str]:
    """Return lines that stand together without the indent they share, and the marks of quotations."""
    rows = dedent("\n".join(_LEAD.sub("", line) for line in lines)).split("\n")
    return [row.lstrip() for row in rows] if _ITEM.match(rows[0]) else rows


def _are_parted(above: list[str], rows: list[str]) -> bool:
    """Tell whether an empty line parts the head of a table from the line below it, or either of them from a row."""
    if not above or not (ROW.match(above[-1]) or _HYPHENS.match(above[-1])) or not ROW.match(rows[0]):
        return False
    begins = bool(_HYPHENS.match(rows[0]) and "-" in rows[0])
    if begins or any(map(_HYPHENS.match, rows)):
        return begins
    ends = bool(_HYPHENS.match(above[-1]) and "|" in above[-1])
    return ends or (len(rows) == 1 and any(map(_HYPHENS.match, above)) and _columns(rows[0]) == _columns(above[-1]))


def _table(source: Source, start: int, rows: list[str]) -> Iterator[Diagnostic]:
    """Yield what keeps some lines that stand together from being a table."""
    tabbed = [row for row in rows if _TAB.search(_NUMBER.sub("", row).strip(" "))]
    barred = [number for number, row in enumerate(rows) if ROW.match(row)]
    rule_at = next((number for number, row in enumerate(rows) if _HYPHENS.match(row) and "|" in row), 0)
    if len(tabbed) > 1 and not any(
        row.lstrip().startswith(("-", "*", "+", "|")) or BULLET_SIGN.match(row.lstrip()) for row in tabbed
    ):
        yield _by_tabs(source, start + rows.index(tabbed[0]) + 1, tabbed[0])
    elif rule_at and rule_at - 1 in barred:
        yield from _below_head(source, start, rows, rule_at)
    elif not rule_at and _HYPHENS.match(rows[0]) and "|" in rows[0] and barred[:1] in ([0], [1]) and len(rows) > 1:
        message, hint = "no names of columns stand above this line", "type them above it, as in | Day | Event |"
        yield RULE.on_line(source.name, start + 1, message, hint)
    elif (len(barred) > 1 or _are_loose(rows)) and not any(_HYPHENS.match(row) and "-" in row for row in rows):
        yield _without_rule(source, start, rows, barred or [0])


def _are_loose(rows: list[str]) -> bool:
    """Tell whether lines are rows that no bars enclose: each has as many bars, with blanks around them."""
    bars = {len(_LOOSE.findall(_CODE_OR_ESCAPED.sub("", row))) for row in rows}
    is_other = any(_OTHER.match(row) for row in rows) or any(row.endswith(("  ", "\\", ">")) for row in rows[:-1])
    return len(rows) > 1 and len(bars) == 1 and bars != {0} and not is_other


def _by_tabs(source: Source, line: int, row: str) -> Diagnostic:
    """Return that the cells of a row are parted by tabs."""
    return TABS.on_line(source.name, line, "tabs part no cells", in_bars(row.split("\t")))


def in_bars(cells: list[str]) -> str:
    """Return what to type for cells that something else parts."""
    return f'type the cells between bars, "| {" | ".join(cells)} |", and a line "|---|---|" below the first row'


def _below_head(source: Source, start: int, rows: list[str], rule_at: int) -> Iterator[Diagnostic]:
    """Yield what is wrong with the line below the head of a table, and with the rows below that."""
    wanted, typed = (_columns(rows[number]) for number in (rule_at - 1, rule_at))
    if wanted != typed:
        message = f"this line has {counted(typed, 'column')}, and the head of the table {wanted}; so it is no table"
        yield RULE.on_line(source.name, start + rule_at + 1, message, f'type "|{"---|" * wanted}"')
    yield from _torn_rows(source, start, rows, rule_at)
    again = (number for number in range(rule_at + 2, len(rows)) if ROW.match(rows[number]))
    if joined := next((number for number in again if _HYPHENS.match(rows[number]) and "---" in rows[number]), 0):
        message = "these hyphens show as a row of the table above"
        hint = f"if another table begins here, leave an empty line above line {start + joined}, its head"
        yield RULE.on_line(source.name, start + joined + 1, message, hint)


def _without_rule(source: Source, start: int, rows: list[str], barred: list[int]) -> Diagnostic:
    """Return that rows have no line below their head, or one of long dashes."""
    rule = "|" + "---|" * _columns(rows[barred[0]])
    dashes = next((number for number in barred if DASHES.match(rows[number])), None)
    if dashes is None and len(barred) > 1 and _OTHER_RULE.match(rows[barred[1]]):
        dashes = barred[1]
    if dashes is not None:
        signs = "long dashes" if DASHES.match(rows[dashes]) else f'"{rows[dashes].strip()}"'
        message = f"{signs} {'are' if signs[0] == 'l' else 'is'} no line below the head of a table"
        return RULE.on_line(source.name, start + dashes + 1, message, f'type "{rule}"')
    message = "these lines with bars are no table"
    return RULE.on_line(source.name, start + barred[0] + 1, message, f'type "{rule}" below the first of them')


def _torn_rows(source: Source, start: int, rows: list[str], rule_at: int) -> Iterator[Diagnostic]:
    """Yield the rows of a table that go on in the line below, which is another row."""
    for number, (row, below) in enumerate(pairwise(rows[rule_at + 1 :]), start + rule_at + 2):
        begun, ended = (one.strip() for one in (row, below))
        if begun.startswith("|") and ended.endswith("|") and not (begun.endswith("|") or ended.startswith("|")):
            message, hint = "this row goes on in the line below, which is a row of its own", "type it in one line"
            yield CELLS.on_line(source.name, number, message, hint)


def _columns(row: str) -> int:
    return _CODE_OR_ESCAPED.sub("", row.strip()).removeprefix("|").removesuffix("|").count("|") + 1
