"""A page of the built site, taken apart: what it says, and the styles, scripts and words that it needs."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

_ARTICLE = "//article[contains(@class, 'md-content__inner')]"
_ELSEWHERE = ("http:", "https:", "data:", "//")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page at `address` below site/. It keeps text only: the trees of a long course would fill the memory.

    `article` is what it says, without the frame around it, and `ids` the ids in that. `styles` are its style
    sheets, each with the media it is for, and `scripts` its scripts in the order in which they run, both below
    site/. `settings` is the JSON that its scripts are told.
    """

    address: str
    article: str
    ids: tuple[str, ...]
    styles: tuple[tuple[str, str], ...]
    scripts: tuple[str, ...]
    settings: str

    @property
    def tree(self) -> HtmlElement:
        """What it says, as a new tree."""
        return html.fragment_fromstring(self.article)


def read_tree(site: Path, address: str) -> HtmlElement:
    """Read a page of the built site as a tree."""
    return html.document_fromstring((site / address).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def read_leaf(site: Path, address: str) -> Leaf:
    """Read a page of the built site."""
    tree = read_tree(site, address)
    found = first(tree, _ARTICLE)
    article = found if found is not None else tree
    styles = [(link.get("href"), link.get("media", "")) for link in tree.xpath("//link[@rel='stylesheet'][@href]")]
    scripts = [script.get("src") for script in tree.xpath("//script[@src]")]
    told = first(tree, "//script[@id='fieldbook']")
    return Leaf(
        address,
        outer_html(article),
        tuple(str(name) for name in article.xpath(".//@id")),
        tuple((_resolved(address, href), media) for href, media in styles if not href.startswith(_ELSEWHERE)),
        tuple(_resolved(address, src) for src in scripts if not src.startswith(_ELSEWHERE)),
        (told.text or "{}") if told is not None else "{}",
    )


def _resolved(page: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), address.partition("?")[0]))


def first(tree: HtmlElement, path: str) -> HtmlElement | None:
    """Return the first element at an XPath."""
    found = tree.xpath(path)
    return found[0] if found else None


def inner_html(element: HtmlElement) -> str:
    """Return what is inside an element, as HTML."""
    parts = [element.text or "", *(html.tostring(child, encoding="unicode") for child in element)]
    return "".join(parts).strip()


def outer_html(element: HtmlElement) -> str:
    """Return an element as HTML."""
    return str(html.tostring(element, encoding="unicode", with_tail=False))
