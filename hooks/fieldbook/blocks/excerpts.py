"""Parts of a lesson that are kept apart as well: cut out of its HTML, so that no element is made HTML twice.

A tree processor leaves marks in the tree, around what it wants. Last of all, the marks are taken out of the HTML, and
whoever wants a part is told where in the lesson it stands.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.util import ETX, STX

from .elements import parents

_MARK = f"{STX}fieldbook-excerpt:%d{ETX}"
"""No lesson holds those characters: Python-Markdown takes them out of what authors type."""
_MARKS = re.compile(_MARK.replace("%d", r"(\d+)"))

Receive = Callable[[str], None]


class Excerpts(Postprocessor):
    """The parts of one lesson that are wanted, in the order in which they were asked for."""

    PRIORITY = -100
    """After all that changes the HTML."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.clear()

    def clear(self) -> None:
        """Begin a new lesson."""
        self._wanted: list[tuple[int, int, Receive]] = []
        self._count = 0
        self._root: etree.Element | None = None
        self._parents: dict[etree.Element, etree.Element] = {}

    def element(self, root: etree.Element, element: etree.Element, receive: Receive) -> None:
        """Call `receive` with the HTML of an element of the lesson `root`, once there is no other change to come."""
        if root is not self._root:
            self._root, self._parents = root, parents(root)
        parent = self._parents[element]
        start = self.before(parent, list(parent).index(element))
        end, mark = self._mark()
        element.tail = mark + (element.tail or "")
        self.between(start, end, receive)

    def before(self, parent: etree.Element, at: int) -> int:
        """Mark the place before the child `at` of an element, or behind all, and return its number."""
        number, mark = self._mark()
        if at:
            parent[at - 1].tail = (parent[at - 1].tail or "") + mark
        else:
            parent.text = (parent.text or "") + mark
        return number

    def between(self, start: int, end: int, receive: Receive) -> None:
        """Call `receive` with the HTML between two marks."""
        self._wanted.append((start, end, receive))

    def run(self, text: str) -> str:
        """Take the marks out of a lesson's HTML, and tell the parts that are still there."""
        pieces = _MARKS.split(text)
        if len(pieces) == 1:
            return text
        page = "".join(pieces[::2])
        places: dict[int, int] = {}
        at = 0
        for piece, mark in zip(pieces[::2], pieces[1::2], strict=False):
            at += len(piece)
            places[int(mark)] = at
        for start, end, receive in self._wanted:
            if start in places and end in places:
                receive(page[places[start] : places[end]])
        return page

    def _mark(self) -> tuple[int, str]:
        self._count += 1
        return self._count, _MARK % self._count
