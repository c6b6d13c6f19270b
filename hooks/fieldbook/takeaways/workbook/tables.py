"""Tables, with cells tall enough to write in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm
from docx.table import Table, _Cell, _Row
from lxml.etree import _Element as Element

from .atoms import atoms, blank_cell, words
from .borders import add_shade
from .place import Place
from .styles import SHADE, STEP
from .xml import element as make
from .xml import set_child

if TYPE_CHECKING:
    from .blocks import BlockWriter

_ROW = Mm(12)
"""The least height of a row that is filled in, for each line asked for."""
_PADDING = Mm(3.8)
_WEIGHTS = (8, 18, 30)
"""The characters that a column counts for: few of them, so that tables below each other line up."""
_KEPT_ROWS = 6
"""Rows of a table that is not parted by a page's end."""
_ALIGNMENTS = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


def add_table(writer: BlockWriter, source: Element, place: Place) -> None:
    """Write a table; its head is repeated on every page, and no row is parted."""
    heads = source.findall("thead/tr")
    rows = [*heads, *source.findall("tr"), *source.findall("tbody/tr"), *source.findall("tfoot/tr")]
    count = max((len(row) for row in rows), default=0)
    if not count:
        return
    indent = Length(place.steps * STEP)
    width = Length(place.width - indent)
    table = _new_table(place, len(rows), count, width)
    table.style, table.autofit = "Table Grid", False
    if indent:
        set_child(table._tbl.tblPr, make("w:tblInd", w=str(indent.twips), type="dxa"), ("w:tblStyle", "w:tblW"))
    widths = _widths(rows, count, width)
    for column, column_width in zip(table.columns, widths, strict=True):
        column.width = column_width
    for row, made in zip(rows, table.rows, strict=True):
        _fill_row(writer, row, made, widths, "Table Head" if row in heads else "Table Text")
    _keep(table, len(heads))


def _new_table(place: Place, rows: int, columns: int, width: Length) -> Table:
    if isinstance(place.container, _Cell):
        return place.container.add_table(rows, columns)
    return place.container.add_table(rows, columns, width)


def _widths(rows: list[Element], count: int, width: Length) -> list[Length]:
    weights = [_WEIGHTS[0]] * count
    for row in rows:
        for at, cell in enumerate(row):
            weights[at] = max(weights[at], _weight(cell))
    return [Length(width * weight // sum(weights)) for weight in weights]


def _weight(cell: Element) -> int:
    """Return what a cell needs of the width; one to be filled in needs the most."""
    if any(part.tag in ("input", "textarea") for part in cell.iter()):
        return _WEIGHTS[-1]
    length = len(words(atoms(cell)))
    return next((weight for weight in _WEIGHTS if length <= weight), _WEIGHTS[-1])


def _fill_row(writer: BlockWriter, row: Element, made: _Row, widths: list[Length], style: str) -> None:
    """Write a row; one whose style is that of heads is repeated on every page."""
    properties = made._tr.get_or_add_trPr()
    properties.append(make("w:cantSplit"))
    if style == "Table Head":
        properties.append(make("w:tblHeader"))
    for cell, width in zip(made.cells, widths, strict=True):
        cell.width = width
        if style == "Table Head":
            add_shade(cell._tc.get_or_add_tcPr(), SHADE)
    for cell, source, width in zip(made.cells, row, widths, strict=False):
        _fill_cell(writer, source, cell, Place(cell, Length(width - _PADDING), style))
    room = max((_lines(cell) for cell in row), default=0)
    if room:
        made.height_rule, made.height = WD_ROW_HEIGHT_RULE.AT_LEAST, Length(room * _ROW)


def _lines(cell: Element) -> int:
    """Return the lines that a cell has to be filled in with; 0 for one that is not."""
    rows = [part.get("rows", "") for part in cell.iter() if blank_cell(part)]
    return max((int(one) if one.isascii() and one.isdigit() else 1 for one in rows), default=0)


def _fill_cell(writer: BlockWriter, source: Element, cell: _Cell, place: Place) -> None:
    """Write a cell's content. Word gives each cell a first paragraph, which is wanted only if there is no other."""
    first = cell.paragraphs[0]
    writer.write(source, place)
    if len(cell._tc.p_lst) > 1:
        cell._tc.remove(first._p)
    else:
        first.style = place.style
    side = next((side for side in _ALIGNMENTS if f"text-align: {side}" in source.get("style", "")), None)
    for paragraph in cell.paragraphs if side else ():
        paragraph.alignment = _ALIGNMENTS[side or ""]


def _keep(table: Table, heads: int) -> None:
    """Keep a small table on one page, and the head of any other with its first row."""
    kept = len(table.rows) - 1 if len(table.rows) <= _KEPT_ROWS + heads else heads
    for row in table.rows[:kept]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
