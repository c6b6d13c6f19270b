"""Tables as Word has them: columns of fixed widths, rows, cells with a paragraph in each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from .borders import shade
from .markup import GAP, frame, tag
from .measures import twips
from .paragraphs import Contents, Paragraph, Styles
from .styles import SHADE

STYLE = "TableGrid"
_TABLE, _TABLE_END = frame(tag("w:tbl", GAP))
_ROW, _ROW_END = frame(tag("w:tr", GAP))
_CELL, _CELL_END = frame(tag("w:tc", GAP))
# Which of the style's special rows and columns are wanted.
_WANTED = {"firstColumn": "1", "firstRow": "1", "lastColumn": "0", "lastRow": "0", "noHBand": "0", "noVBand": "1"}


class Table:
    """A table with columns of such widths, so far in."""

    __slots__ = ("_head", "_rows", "_styles", "_widths")

    def __init__(self, styles: Styles, widths: Sequence[int], indent: int = 0) -> None:
        self._styles = styles
        self._widths = tuple(widths)
        self._head = _table_head(self._widths, indent)
        self._rows: list[tuple[str, list[str], list[Contents]]] = []

    def add_row(
        self, *, head: bool = False, unparted: bool = True, height: int = 0, spans: Sequence[int] = ()
    ) -> list[Contents]:
        """Add a row, at least so high; return its cells. A `head` lies on a ground and is repeated on every page.

        `spans` are the columns that each cell takes, from the first on; cells that are not told of take one.
        """
        spans = (*spans, *[1] * (len(self._widths) - sum(spans)))
        cells: list[Contents] = [[Paragraph(self._styles, bare=True)] for _ in spans]
        ends = list(accumulate(spans))
        widths = [sum(self._widths[end - span : end]) for span, end in zip(spans, ends, strict=True)]
        starts = [_cell_head(width, head, span) for width, span in zip(widths, spans, strict=True)]
        self._rows.append((_row_head(head, unparted, height), starts, cells))
        return cells

    def markup(self) -> str:
        """Return it as the document holds it."""
        parts = [_TABLE, self._head]
        for head, starts, cells in self._rows:
            parts += (_ROW, head)
            for start, contents in zip(starts, cells, strict=True):
                parts += (start, *[block.markup() for block in contents], _CELL_END)
            parts.append(_ROW_END)
        parts.append(_TABLE_END)
        return "".join(parts)


@lru_cache(maxsize=256)
def _table_head(widths: tuple[int, ...], indent: int) -> str:
    properties = (
        tag("w:tblStyle", val=STYLE),
        tag("w:tblW", type="auto", w="0"),
        tag("w:tblInd", w=twips(indent), type="dxa") if indent else "",
        tag("w:tblLayout", type="fixed"),
        tag("w:tblLook", **_WANTED, val="04A0"),
    )
    columns = [tag("w:gridCol", w=twips(width)) for width in widths]
    return tag("w:tblPr", *properties) + tag("w:tblGrid", *columns)


@lru_cache(maxsize=256)
def _row_head(head: bool, unparted: bool, height: int) -> str:
    properties = (
        tag("w:cantSplit") if unparted else "",
        tag("w:trHeight", hRule="atLeast", val=twips(height)) if height else "",
        tag("w:tblHeader") if head else "",
    )
    return tag("w:trPr", *properties)


@lru_cache(maxsize=256)
def _cell_head(width: int, head: bool, span: int) -> str:
    size = tag("w:tcW", type="dxa", w=twips(width))
    columns = tag("w:gridSpan", val=str(span)) if span > 1 else ""
    return _CELL + tag("w:tcPr", size, columns, shade(SHADE) if head else "")
