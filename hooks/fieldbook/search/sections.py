"""A page parted by its headings with libxml2, which makes sense of any HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from .parts import Section, close
from .tags import HEADINGS, KEPT, UNREAD

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True)


def sections_of_tree(content: str) -> list[Section]:
    """Return the parts of a page's content, in their order; what stands before the first heading is a part, too."""
    reader = _Reader()
    root = etree.fromstring(f"<html><body>{content}</body></html>".encode(), _PARSER)
    if content.strip():
        reader.read_inside(root[0])
    return reader.sections


class _Reader:
    """Goes through a page. `_now` is the part that it is in."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self._now: Section | None = None

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
        around = self._section()
        if tag in KEPT:
            text = around.text
            text.append(f"<{tag}>")
            start = len(text)
            self.read_inside(element, pre or tag == "pre")
            close(text, start, tag)
        else:
            self.read_inside(element, pre)
        # A part ends at the latest where that ends in which its heading stands.
        self._now = around

    def _begin(self, heading: HtmlElement) -> None:
        """Begin a new part. A page's own heading, if it comes first, is that of the page."""
        if not self.sections and heading.tag != "h1":
            self._section()
        section = Section(heading.get("id") if self.sections else None)
        _add_title(heading, section.title)
        self.sections.append(section)
        self._now = section

    def _section(self) -> Section:
        """Return the part that it is in; the first begins with the page."""
        if self._now is None:
            self._now = Section()
            self.sections.append(self._now)
        return self._now

    def _add_text(self, data: str | None, pre: bool) -> None:
        if not data:
            return
        text = self._section().text
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
