"""Parts of pages as trees, and what a page becomes in the file. Only what is new needs lxml, which loads slowly."""

from __future__ import annotations

from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement

from .inlining import inline_media
from .joining import Joining, lower_headings
from .leaf import read_article

_PARSER = etree.HTMLParser()


def tree_of(text: str) -> HtmlElement:
    """Return a text as a tree of bare elements: those of `lxml.html` take twice as long."""
    return etree.HTML(text, _PARSER)


def chapter_text(site: Path, address: str, kind: str, joining: Joining) -> str:
    """Return what a page says, as it is said in the file."""
    article = tree_of(read_article(site, address))[0][0]
    joining.join(article, address)
    inline_media(article, site, address, joining.target)
    if kind != "home":
        lower_headings(article)
    return inner_html(article)


def first(tree: HtmlElement, path: str) -> HtmlElement | None:
    """Return the first element at an XPath."""
    found = tree.xpath(path)
    return found[0] if found else None


def inner_html(element: HtmlElement) -> str:
    """Return what is inside an element, as HTML."""
    text = outer_html(element)
    return text[text.index(">") + 1 : text.rindex("<")].strip()


def outer_html(element: HtmlElement) -> str:
    """Return an element as HTML."""
    return str(etree.tostring(element, method="html", encoding="unicode", with_tail=False))
