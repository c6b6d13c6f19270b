"""A page divided by its headings into sections of plain text.

Material's own parser (`material.plugins.search.plugin.Parser`) finds the same sections, but in Python: for a lesson
with worksheets it takes longer than all else that makes the page. A test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..html.parser import parse

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q"}
    | {"rb", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
"""Elements within a word or a sentence; all others separate words."""
UNREAD = frozenset({"object", "script", "style", "svg", "template", "textarea"})
"""Elements whose content is no text of the page."""
_UNSEEN = frozenset({"data-search-exclude", "hidden"})
"""Attributes of elements that are not searched."""

_BELOW = re.compile(r"<h[2-6][ >]")

_FRAME = frozenset({"html", "body"})


class SearchSection(NamedTuple):
    """A heading and what stands below it, as text. `id` is the heading's, None for the page's own."""

    id: str | None
    title: str
    text: str


def sections(content: str) -> list[SearchSection]:
    """Return the sections of a page's content, which is HTML; the text before the first heading is one, too."""
    if not content.strip():
        return []
    found = parse(content, _Reader())
    return [SearchSection(one.id, _joined(one.title), _joined(one.text)) for one in found]


def beginning(content: str) -> list[SearchSection]:
    """Return the section before the first heading below the page's own, as a list of one or none; parse no more."""
    below = _BELOW.search(content)
    return sections(content[: below.start()] if below else content)[:1]


def _joined(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


class _Pieces:
    """A section while it is parsed: the pieces of its title and of its text."""

    def __init__(self, heading: str | None = None) -> None:
        self.id = heading
        self.title: list[str] = []
        self.text: list[str] = []


class _Reader:
    """The parser's target: collects text for `_now`, the section that the parser is in."""

    def __init__(self) -> None:
        self._found: list[_Pieces] = []
        self._now: _Pieces | None = None
        self._around: list[_Pieces | None] = []
        """For each open element the section in which it began; None for `html` and `body`."""
        self._in_heading = self._in_unread = 0
        """How many elements are open in a heading, itself counted, and in an element that is not searched."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._in_unread or self._is_unread(tag, attributes):
            self._in_unread += 1
        elif self._in_heading:
            self._in_heading += 1
        elif tag in HEADINGS and attributes.get("id"):
            self._begin(tag, attributes["id"])
        else:
            self._around.append(None if tag in _FRAME else self._section())
            self._separate_words(tag)

    def data(self, text: str) -> None:
        if self._in_unread:
            return
        if self._in_heading:
            self._section().title.append(text)
        elif self._now or not text.isspace():
            self._section().text.append(text)

    def end(self, tag: str) -> None:
        if self._in_unread:
            self._in_unread -= 1
        elif self._in_heading:
            self._in_heading -= 1
        # A section ends at the latest with the element that its heading is in.
        elif around := self._around.pop():
            self._now = around
            self._separate_words(tag)

    def close(self) -> list[_Pieces]:
        return self._found

    def _is_unread(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Tell whether an element is not searched: the mark of a footnote, too, would join the word before it."""
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
        """Begin a new section. The page's own heading, if it comes first, begins that of the page."""
        if not self._found and tag != "h1":
            self._section()
        self._now = _Pieces(name if self._found else None)
        self._found.append(self._now)
        self._in_heading = 1

    def _section(self) -> _Pieces:
        """Return the section that the parser is in; the first one begins with the page."""
        if self._now is None:
            self._now = _Pieces()
            self._found.append(self._now)
        return self._now

    def _separate_words(self, tag: str) -> None:
        if self._now and tag not in INLINE:
            self._now.text.append(" ")
