"""A page parted by its headings, as Material's search takes it into its index: each part with its words.

Material's own parser does the same (`material.plugins.search.plugin.Parser`), in Python, and takes longer for a lesson
with worksheets than all else that makes its page; libxml2 does not. A test holds the two side by side.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
"""Elements that the index keeps, without their attributes."""
UNREAD = frozenset({"object", "script", "style", "svg", "template", "textarea"})
"""Elements whose content is no text of the page."""

_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True)


class SearchSection(NamedTuple):
    """A heading and what stands below it, as HTML. `id` is the heading's, None for the page's own."""

    id: str | None
    title: str
    text: str


def sections(content: str) -> list[SearchSection]:
    """Return the parts of a page's content, in their order; what stands before the first heading is a part, too."""
    reader = _Reader()
    if content.strip():
        html = f"<html><body>{content}</body></html>".encode("utf-8", "surrogatepass")
        reader.read_inside(etree.fromstring(html, _PARSER)[0])
    return [SearchSection(part.id, "".join(part.title), "".join(part.text)) for part in reader.parts]


class _Part:
    """A section while it is read, in pieces."""

    def __init__(self, heading: str | None = None) -> None:
        self.id = heading
        self.title: list[str] = []
        self.text: list[str] = []

    def close(self, start: int, tag: str) -> None:
        """Close an element that the index keeps, or take it back where nothing stands in it, from `start` on."""
        if all(piece.isspace() for piece in self.text[start:]):
            del self.text[start - 1 :]
        else:
            self.text.append(f"</{tag}>")


class _Reader:
    """Goes through a page. `_now` is the part that it is in."""

    def __init__(self) -> None:
        self.parts: list[_Part] = []
        self._now: _Part | None = None

    def read_inside(self, element: HtmlElement, pre: bool = False) -> None:
        """Read what is in an element, and what stands between the elements in it."""
        self._add_text(element.text, pre)
        for child in element:
            self._read(child, pre)
            self._add_text(child.tail, pre)

    def _read(self, element: HtmlElement, pre: bool) -> None:
        tag = element.tag
        if tag in UNREAD or "data-search-exclude" in element.attrib or element.get("class") == "linenodiv":
            return
        if tag in HEADINGS and element.get("id"):
            self._begin(element)
            return
        around = self._part()
        if tag in KEPT:
            around.text.append(f"<{tag}>")
            start = len(around.text)
            self.read_inside(element, pre or tag == "pre")
            around.close(start, tag)
        else:
            self.read_inside(element, pre)
        # A part ends at the latest where that ends in which its heading stands.
        self._now = around

    def _begin(self, heading: HtmlElement) -> None:
        """Begin a new part. A page's own heading, if it comes first, is that of the page."""
        if not self.parts and heading.tag != "h1":
            self._part()
        part = _Part(heading.get("id") if self.parts else None)
        _add_title(heading, part.title)
        self.parts.append(part)
        self._now = part

    def _part(self) -> _Part:
        """Return the part that it is in; the first begins with the page."""
        if self._now is None:
            self._now = _Part()
            self.parts.append(self._now)
        return self._now

    def _add_text(self, data: str | None, pre: bool) -> None:
        if not data:
            return
        text = self._part().text
        if not data.isspace():
            text.append(escape(data if pre else data.replace("\n", " "), quote=False))
        elif pre:
            text.append(data)
        elif not text or not text[-1].isspace():
            text.append(" ")


def _add_title(element: HtmlElement, title: list[str]) -> None:
    """Add the words of a heading, with the elements that the index keeps, without the link to itself."""
    if element.text:
        title.append(escape(element.text.replace("\n", " "), quote=False))
    for child in element:
        if child.get("class") != "headerlink" and child.tag not in UNREAD:
            tag = child.tag if child.tag in KEPT else None
            if tag:
                title.append(f"<{tag}>")
            _add_title(child, title)
            if tag:
                title.append(f"</{tag}>")
        if child.tail:
            title.append(escape(child.tail.replace("\n", " "), quote=False))
