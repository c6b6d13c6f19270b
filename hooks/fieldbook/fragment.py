"""Parts of a page's HTML for those who show them elsewhere: a course has them all in memory, so none is copied."""

from __future__ import annotations

from typing import NamedTuple


class Fragment(NamedTuple):
    """What stands in a page from `start` to `end`, between two texts of its own; `str` gives all of it.

    The page is in UTF-8, and the places are counted in bytes.
    """

    page: bytes
    start: int
    end: int
    before: str = ""
    behind: str = ""

    def __str__(self) -> str:
        """Return the HTML."""
        return f"{self.before}{as_text(self.page[self.start : self.end])}{self.behind}"

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return self.start < self.end or bool(self.before or self.behind)


Html = str | Fragment
"""HTML, as a text or as a part of a page; `str` gives the text of either."""


def as_bytes(html: str) -> bytes:
    """Return HTML in UTF-8, with what is no letter at all as it is."""
    return html.encode("utf-8", "surrogatepass")


def as_text(html: bytes) -> str:
    """Return the text of such HTML."""
    return html.decode("utf-8", "surrogatepass")
