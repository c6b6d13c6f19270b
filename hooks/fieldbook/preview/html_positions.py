"""A page's elements with their places in its HTML, so that something can be put between them.

The HTML is not written anew, only added to: what a preview shows is what will be published.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate

_SILENT = frozenset({"script", "style", "svg", "sup"})
_HOLDERS = frozenset(
    ["article", "aside", "blockquote", "body", "dd", "details", "div", "fieldset", "figure", "footer", "form", "li"]
) | {"main", "section"}
"""Elements in which a block may stand."""
_BLOCKS = _HOLDERS.union(
    ["address", "caption", "dl", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "header", "legend", "nav"],
    ["ol", "p", "pre", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"],
)
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> str:
    """Return a text's words, small and with one space around each, so that one text can be looked for in another."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


@dataclass(slots=True)
class Element:
    """A block of a page: its tag, attributes and text, where it begins and ends, and the block around it."""

    tag: str
    attributes: dict[str, str | None]
    start: int
    parent: Element | None
    end: int = -1
    inner_end: int = -1
    parts: list[str] = field(default_factory=list)
    words: str = " "

    @property
    def after(self) -> int:
        """The nearest place behind the element, or at its end, at which a block may stand."""
        element = self
        if element.tag in ("li", "dd"):
            return element.inner_end
        while element.parent is not None and element.parent.tag not in _HOLDERS:
            element = element.parent
        return element.end

    @property
    def before(self) -> int:
        """The nearest place in front of the element at which a block may stand."""
        element = self
        while element.parent is not None and element.parent.tag not in _HOLDERS:
            element = element.parent
        return element.start


def elements(html: str) -> list[Element]:
    """Return the blocks of a piece of HTML, in the order in which they begin."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return [element for element in reader.found if element.end >= 0]


class _Reader(HTMLParser):
    """Reads blocks. What is not closed is left out, as there is no place behind it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []
        self._open: list[Element] = []
        self._silent = 0
        self._html = html
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block."""
        if tag in _SILENT:
            self._silent += 1
        if tag in _BLOCKS:
            element = Element(tag, dict(attrs), self._offset(), self._open[-1] if self._open else None)
            self.found.append(element)
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over an element that is nothing but a tag."""

    def handle_endtag(self, tag: str) -> None:
        """Close a block, and those in it that nothing closes."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if not any(element.tag == tag for element in self._open):
            return
        while self._open:
            element = self._open.pop()
            element.words = words(" ".join(element.parts))
            if self._open:
                self._open[-1].parts.extend(element.parts)
            if element.tag == tag:
                element.inner_end = self._offset()
                element.end = self._html.index(">", element.inner_end) + 1
                return

    def handle_data(self, data: str) -> None:
        """Keep the words of a block."""
        if self._open and not self._silent:
            self._open[-1].parts.append(data)
