"""Tables, with cells tall enough to write in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from lxml.etree import _Element as Element

from .answers import add_list, picked_from_list
from .atoms import Atom, Box, words
from .inline import Piece, blank_cell, joined, pieces
from .measures import as_number, millimeters
from .paragraphs import Contents, Paragraph, paragraphs_in
from .place import Place
from .styles import STEP
from .table import Table

if TYPE_CHECKING:
    from .blocks import BlockWriter

_ROW = millimeters(12)
"""The least height of a row that is filled in, for each line asked for."""
_PADDING = millimeters(3.8)
_WEIGHTS = (8, 18, 30)
"""The characters that a column counts for: few of them, so that tables below each other line up."""
_KEPT_ROWS = 6
"""Rows of a table that is not parted by a page's end."""
_ALIGNMENTS = ("center", "right")


class _Cell(NamedTuple):
    """A cell of the HTML, what is in it in its order, and the same as one row."""

    source: Element
    content: list[Piece]
    row: list[Atom]

    @classmethod
    def read(cls, source: Element) -> _Cell:
        """Read a cell: its width, its choices and its text are all told from that."""
        content = pieces(source)
        return cls(source, content, joined(content))


def add_table(writer: BlockWriter, source: Element, place: Place) -> None:
    """Write a table, below its title; its head is repeated on every page, and no row is parted."""
    for title in source.findall("caption"):
        writer.write_block(title, place)
    heads = [row for part in source.findall("thead") for row in _rows(part)]
    body = [row for part in (source, *source.findall("tbody"), *source.findall("tfoot")) for row in _rows(part)]
    rows = [[_Cell.read(cell) for cell in row] for row in (*heads, *body)]
    count = max((len(row) for row in rows), default=0)
    if not count:
        return
    indent = place.steps * STEP
    widths = _widths(rows, count, max(place.width - indent, 0))
    table = Table(place.styles, widths, indent)
    if place.contents and isinstance(place.contents[-1], Table):
        # Word makes one table of two that touch.
        place.contents.append(Paragraph(place.styles, bare=True))
    place.contents.append(table)
    made = [
        _write_row(writer, row, table, widths, place, head=number < len(heads)) for number, row in enumerate(rows)
    ]
    _keep(made, len(heads))
    if place.in_cell:
        # Word wants a paragraph at the end of each cell.
        place.contents.append(Paragraph(place.styles, bare=True))


def _rows(part: Element) -> Iterator[Iterable[Element]]:
    """Yield the cells of each row in a part of a table. Cells without a row are one, as in browsers."""
    children = (child for child in part if child.tag in ("tr", "td", "th"))
    for are_rows, group in groupby(children, lambda child: child.tag == "tr"):
        cells = tuple(group)
        yield from cells if are_rows else [cells]


def _widths(rows: list[list[_Cell]], count: int, width: int) -> list[int]:
    weights = [_WEIGHTS[0]] * count
    for row in rows:
        for at, cell in enumerate(row):
            weights[at] = max(weights[at], _weight(cell))
    return [width * weight // sum(weights) for weight in weights]


def _weight(cell: _Cell) -> int:
    """Return what a cell needs of the width; one to be filled in needs the most."""
    source = cell.source
    in_grid = {box for label in source.iter("label") if "choice--cell" in label.get("class", "") for box in label}
    if any(control not in in_grid for control in source.iter("input", "textarea")):
        return _WEIGHTS[-1]
    length = len(words(cell.row))
    return next((weight for weight in _WEIGHTS if length <= weight), _WEIGHTS[-1])


def _write_row(
    writer: BlockWriter, row: Sequence[_Cell], table: Table, widths: list[int], place: Place, *, head: bool
) -> list[Contents]:
    """Write a row, as high as its answers need; return its cells. A head is repeated on every page.

    Cells of which one is to be picked become one, with a list.
    """
    lines = max((_lines(cell.source) for cell in row), default=0)
    parts = list(_parts(row, _picked_cells(writer, row)))
    spans = [len(part) if isinstance(part, list) else 1 for part in parts]
    firsts = accumulate(spans, initial=0)
    cells = table.add_row(head=head, height=lines * _ROW, spans=spans)
    style = "Table Head" if head else "Table Text"
    for cell, part, first in zip(cells, parts, firsts, strict=False):
        if isinstance(part, list):
            (paragraph,) = paragraphs_in(cell)
            paragraph.set_style(style)
            add_list(writer, paragraph, part)
        else:
            _fill_cell(writer, part, Place(cell, place.styles, max(widths[first] - _PADDING, 0), style, in_cell=True))
    return cells


def _picked_cells(writer: BlockWriter, row: Sequence[_Cell]) -> list[Box]:
    """Return the choices that stand alone in cells of a row next to each other, if one is picked from a list."""
    places = [at for at, cell in enumerate(row) if cell.source.find("label[@class='choice choice--cell']") is not None]
    if not places or places[-1] - places[0] != len(places) - 1:
        return []
    return picked_from_list(writer, (row[at].row for at in places))


def _parts(row: Sequence[_Cell], picked: list[Box]) -> Iterator[_Cell | list[Box]]:
    """Yield a row's cells, and what is picked from a list in place of the cells in which it stands."""
    has_list = False
    for cell in row:
        if not picked or not any(atom in picked for atom in cell.row):
            yield cell
        elif not has_list:
            has_list = True
            yield picked


def _lines(cell: Element) -> int:
    """Return the lines that a cell has to be filled in with; 0 for one that is not."""
    rows = [part.get("rows", "") for part in cell.iter("textarea") if blank_cell(part)]
    return max((as_number(one, 1) for one in rows), default=0)


def _fill_cell(writer: BlockWriter, cell: _Cell, place: Place) -> None:
    """Write a cell's content. Word gives each cell a first paragraph, which is wanted only if there is no other."""
    writer.write_pieces(cell.content, place)
    first, *others = paragraphs = paragraphs_in(place.contents)
    if others:
        place.contents.remove(first)
    else:
        first.set_style(place.style)
    side = next((side for side in _ALIGNMENTS if f"text-align: {side}" in cell.source.get("style", "")), "")
    for paragraph in paragraphs if side else ():
        paragraph.align(side)


def _keep(rows: list[list[Contents]], heads: int) -> None:
    """Keep a small table on one page, and the head of any other with its first row."""
    kept = len(rows) - 1 if len(rows) <= _KEPT_ROWS + heads else heads
    for row in rows[:kept]:
        for cell in row:
            for paragraph in paragraphs_in(cell):
                paragraph.keep_with_next()
