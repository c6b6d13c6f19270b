"""Tables as Word has them: columns of fixed widths, rows, cells with a paragraph in each."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import cache

from docx.shared import Length
from lxml.etree import _Element as Element

from .borders import shade
from .styles import SHADE
from .xml import add, element

STYLE = "TableGrid"


def add_table(container: Element, widths: Sequence[int], indent: int = 0) -> Element:
    """Return a new table without rows at the end of a cell or of the document."""
    table = add(container, "w:tbl")
    properties = add(table, "w:tblPr")
    add(properties, "w:tblStyle", val=STYLE)
    add(properties, "w:tblW", type="auto", w="0")
    if indent:
        add(properties, "w:tblInd", w=_twips(indent), type="dxa")
    add(properties, "w:tblLayout", type="fixed")
    # Which of the style's special rows and columns are wanted.
    look = {"firstColumn": "1", "firstRow": "1", "lastColumn": "0", "lastRow": "0", "noHBand": "0", "noVBand": "1"}
    add(properties, "w:tblLook", **look, val="04A0")
    columns = add(table, "w:tblGrid")
    for width in widths:
        add(columns, "w:gridCol", w=_twips(width))
    return table


def add_row(
    table: Element, widths: Sequence[int], *, head: bool = False, unparted: bool = True, height: int = 0
) -> list[Element]:
    """Add a row, at least so high; return its cells. A `head` lies on a ground and is repeated on every page."""
    row = add(table, "w:tr")
    properties = add(row, "w:trPr")
    if unparted:
        add(properties, "w:cantSplit")
    if height:
        add(properties, "w:trHeight", hRule="atLeast", val=_twips(height))
    if head:
        add(properties, "w:tblHeader")
    cells = [copy(_empty_cell(width, head)) for width in widths]
    row.extend(cells)
    return cells


@cache
def _empty_cell(width: int, head: bool) -> Element:
    size = element("w:tcW", type="dxa", w=_twips(width))
    properties = element("w:tcPr", size, *([shade(SHADE)] if head else []))
    return element("w:tc", properties, element("w:p"))


def _twips(length: int) -> str:
    return str(Length(length).twips)
