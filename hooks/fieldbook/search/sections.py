"""A page parted by its headings: each part with its words, as plain text.

Material's own parser parts it alike (`material.plugins.search.plugin.Parser`), in Python, and takes longer for a lesson
with worksheets than all else that makes its page; libxml2 does not. A test holds the two side by side.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..html.hearing import heard

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q"}
    | {"rb", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
"""Elements within a word or a sentence; all others part words."""
UNREAD = frozenset({"object", "script", "style", "svg", "template", "textarea"})
"""Elements whose content is no text of the page."""
_UNSEEN = frozenset({"data-search-exclude", "hidden"})
"""Attributes of what is not to be found."""

_BELOW = re.compile(r"<h[2-6][ >]")

_FRAME = frozenset({"html", "body"})


class SearchSection(NamedTuple):
    """A heading and what stands below it, as text. `id` is the heading's, None for the page's own."""

    id: str | None
    title: str
    text: str


def sections(content: str) -> list[SearchSection]:
    """Return the parts of a page's content, in their order; what stands before the first heading is a part, too."""
    if not content.strip():
        return []
    parts = heard(content, _Reader())
    return [SearchSection(part.id, _joined(part.title), _joined(part.text)) for part in parts]


def beginning(content: str) -> list[SearchSection]:
    """Return the part of a page before the first heading below its own, without reading the rest."""
    below = _BELOW.search(content)
    return sections(content[: below.start()] if below else content)[:1]


def _joined(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


class _Part:
    """A section while it is read, in pieces."""

    def __init__(self, heading: str | None = None) -> None:
        self.id = heading
        self.title: list[str] = []
        self.text: list[str] = []


class _Reader:
    """Hears of a page's tags and words. `_now` is the part that it is in."""

    def __init__(self) -> None:
        self._parts: list[_Part] = []
        self._now: _Part | None = None
        self._around: list[_Part | None] = []
        """The part in which each element begins that is open; none of the page's frame."""
        self._in_heading = self._in_unread = 0
        """How many elements are open in a heading, itself counted, and in what is not read."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._in_unread or self._is_unread(tag, attributes):
            self._in_unread += 1
        elif self._in_heading:
            self._in_heading += 1
        elif tag in HEADINGS and attributes.get("id"):
            self._begin(tag, attributes["id"])
        else:
            self._around.append(None if tag in _FRAME else self._part())
            self._part_words(tag)

    def data(self, text: str) -> None:
        if self._in_unread:
            return
        if self._in_heading:
            self._part().title.append(text)
        elif self._now or not text.isspace():
            self._part().text.append(text)

    def end(self, tag: str) -> None:
        if self._in_unread:
            self._in_unread -= 1
        elif self._in_heading:
            self._in_heading -= 1
        # A part ends at the latest where that ends in which its heading stands.
        elif around := self._around.pop():
            self._now = around
            self._part_words(tag)

    def close(self) -> list[_Part]:
        return self._parts

    def _is_unread(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Tell whether an element is not read: besides, the mark of a note, which stands right behind a word."""
        if tag in UNREAD:
            return True
        if not attributes:
            return False
        if tag == "sup" and attributes.get("id", "").startswith("fnref"):
            return True
        if self._in_heading:
            return attributes.get("class") == "headerlink"
        return attributes.get("class") == "linenodiv" or not _UNSEEN.isdisjoint(attributes)

    def _begin(self, tag: str, name: str) -> None:
        """Begin a new part. A page's own heading, if it comes first, is that of the page."""
        if not self._parts and tag != "h1":
            self._part()
        self._now = _Part(name if self._parts else None)
        self._parts.append(self._now)
        self._in_heading = 1

    def _part(self) -> _Part:
        """Return the part that it is in; the first begins with the page."""
        if self._now is None:
            self._now = _Part()
            self._parts.append(self._now)
        return self._now

    def _part_words(self, tag: str) -> None:
        if self._now and tag not in INLINE:
            self._now.text.append(" ")
