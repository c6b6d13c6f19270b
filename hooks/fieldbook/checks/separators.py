"""Lines of a table whose cells are parted by commas, semicolons or spaces, as programs and word processors do."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..reader import Source
from .rule import warning
from .tables import in_bars, rows_together

COMMAS = warning(
    "table-commas",
    "Lines of a CSV file, whose cells are separated by commas or semicolons, run together as text.",
    "Day,Event,For\nTuesday,Songs,toddlers",
    "| Day | Event | For |\n|---|---|---|\n| Tuesday | Songs | toddlers |",
)
SPACES = warning(
    "table-spaces",
    "Cells that only spaces keep apart run together: a page has one space where several are typed.",
    "Day      Event     For\nTuesday  Songs     toddlers",
    "| Day | Event | For |\n|---|---|---|\n| Tuesday | Songs | toddlers |",
)
RULES = (COMMAS, SPACES)

_PARTING_SIGNS = {";": "semicolons", ",": "commas"}
_NO_ROW = re.compile(r"[ >]{0,3}(?:[-*+] |\d+[.)] |[|{\[<])|.*(?:://|&#?\w+;|[(\[{$][^()\[\]{}$]*[,;])")
"""Items of lists, rows of tables, attributes, addresses, entities, and signs within brackets or formulas."""
_ROWS = {2: 2}
"""How many rows may be text by chance; of three columns one."""
_CELL = re.compile(r"\S+(?: \S+)*")
_NO_CELLS = re.compile(r"[ >]{0,3}(?:[-*+#:>] |\d+[.)] |[|{\[<])|.*(?:___|[(\[][ xX]?[)\]])")
"""Items of lists, headings, attributes, and what is filled in."""
_FEWEST = {2: 3}
"""How many rows of two columns are a table; of more columns two."""
_NO_HEAD = re.compile(r"[\d\s_]|$")


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the lines whose cells other signs than bars part."""
    for at, rows in rows_together(source):
        if len(rows) > 1 and not any("|" in row or "\t" in row for row in rows):
            yield from _by_commas(source, at + 1, rows)
            yield from _by_spaces(source, at + 1, rows)


def _by_commas(source: Source, line: int, rows: list[str]) -> Iterator[Diagnostic]:
    """Yield that the cells of rows are parted by commas or semicolons, as programs write them: without spaces."""
    begin = int(rows[0].rstrip().endswith(":"))
    rows = rows[begin:]
    for sign, name in _PARTING_SIGNS.items():
        if not all(sign in row and len(row) < csv.field_size_limit() and not _NO_ROW.match(row) for row in rows):
            continue
        cells = [*csv.reader(rows, delimiter=sign)]
        width = len(cells[0])
        are_even = len(cells) == len(rows) > _ROWS.get(width, 1) and all(len(row) == width for row in cells)
        is_text = any(map(_NO_HEAD.match, cells[0])) or any(cell[:1].isspace() for row in cells for cell in row)
        if are_even and not is_text:
            yield COMMAS.on_line(source.name, line + begin, f"{name} part no cells", in_bars(cells[0]))
            return


def _by_spaces(source: Source, line: int, rows: list[str]) -> Iterator[Diagnostic]:
    """Yield that only spaces keep the cells of rows apart, so that they stand one below the other."""
    typed = source.lines[line - 1 : line - 1 + len(rows)]
    if any("  " not in row.strip() or _NO_CELLS.match(row) for row in rows):
        return
    if not all(whole.rstrip().endswith(row.strip()) for whole, row in zip(typed, rows, strict=True)):
        # What looks blank is code.
        return
    table = [list(_CELL.finditer(row)) for row in rows]
    width = len(table[0])
    if len(rows) < _FEWEST.get(width, 2) or any(len(cells) != width for cells in table):
        return
    columns = [*zip(*table, strict=True)][1:]
    if all(len({cell.start() for cell in one}) == 1 or len({cell.end() for cell in one}) == 1 for one in columns):
        cells = [cell.group() for cell in table[0]]
        yield SPACES.on_line(source.name, line, "spaces part no cells", in_bars(cells))
