"""HTML heard, tag by tag, as libxml2 comes to it: a tree of a page as long as a course takes much memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar, cast

from lxml import etree

_Made_co = TypeVar("_Made_co", covariant=True)
_AT_ONCE = 100_000
"""Characters that are handed over in one go, so that a page is not in memory a second time."""


class Hearer(Protocol[_Made_co]):
    """Hears of the parts of a page, and returns in the end what it has made of them."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Hear that an element begins."""

    def data(self, text: str) -> None:
        """Hear some words."""

    def end(self, tag: str) -> None:
        """Hear that an element ends."""

    def close(self) -> _Made_co:
        """Return what came of it."""
        ...


def heard(html: str, hearer: Hearer[_Made_co]) -> _Made_co:
    """Return what came of HTML that stands in the body of a page."""
    # The stubs allow for names and words in bytes, which no HTML has.
    parser = etree.HTMLParser(target=hearer, encoding="utf-8")  # type: ignore[arg-type]
    parser.feed("<html><body>")
    for at in range(0, len(html), _AT_ONCE):
        parser.feed(html[at : at + _AT_ONCE].encode("utf-8", "surrogatepass"))
    return cast(_Made_co, parser.close())
