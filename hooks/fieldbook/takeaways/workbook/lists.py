"""What the items of a list begin with."""

from __future__ import annotations

from docx.document import Document
from lxml.etree import _Element as Element

from .place import Marker, list_style


def marker(document: Document, items: Element, level: int) -> Marker:
    """Return what numbers or dots the items of a list that lies in so many lists, itself counted."""
    kind = "Number" if items.tag == "ol" else "Bullet"
    number = document.styles[list_style(kind, level)].element.pPr.numPr.numId.val
    return Marker(kind, _restarted(document, number, items.get("start", "")) if items.tag == "ol" else number)


def _restarted(document: Document, number: int, start: str) -> int:
    """Return a numbering of its own for a list: Word would go on where the list before ended."""
    numbering = document.part.numbering_part.element
    made = numbering.add_num(numbering.num_having_numId(number).abstractNumId.val)
    first = int(start) if start.isascii() and start.isdigit() else 1
    made.add_lvlOverride(ilvl=0).add_startOverride(first)
    return int(made.numId)
