"""HTML parsed to a tree, and back: elements left open are closed, and end tags without a start are removed.

In a file of many pages either would reach into other chapters.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from copy import copy
from typing import cast

from lxml import etree

from ...encoding import in_utf8

Tree = etree._Element

_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True)
_LONG = 100_000
"""Pages of more characters than this are never parsed as a whole: the tree would take ten times as much memory."""
_TO_THE_END = re.compile(r"<(/?)plaintext\b", re.IGNORECASE)
"""An obsolete element, which makes text of all that follows and can't be closed."""
_HERE = f"#{secrets.token_hex(8)}-"


def read(page: bytes) -> Tree:
    """Parse a whole page, and return its root element."""
    return etree.fromstring(page, _PARSER)


def parse(html: str) -> Tree:
    """Parse the HTML of a body, and return the body element."""
    html = _TO_THE_END.sub(r"<\1pre", html)
    # Left open: text that has lost its end would take the ends of these for text as well.
    return read(f"<html><body>{html}".encode("utf-8", "surrogatepass"))[0]


def in_parts(html: str, read: Callable[[Tree], str]) -> Iterator[str]:
    """Yield what `read` returns for each part of some HTML; a part is a body element with some of the content.

    Short HTML is one part. Of long HTML, a part is a run of elements of the two top levels, parsed completely.
    """
    if len(html) <= _LONG:
        yield read(parse(html))
        return
    html = _TO_THE_END.sub(r"<\1pre", html)
    parser = etree.HTMLPullParser(["start"], tag="body", encoding="utf-8", huge_tree=True)
    parser.feed("<html><body>")
    ((_, body),) = parser.read_events()
    parts = _Parts(cast(Tree, body), read)
    for piece in in_utf8(html):
        parser.feed(piece)
        yield from parts.whole()
    parser.close()
    yield from parts.rest()


class _Parts:
    """The parts of a body that grows. The last element in it, and the last one in that, may not be whole yet."""

    def __init__(self, body: Tree, read: Callable[[Tree], str]) -> None:
        self._body = body
        self._read = read
        self._open: Tree | None = None
        """The element at the top of which the beginning was read."""
        self._end = ""

    def whole(self) -> Iterator[str]:
        """Yield what is made of the parts that are whole, and take them off."""
        if len(self._body) and self._body.text:
            yield self._read_text(self._body.text)
            self._body.text = None
        for element in list(self._body)[:-1]:
            yield from self._closing(element)
        for last in self._body:
            if self._open is None and len(last) > 1:
                yield self._opening(last)
            for part in list(last)[:-1]:
                yield self._read(_body_with(part))

    def rest(self) -> Iterator[str]:
        """Yield what is made of all that is left."""
        if self._open is not None:
            yield from self._closing(self._open)
        yield self._read(self._body)

    def _opening(self, element: Tree) -> str:
        """Return the beginning of an element, up to the first one in it."""
        shell = copy(element)
        for part in list(shell):
            shell.remove(part)
        shell.text, shell.tail = f"{element.text or ''}{_HERE}", None
        self._open, element.text = element, None
        begin, _, self._end = self._read(_body_with(shell)).partition(_HERE)
        return begin

    def _closing(self, element: Tree) -> Iterator[str]:
        """Yield the rest of an element, and what stands between it and the next one."""
        if element is not self._open:
            yield self._read(_body_with(element))
            return
        for part in list(element):
            yield self._read(_body_with(part))
        yield self._end
        yield self._read_text(element.tail)
        self._body.remove(element)
        self._open = None

    def _read_text(self, text: str | None) -> str:
        body = etree.Element("body")
        body.text = text
        return self._read(body)


def _body_with(part: Tree) -> Tree:
    """Return a body of its own that a part, with what follows it, is moved to."""
    body = etree.Element("body")
    body.append(part)
    return body


def query(path: str) -> Callable[[Tree], list[Tree]]:
    """Return what finds the elements of a tree by an XPath."""
    found = etree.XPath(path)
    return lambda tree: cast(list[Tree], found(tree))


def values(path: str) -> Callable[[Tree], list[str]]:
    """Return what finds the values of attributes in a tree by an XPath."""
    found = etree.XPath(path, smart_strings=False)
    return lambda tree: cast(list[str], found(tree))


def drop(element: Tree, *names: str) -> None:
    """Take attributes off an element, if it has them."""
    for name in names:
        if name in element.attrib:
            del element.attrib[name]


def serialize(tree: Tree) -> str:
    """Return what is in a body as HTML."""
    tree.attrib.clear()
    html = etree.tostring(tree, encoding="unicode", method="html", with_tail=False)
    return html.removeprefix("<body>").removesuffix("</body>")


def remove(element: Tree) -> None:
    """Take an element out of its tree, and leave what follows it."""
    parent, tail = element.getparent(), element.tail or ""
    if parent is None:
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)
