"""HTML as a tree, and a tree as HTML: what authors left open is closed in it, and what closes nothing is gone.

In a file of many pages either would reach into other chapters.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from html import escape
from typing import cast

from lxml import etree

Tree = etree._Element

_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True)
_TO_THE_END = re.compile(r"<(/?)plaintext\b", re.IGNORECASE)
"""An element that makes text of all that follows, whatever closes it."""
_LITERAL = f"#{secrets.token_hex(8)}-"
_MARKED = re.compile(rf"{_LITERAL}([0-9a-f]*)-")
_AS_TYPED = re.compile(r"[\w./:#-]*", re.ASCII)


def read(page: bytes) -> Tree:
    """Return a whole page."""
    return etree.fromstring(page, _PARSER)


def parse(html: str) -> Tree:
    """Return the body that has HTML in it."""
    html = _TO_THE_END.sub(r"<\1pre", html)
    # Left open: text that has lost its end would take the ends of these for text as well.
    return read(f"<html><body>{html}".encode("utf-8", "surrogatepass"))[0]


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


def literal(target: str) -> str:
    """Return the address of a place within the file so that it is written as it is.

    libxml2 writes letters beyond ASCII in addresses as those between computers have them, and ids as they are.
    """
    return target if _AS_TYPED.fullmatch(target) else f"{_LITERAL}{target.encode('utf-8', 'replace').hex()}-"


def serialize(tree: Tree) -> str:
    """Return what is in a body as HTML."""
    tree.attrib.clear()
    html = etree.tostring(tree, encoding="unicode", method="html", with_tail=False)
    html = html.removeprefix("<body>").removesuffix("</body>")
    return _MARKED.sub(lambda match: escape(bytes.fromhex(match[1]).decode("utf-8")), html)


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
