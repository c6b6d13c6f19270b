"""The headings of a finished page, for its table of contents."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import NamedTuple

from .parser import parse


class Section(NamedTuple):
    """A heading and those below it, as MkDocs has them of a page that an author wrote: the title is HTML."""

    title: str
    url: str
    children: list[Section]


def sections(html: str) -> list[Section]:
    """Return the headings of the second and third level that a page has, by their ids."""
    return parse(html, _Reader())


class _Reader:
    """Collects headings, with the text in them."""

    def __init__(self) -> None:
        self._sections: list[Section] = []
        self._tag = self._id = ""
        self._words: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in ("h2", "h3") and attributes.get("id"):
            self._tag, self._id, self._words = tag, attributes["id"], []

    def data(self, text: str) -> None:
        if self._tag:
            self._words.append(text)

    def end(self, tag: str) -> None:
        if tag == self._tag:
            section = Section(escape(" ".join("".join(self._words).split())), f"#{self._id}", [])
            (self._sections[-1].children if self._sections and tag == "h3" else self._sections).append(section)
            self._tag = ""

    def close(self) -> list[Section]:
        return self._sections
