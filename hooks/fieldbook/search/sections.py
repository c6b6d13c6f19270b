"""A page parted by its headings: each part with its words, as plain text.

Material's own parser parts it alike (`material.plugins.search.plugin.Parser`), in Python, and takes longer for a lesson
with worksheets than all else that makes its page; libxml2 does not. A test holds the two side by side.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q"}
    | {"rb", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
"""Elements within a word or a sentence; all others part words."""
UNREAD = frozenset({"object", "script", "style", "svg", "template", "textarea"})
"""Elements whose content is no text of the page."""
_UNSEEN = frozenset({"data-search-exclude", "hidden"})
"""Attributes of what is not to be found."""

_BELOW = re.compile(r"<h[2-6][ >]")

_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True)


class SearchSection(NamedTuple):
    """A heading and what stands below it, as text. `id` is the heading's, None for the page's own."""

    id: str | None
    title: str
    text: str


def sections(content: str) -> list[SearchSection]:
    """Return the parts of a page's content, in their order; what stands before the first heading is a part, too."""
    reader = _Reader()
    if content.strip():
        html = f"<html><body>{content}</body></html>".encode("utf-8", "surrogatepass")
        reader.read_inside(etree.fromstring(html, _PARSER)[0])
    return [SearchSection(part.id, _joined(part.title), _joined(part.text)) for part in reader.parts]


def beginning(content: str) -> list[SearchSection]:
    """Return the part of a page before the first heading below its own, without reading the rest.

    Pages that show the whole course are long: the tree of a workbook of 1,000 lessons takes 150 MB.
    """
    below = _BELOW.search(content)
    return sections(content[: below.start()] if below else content)[:1]


def _joined(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


class _Part:
    """A section while it is read, in pieces."""

    def __init__(self, heading: str | None = None) -> None:
        self.id = heading
        self.title: list[str] = []
        self.text: list[str] = []


class _Reader:
    """Goes through a page. `_now` is the part that it is in."""

    def __init__(self) -> None:
        self.parts: list[_Part] = []
        self._now: _Part | None = None

    def read_inside(self, element: HtmlElement) -> None:
        """Read what is in an element, and what stands between the elements in it."""
        self._add_text(element.text)
        for child in element:
            self._read(child)
            self._add_text(child.tail)

    def _read(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in UNREAD or _UNSEEN.intersection(element.attrib) or element.get("class") == "linenodiv":
            return
        if tag in HEADINGS and element.get("id"):
            self._begin(element)
            return
        if _is_note_mark(element):
            return
        around = self._part()
        parts_words = tag not in INLINE
        around.text += [" "] if parts_words else []
        self.read_inside(element)
        # A part ends at the latest where that ends in which its heading stands.
        self._now = around
        around.text += [" "] if parts_words else []

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

    def _add_text(self, data: str | None) -> None:
        if data and (self._now or not data.isspace()):
            self._part().text.append(data)


def _is_note_mark(element: HtmlElement) -> bool:
    """Tell whether an element is the mark of a note, which stands right behind a word and is none of it."""
    return element.tag == "sup" and str(element.get("id", "")).startswith("fnref")


def _add_title(element: HtmlElement, title: list[str]) -> None:
    """Add the words of a heading, without the link to itself."""
    title.append(element.text or "")
    for child in element:
        if child.get("class") != "headerlink" and child.tag not in UNREAD and not _is_note_mark(child):
            _add_title(child, title)
        title.append(child.tail or "")
