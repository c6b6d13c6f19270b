"""A page's elements with their places in its HTML, so that something can be put between them.

The HTML is not written anew, only added to: what a preview shows is what will be published.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate, pairwise

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


def words(text: str) -> tuple[str, ...]:
    """Return a text's words, in small letters."""
    return tuple(_WORD.findall(text.lower()))


@dataclass(slots=True)
class Element:
    """A block of a page: its tag, attributes, where it begins and ends, and the block around it.

    `last_word` is the number of the word behind its last one, of all that the page has.
    """

    tag: str
    attributes: dict[str, str | None]
    start: int
    parent: Element | None
    end: int = -1
    inner_end: int = -1
    last_word: int = -1

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


class PageText:
    """The words of a piece of HTML, one after the other, and the blocks that they stand in.

    Where a word stands is looked up, so that a line of a page with thousands takes no longer than one of a short page.
    """

    def __init__(self, html: str) -> None:
        reader = _Reader(html)
        reader.feed(html)
        reader.close()
        self.elements = [element for element in reader.found if element.end >= 0]
        """The blocks, in the order in which they begin. What is not closed is none, as there is no place behind it."""
        self._words = tuple(reader.words)
        self._holders = reader.holders
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            self._places[word].append(place)
        self._known: dict[tuple[str, ...], list[Element]] = {}

    def holding(self, looked_for: tuple[str, ...]) -> list[Element]:
        """Return the innermost blocks that hold some words in a row, in the order in which they begin."""
        if looked_for not in self._known:
            found = {element.start: element for element in self._around(looked_for)}
            in_order = [found[start] for start in sorted(found)]
            # A block that holds another of them is not the innermost one.
            inner = [one for one, following in pairwise(in_order) if following.start >= one.end]
            self._known[looked_for] = [*inner, *in_order[-1:]]
        return self._known[looked_for]

    def _around(self, looked_for: tuple[str, ...]) -> Iterator[Element]:
        """Yield, for each time that words stand in a row, the innermost block around all of them."""
        if not all(word in self._places for word in looked_for):
            return
        rarest = min(looked_for, key=lambda word: len(self._places[word]))
        before = looked_for.index(rarest)
        for place in self._places[rarest]:
            begin, end = place - before, place - before + len(looked_for)
            if begin >= 0 and self._words[begin:end] == looked_for:
                element: Element | None = self._holders[begin]
                while element is not None and (element.end < 0 or element.last_word < end):
                    element = element.parent
                if element is not None:
                    yield element


class _Reader(HTMLParser):
    """Reads blocks, words, and in which block each word is."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []
        self.words: list[str] = []
        self.holders: list[Element] = []
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
            if element.tag == tag:
                element.last_word = len(self.words)
                element.inner_end = self._offset()
                element.end = self._html.index(">", element.inner_end) + 1
                return

    def handle_data(self, data: str) -> None:
        """Keep the words of a block."""
        if self._open and not self._silent:
            self.words += (read := words(data))
            self.holders += [self._open[-1]] * len(read)
