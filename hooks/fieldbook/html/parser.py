"""HTML parsed by libxml2 into calls of a target, without a tree: of a page as long as a course that is large."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar, cast

from lxml import etree

from ..encoding import in_utf8

_Made_co = TypeVar("_Made_co", covariant=True)


class Target(Protocol[_Made_co]):
    """Gets the elements and texts of a page in their order, and makes something of them: lxml's target interface."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""

    def data(self, text: str) -> None:
        """Take some text."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def close(self) -> _Made_co:
        """Return what was made of the page."""
        ...


def parse(html: str, target: Target[_Made_co]) -> _Made_co:
    """Parse the HTML of a page's body, and return what `target` makes of it."""
    # lxml's stubs allow for names and texts in bytes, which HTML never has.
    parser = etree.HTMLParser(target=target, encoding="utf-8")  # type: ignore[arg-type]
    parser.feed("<html><body>")
    for piece in in_utf8(html):
        parser.feed(piece)
    return cast(_Made_co, parser.close())
