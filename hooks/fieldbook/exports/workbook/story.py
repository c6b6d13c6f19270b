"""The text of the document while it is being written, with all that it refers to by ids."""

from __future__ import annotations

from itertools import pairwise
from tempfile import TemporaryFile
from typing import IO

from docx.document import Document

from .lists import Lists
from .measures import points
from .paragraphs import Contents, Paragraph, Styles, add_paragraph
from .pictures import Pictures
from .relations import Relations
from .styles import spaces_before, style_ids
from .table import Table
from .tags import Bookmarks

_BODY = b"<w:body>"
_GAP = points(10)


class Story:
    """The text of a document, as wide as `width`.

    It is written apart from the document, a worksheet at a time, to a file: that of a large course would take as much
    memory as all the rest of the engine.
    """

    def __init__(self, document: Document, width: int) -> None:
        self.width = width
        self.styles: Styles = style_ids(document)
        self.lists = Lists(document)
        self.relations = Relations(document.part)
        self.bookmarks = Bookmarks()
        self.pictures = Pictures(self.relations, document.element)
        self.body: Contents = []
        self._spaces = spaces_before(document)
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
        """Put away what is written but for its end, which may be a table."""
        self._space_after_tables()
        self._write(self.body[:-1])
        del self.body[:-1]

    def file(self) -> IO[bytes]:
        """Return the document's main file, with all of the text before what its body has already."""
        self._space_after_tables()
        self._write(self.body)
        self._file.write(self._rest)
        return self._file

    def _write(self, contents: Contents) -> None:
        self._file.write("".join([block.markup() for block in contents]).encode())

    def _space_after_tables(self) -> None:
        """Keep what follows a table at a distance, since a table has no space of its own."""
        for table, following in pairwise(self.body):
            if isinstance(table, Table) and isinstance(following, Paragraph):
                following.set_space(before=max(self._spaces[following.style_id], _GAP))
