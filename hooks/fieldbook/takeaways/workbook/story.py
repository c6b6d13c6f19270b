"""The text of the document while it is being written, with all that it refers to by ids."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Length, Pt
from lxml import etree

from .lists import Lists
from .paragraphs import PARAGRAPH, Paragraph, Styles, add_paragraph
from .pictures import Pictures
from .relations import Relations
from .styles import spaces_before, style_ids
from .xml import qualified

_BODY = b"<w:body>"
_TABLE = qualified("w:tbl")
_GAP = Pt(10)


class Story:
    """The text of a document, as wide as `width`.

    It is written apart from the document, a worksheet at a time, and kept as the bytes that the file will have:
    as elements, the text of a large course takes ten times the room.
    """

    def __init__(self, document: Document, width: Length) -> None:
        self.width = width
        self.styles: Styles = style_ids(document)
        self.lists = Lists(document)
        self.relations = Relations(document.part)
        self.pictures = Pictures(self.relations)
        self.body = etree.Element(qualified("w:body"), nsmap=document.element.nsmap)
        self._spaces = spaces_before(document)
        self._written: list[bytes] = []

    def paragraph(self, style: str, text: str = "") -> Paragraph:
        """Add a paragraph."""
        made = add_paragraph(self.body, self.styles, style)
        if text:
            made.add_run(text)
        return made

    def put_away(self) -> None:
        """Make bytes of what is written but for its end, which may be a table."""
        self._space_after_tables()
        last = list(self.body)[-1:]
        for one in last:
            self.body.remove(one)
        self._write_down()
        self.body[:] = last

    def within(self, document: bytes) -> bytes:
        """Return the bytes of a document with all of the text in it, before what its body has already."""
        self._space_after_tables()
        self._write_down()
        head, body, rest = document.partition(_BODY)
        return b"".join((head, body, *self._written, rest))

    def _write_down(self) -> None:
        if len(self.body):
            text = etree.tostring(self.body, encoding="UTF-8", xml_declaration=False)
            self._written.append(text[text.index(b">") + 1 : text.rindex(b"<")])
            self.body[:] = []

    def _space_after_tables(self) -> None:
        """Keep what follows a table at a distance, since a table has no space of its own."""
        for table in self.body.iterchildren(_TABLE):
            following = table.getnext()
            if following is not None and following.tag == PARAGRAPH:
                paragraph = Paragraph(following, self.styles)
                paragraph.set_space(before=max(self._spaces[paragraph.style_id], _GAP))
