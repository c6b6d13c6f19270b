"""Blocks that are open while a lesson is read: pymdown-extensions' block processor, with line numbers.

Its steps are kept as they are, odd ones included, because they decide which text shows as a block: a block
takes everything up to a line of exactly its slashes, wherever lists and quotes end in between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from .grammar import Accept, Header, Node, find_end, find_start, read_header
from .lists import Line

LIST_ITEMS = ("li", "dd")


class Parser(Protocol):
    """What the stack needs of the reader of paragraphs, lists and quotes."""

    def chunk(self, parent: Node, lines: list[Line]) -> None:
        """Read lines below `parent`."""

    def groups(self, parent: Node, groups: list[list[Line]]) -> None:
        """Read groups of lines, which empty lines have parted, below `parent`."""

    def enter(self, state: str) -> None:
        """Begin a part of the text."""

    def leave(self) -> None:
        """End it."""


@dataclass(slots=True)
class Found:
    """A block that was found: its header, the index of its last line, the block around it."""

    header: Header
    parent: int | None
    end: int | None = None


@dataclass(slots=True)
class _Entry:
    """An open block, its element, and the element that it stands in."""

    number: int
    slashes: int
    node: Node
    parent: Node
    hungry: bool = False


class Stack:
    """The open blocks, all that were `found`, and the lines that end one.

    `pattern` and `accept` say what begins a block.
    """

    def __init__(
        self, parser: Parser, pattern: re.Pattern[str], accept: Accept, found: list[Found], ends: set[int]
    ) -> None:
        self.parser = parser
        self.pattern = pattern
        self.accept = accept
        self.found = found
        self.ends = ends
        self._entries: list[_Entry] = []
        self._parent: Node | None = None
        self._next: tuple[Header, list[Line]] | None = None

    @property
    def waits(self) -> bool:
        """Whether a block is open that takes what comes next."""
        return bool(self._entries) and self._entries[-1].hungry

    def test(self, parent: Node, group: list[Line]) -> bool:
        """Tell whether `group` belongs to an open block or holds the start of one."""
        if self._hungry_parent(parent) is not None:
            return True
        start = find_start(group, self.pattern)
        if start is None:
            return False
        place, match = start
        header, rest = read_header(group, place, match)
        if not self.accept(header):
            return False
        self._next = (header, rest)
        if place:
            self.parser.groups(parent, [group[:place]])
        return True

    def run(self, parent: Node, groups: list[list[Line]]) -> None:
        """Open the block that `test` found, or go on with the one that is open."""
        parent = self._hungry_parent(parent) or parent
        if self._next is not None:
            (header, rest), self._next = self._next, None
            groups.pop(0)
            if rest:
                groups.insert(0, rest)
            self._open(header, parent)
            self._read(groups, parent)
            return
        for entry in self._entries:
            if entry.hungry and entry.parent is parent:
                self._pull_leaked(parent, entry)
                entry.hungry = False
                self._read(groups, parent)
                return

    def _open(self, header: Header, parent: Node) -> None:
        around = self._entries[-1].number if self._entries else None
        node = parent.add("div")
        self._entries.append(_Entry(len(self.found), header.slashes, node, parent))
        self.found.append(Found(header, around))

    def _hungry_parent(self, parent: Node) -> Node | None:
        """Return the element whose block takes what comes next, looked for from `parent` downwards."""
        if self._parent is not None:
            found, self._parent = self._parent, None
            return found
        if not self._entries or not self._entries[-1].hungry:
            return None
        node: Node | None = parent
        while node is not None:
            if self._entries[-1].parent is node:
                self._parent = node
                return node
            node = node.last
        return None

    def _read(self, groups: list[list[Line]], current: Node) -> None:
        """Give groups to the innermost open block until none is open."""
        while groups and self._entries:
            group = groups.pop(0)
            entry = self._entries[-1]
            group, left = _detab(group, self._depth(current) * 4)
            if left:
                groups.insert(0, left)
            place = find_end(group, entry.slashes)
            if place is not None and group[place + 1 :]:
                groups.insert(0, group[place + 1 :])
            self.parser.enter("blocks")
            self.parser.chunk(entry.node, group[:place])
            self.parser.leave()
            if place is not None:
                self.ends.add(group[place][0])
                if self.found[entry.number].end is None:
                    self.found[entry.number].end = group[place][0]
                del self._entries[-1:]
        if self._entries:
            self._entries[-1].hungry = True

    def _depth(self, current: Node) -> int:
        """Count the list items between the innermost block and `current`: so far its lines are indented."""
        if len(self._entries) < 2:
            return 0
        items = 0
        node = self._entries[-1].node
        while node is not current:
            if node.parent is None:
                return 0
            node = node.parent
            items += node.tag in LIST_ITEMS
        return items

    @staticmethod
    def _pull_leaked(parent: Node, entry: _Entry) -> None:
        """Move into the block what older extensions have put beside it."""
        last = parent.last
        if last is not None and last is not entry.node:
            parent.drop()
            entry.node.append(last)


def _detab(lines: list[Line], width: int) -> tuple[list[Line], list[Line]]:
    """Take so many spaces off the lines; return the lines, and those from the first that has fewer."""
    if width == 0:
        return lines, []
    taken: list[Line] = []
    for place, (index, text) in enumerate(lines):
        if text.startswith(" " * width):
            taken.append((index, text[width:]))
        elif not text.strip():
            taken.append((index, ""))
        else:
            return (taken, lines[place:]) if taken else (lines, [])
    return taken, []
