"""The grammar of blocks: `/// name | argument`, options indented below, `///` closes.

It is that of pymdown-extensions, read in lines in place of one long text, so that every line keeps its number. With
it stand what other grammars of a page share: the items of lists, parted as Python-Markdown's sane lists part them
(numbers and bullets do not mix), and the bare tree of elements.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..yaml_loader import read_options
from .lists import Line

HIDDEN = "\x02"
"""What stands in place of code and HTML; the renderer has such a mark of its own."""

START = re.compile(r"[ ]{0,3}(/{3,})[ ]*([\w-]+)[ ]*(?:\|[ ]*(.*?)[ ]*)?$")
"""The header of a block, as the renderer takes it."""

NEAR_START = re.compile(r"[ ]{0,3}(/{3,})[ ]*([\w-]+)(?=[ |:]|$)(?:[ ]*\|[ ]*(.*?)[ ]*$)?")
"""The header of a block as authors mean it: a wrong sign after the name does not hide the block."""

END = re.compile(r"[ ]{0,3}(/{3,})[ ]*$")
_OPTION_LINE = re.compile(r"[ ]{4,}\S")
_OPTION_NAME = re.compile(r"[ ]*([\w-]+)[ ]*:(?: |$)")

_ITEMS = {
    "ol": re.compile(r" {0,3}\d+\. +(.*)"),
    "ul": re.compile(r" {0,3}[*+-] +(.*)"),
}
_ITEM = re.compile(r" {0,3}(?:(\d+\.)|[*+-]) ")
_NESTED = re.compile(r" {4,7}(?:\d+\.|[*+-]) +")


class Header(NamedTuple):
    """What the lines say that begin a block, the first of which has the index `at`."""

    at: int
    name: str
    slashes: int
    argument: str
    options: Mapping[str, Any] | None
    option_lines: tuple[Line, ...]
    sound: bool


Accept = Callable[[Header], bool]
"""Says whether a header begins a block; the renderer refuses unknown names and wrong options."""


def anything(header: Header) -> bool:
    """Accept every header, as an author means it."""
    return True


def find_start(lines: list[Line], pattern: re.Pattern[str]) -> tuple[int, re.Match[str]] | None:
    """Return the first line that begins a block, by its place in `lines`, or None."""
    for place, (_index, text) in enumerate(lines):
        if "///" in text and (match := pattern.match(text)):
            return place, match
    return None


def find_end(lines: list[Line], slashes: int) -> int | None:
    """Return the place in `lines` of the first line that closes a block of so many slashes, or None."""
    for place, (_index, text) in enumerate(lines):
        if "///" in text and (match := END.match(text)) and len(match.group(1)) == slashes:
            return place
    return None


def read_header(lines: list[Line], place: int, match: re.Match[str]) -> tuple[Header, list[Line]]:
    """Read the header that `match` found at `place`; return it and the lines below header and options."""
    slashes = len(match.group(1))
    below = lines[place + 1 :]
    limit = find_end(below, slashes)
    count = 0
    while count < len(below) and count != limit and _OPTION_LINE.match(below[count][1]):
        count += 1
    option_lines = tuple(below[:count])
    options = read_options("\n".join(text for _index, text in option_lines)) if option_lines else {}
    header = Header(
        at=lines[place][0],
        name=match.group(2).lower(),
        slashes=slashes,
        argument=match.group(3) or "",
        options=options,
        option_lines=option_lines,
        sound=START.match(lines[place][1]) is not None,
    )
    return header, below[count:]


def option_names(lines: tuple[Line, ...]) -> dict[str, int]:
    """Return the names that the option lines begin with, each with its line's index."""
    names: dict[str, int] = {}
    for index, text in lines:
        if match := _OPTION_NAME.match(text):
            names.setdefault(match.group(1), index)
    return names


def list_tag(text: str) -> str:
    """Return the tag of the list that a line begins: `ol`, `ul` or nothing."""
    item = _ITEM.match(text)
    return ("ol" if item.group(1) else "ul") if item else ""


def list_items(group: list[Line], tag: str) -> list[list[Line]]:
    """Part a group of lines into the items of a `tag`; nested items stay indented, on their own."""
    items: list[list[Line]] = []
    for index, text in group:
        match = _ITEMS[tag].match(text)
        if match:
            items.append([(index, match.group(1))])
        elif _NESTED.match(text) and not items[-1][0][1].startswith("    "):
            items.append([(index, text)])
        else:
            items[-1].append((index, text))
    return items


class Node:
    """An element by its tag, without its text. Of its children it knows the last; `drop` takes that away."""

    __slots__ = ("_before", "last", "parent", "tag")

    def __init__(self, tag: str, parent: Node | None = None, before: Node | None = None) -> None:
        self.tag = tag
        self.parent = parent
        self.last: Node | None = None
        self._before = before

    def add(self, tag: str) -> Node:
        """Append a new child and return it."""
        self.last = child = Node(tag, self, self.last)
        return child

    def drop(self) -> None:
        """Take the last child away."""
        if self.last is not None:
            self.last = self.last._before

    def append(self, child: Node) -> None:
        """Append an element that was taken from elsewhere."""
        child.parent = self
        child._before = self.last
        self.last = child
