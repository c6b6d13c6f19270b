"""The text of the document while it is being written, with all that it refers to by ids; numberings of lists."""

from __future__ import annotations

from itertools import count, pairwise
from tempfile import TemporaryFile
from typing import IO

from docx.document import Document
from lxml.etree import _Element as Element

from .measures import as_number, points
from .paragraphs import Contents, Paragraph, Styles, add_paragraph
from .pictures import Pictures, Relations
from .place import Marker, list_style
from .styles import spaces_before, style_ids
from .table import Table
from .tags import Bookmarks
from .xml import element, empty_copy, inner_xml

_BODY = b"<w:body>"
_TABLE, _TABLE_END = b"<w:tbl>", b"</w:tbl>"
_GAP = points(10)


class Story:
    """The text of a document, as wide as `width`; `on_screen` tells that a browser is to fill it in.

    It is written apart from the document, a worksheet at a time, to a file: that of a large course would take as much
    memory as all the rest of the engine.
    """

    def __init__(self, document: Document, width: int, *, on_screen: bool = False) -> None:
        self.width = width
        self.styles: Styles = style_ids(document)
        self.lists = Lists(document)
        self.relations = Relations(document.part)
        self.bookmarks = Bookmarks(on_screen=on_screen)
        self.pictures = Pictures(self.relations)
        self.body: Contents = []
        self._is_in_table = False
        self._spaces = spaces_before(document)
        self._root = document.element
        head, body, self._rest = document.part.blob.partition(_BODY)
        # Whoever puts the document together closes it, and with that it is gone.
        self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115
        self._file.write(head + body)

    def paragraph(self, style: str, text: str = "") -> Paragraph:
        """Add a paragraph."""
        made = add_paragraph(self.body, self.styles, style)
        if text:
            made.add_run(text)
        return made

    def put_away(self) -> None:
        """Put away what is written but for its end: the last paragraph or table, of a long table the last row."""
        self._space_after_tables()
        if before := self.body[:-1]:
            self._write(before)
            del self.body[:-1]
        if isinstance(last := self.body[-1], Table) and last.is_long:
            self._write([last.begun()], goes_on=True)

    def file(self) -> IO[bytes]:
        """Return the document's main file, with all of the text before what its body has already."""
        self._space_after_tables()
        self._write(self.body)
        self._file.write(self._rest)
        return self._file

    def _write(self, contents: Contents, *, goes_on: bool = False) -> None:
        """Write some blocks, of which the last may be a table that goes on with what is written next."""
        part = empty_copy(self._root)
        for block in contents:
            block.add_to(part)
        text = inner_xml(part)
        self._file.write(text[len(_TABLE) if self._is_in_table else 0 : -len(_TABLE_END) if goes_on else None])
        self._is_in_table = goes_on

    def _space_after_tables(self) -> None:
        """Keep what follows a table at a distance, since a table has no space of its own."""
        for table, following in pairwise(self.body):
            if isinstance(table, Table) and isinstance(following, Paragraph):
                following.set_space(before=max(self._spaces[following.style_id], _GAP))


class Lists:
    """The numberings of a document. python-docx looks through all of them for each new one."""

    def __init__(self, document: Document) -> None:
        self._styles = document.styles
        self._numberings = document.part.numbering_part.element
        self._patterns: dict[int, int] = {one.numId: one.abstractNumId.val for one in self._numberings.num_lst}
        self._free = (number for number in count(1) if number not in self._patterns)
        self._of_styles: dict[str, int] = {}

    def marker(self, items: Element, level: int) -> Marker:
        """Return what numbers or dots the items of a list that lies in so many lists, itself counted."""
        # Word does not count down; the levels of a ladder say their number themselves.
        kind = "Number" if items.tag == "ol" and items.get("reversed") is None else "Bullet"
        number = self._number(list_style(kind, level))
        return Marker(kind, self._restarted(number, items.get("start", "")) if kind == "Number" else number)

    def bullet(self) -> Marker:
        """Return the dot of an item that lies in one list."""
        return Marker("Bullet", self._number(list_style("Bullet", 1)))

    def _number(self, style: str) -> int:
        if style not in self._of_styles:
            self._of_styles[style] = self._styles[style].element.pPr.numPr.numId.val
        return self._of_styles[style]

    def _restarted(self, number: int, start: str) -> int:
        """Return a numbering of its own for a list: Word would go on where the list before ended."""
        made, first = next(self._free), as_number(start, 1)
        override = element("w:lvlOverride", element("w:startOverride", val=str(first)), ilvl="0")
        pattern = element("w:abstractNumId", val=str(self._patterns[number]))
        self._numberings.append(element("w:num", pattern, override, numId=str(made)))
        return made
