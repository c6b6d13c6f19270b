"""The text of the document while it is being written, with all that it refers to by ids."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Length
from lxml import etree

from .lists import Lists
from .paragraphs import Paragraph, Styles, add_paragraph
from .pictures import Pictures
from .relations import Relations
from .styles import style_ids
from .xml import qualified


class Story:
    """The text of a document, as wide as `width`.

    It is written apart from the document, whose elements cost more: each becomes an object of a class of its own.
    """

    def __init__(self, document: Document, width: Length) -> None:
        self.width = width
        self.styles: Styles = style_ids(document)
        self.lists = Lists(document)
        self.relations = Relations(document.part)
        self.pictures = Pictures(self.relations)
        self.body = etree.Element(qualified("w:body"), nsmap=document.element.nsmap)
        self._document = document

    def paragraph(self, style: str, text: str = "") -> Paragraph:
        """Add a paragraph."""
        made = add_paragraph(self.body, self.styles, style)
        if text:
            made.add_run(text)
        return made

    def finish(self) -> None:
        """Hand the text over to the document."""
        body = self._document.element.body
        body[:0] = list(self.body)
