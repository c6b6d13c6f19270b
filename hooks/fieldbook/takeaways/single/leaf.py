"""A page of the built site, taken apart: what it says, and the styles, scripts and words that it needs."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement

_ARTICLE = "//article[contains(@class, 'md-content__inner')]"
_ELSEWHERE = ("http:", "https:", "data:", "//")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page at `address` below site/, as a tree."""

    address: str
    tree: HtmlElement

    @property
    def article(self) -> HtmlElement:
        """What the page says, without the frame around it."""
        found = self.first(_ARTICLE)
        return found if found is not None else self.tree

    @property
    def styles(self) -> Iterator[tuple[str, str]]:
        """The page's style sheets, below site/, each with the media it is for."""
        for link in self.tree.xpath("//link[@rel='stylesheet'][@href]"):
            if not link.get("href").startswith(_ELSEWHERE):
                yield self._resolved(link.get("href")), link.get("media", "")

    @property
    def scripts(self) -> Iterator[str]:
        """The page's own scripts, below site/, in the order in which they run."""
        for script in self.tree.xpath("//script[@src]"):
            if not script.get("src").startswith(_ELSEWHERE):
                yield self._resolved(script.get("src"))

    @property
    def settings(self) -> dict[str, Any]:
        """What the course's scripts are told, words included."""
        found = self.first("//script[@id='fieldbook']")
        return dict(json.loads(found.text or "{}")) if found is not None else {}

    @property
    def published(self) -> str:
        """The page's address on the web, "" where it has none."""
        found = self.first("//link[@rel='canonical']")
        return str(found.get("href")) if found is not None else ""

    def first(self, path: str) -> HtmlElement | None:
        """Return the first element at an XPath."""
        found = self.tree.xpath(path)
        return found[0] if found else None

    def _resolved(self, address: str) -> str:
        path = address.partition("?")[0]
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.address), path))


def read_leaf(site: Path, address: str) -> Leaf:
    """Read a page of the built site."""
    parser = html.HTMLParser(encoding="utf-8")
    return Leaf(address, html.document_fromstring((site / address).read_bytes(), parser=parser))


def inner_html(element: HtmlElement) -> str:
    """Return what is inside an element, as HTML."""
    parts = [element.text or "", *(html.tostring(child, encoding="unicode") for child in element)]
    return "".join(parts).strip()


def outer_html(element: HtmlElement) -> str:
    """Return an element as HTML."""
    return str(html.tostring(element, encoding="unicode", with_tail=False))
