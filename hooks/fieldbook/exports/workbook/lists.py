"""What the items of a list begin with."""

from __future__ import annotations

from itertools import count

from docx.document import Document
from lxml.etree import _Element as Element

from .measures import as_number
from .place import Marker, list_style
from .xml import element


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
