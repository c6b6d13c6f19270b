"""Tables as Word has them: columns of fixed widths, rows, cells with a paragraph in each."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import lru_cache
from itertools import accumulate

from lxml.etree import _Element as Element

from .measures import twips
from .paragraphs import Contents, Paragraph, Styles, shade
from .styles import SHADE
from .xml import add, element

STYLE = "TableGrid"
_LONG = 50
"""Rows from which on a table is put away bit by bit: one of a thousand takes as much memory as all worksheets."""
# Which of the style's special rows and columns are wanted.
_WANTED = {"firstColumn": "1", "firstRow": "1", "lastColumn": "0", "lastRow": "0", "noHBand": "0", "noVBand": "1"}


class Table:
    """A table with columns of such widths, so far in."""

    __slots__ = ("_goes_on", "_indent", "_rows", "_styles", "_widths")

    def __init__(self, styles: Styles, widths: Sequence[int], indent: int = 0) -> None:
        self._styles = styles
        self._widths = tuple(widths)
        self._indent = indent
        self._goes_on = False
        self._rows: list[tuple[Element, list[Element], list[Contents]]] = []

    @property
    def is_long(self) -> bool:
        """Tell whether it has so many rows that some had better be put away."""
        return len(self._rows) > _LONG

    def begun(self) -> Table:
        """Return the table with all rows but the last; this one goes on with that."""
        first = copy(self)
        first._rows, self._rows = self._rows[:-1], self._rows[-1:]
        self._goes_on = True
        return first

    def add_row(
        self, *, head: bool = False, unparted: bool = True, height: int = 0, spans: Sequence[int] = ()
    ) -> list[Contents]:
        """Add a row, at least so high; return its cells. A `head` lies on a ground and is repeated on every page.

        `spans` are the columns that each cell takes, from the first on; cells that it does not name take one.
        """
        spans = (*spans, *[1] * (len(self._widths) - sum(spans)))
        cells: list[Contents] = [[Paragraph(self._styles, bare=True)] for _ in spans]
        ends = list(accumulate(spans))
        widths = [sum(self._widths[end - span : end]) for span, end in zip(spans, ends, strict=True)]
        empty = [_cell(width, head, span) for width, span in zip(widths, spans, strict=True)]
        self._rows.append((_row(head, unparted, height), empty, cells))
        return cells

    def add_to(self, parent: Element) -> None:
        """Put it at the end of the document, or of a cell."""
        table = add(parent, "w:tbl")
        if not self._goes_on:
            table.append(_table_settings(self._indent))
            table.append(element("w:tblGrid", *[element("w:gridCol", w=twips(width)) for width in self._widths]))
        for empty_row, empty_cells, cells in self._rows:
            row = copy(empty_row)
            table.append(row)
            for empty, contents in zip(empty_cells, cells, strict=True):
                cell = copy(empty)
                row.append(cell)
                for block in contents:
                    block.add_to(cell)


def _table_settings(indent: int) -> Element:
    made = element("w:tblPr", element("w:tblStyle", val=STYLE), element("w:tblW", type="auto", w="0"))
    if indent:
        add(made, "w:tblInd", w=twips(indent), type="dxa")
    add(made, "w:tblLayout", type="fixed")
    add(made, "w:tblLook", **_WANTED, val="04A0")
    return made


@lru_cache(maxsize=256)
def _row(head: bool, unparted: bool, height: int) -> Element:
    """Return a row without cells, at least so high."""
    made = element("w:trPr")
    if unparted:
        add(made, "w:cantSplit")
    if height:
        add(made, "w:trHeight", hRule="atLeast", val=twips(height))
    if head:
        add(made, "w:tblHeader")
    return element("w:tr", made)


@lru_cache(maxsize=256)
def _cell(width: int, head: bool, span: int) -> Element:
    """Return a cell without content, so wide, over so many columns."""
    made = element("w:tcPr", element("w:tcW", type="dxa", w=twips(width)))
    if span > 1:
        add(made, "w:gridSpan", val=str(span))
    if head:
        made.append(copy(shade(SHADE)))
    return element("w:tc", made)
