"""The ground that the readers of a lesson's structure stand on: groups of lines, and what was found in them."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from .block_stack import Found, Stack
from .grammar import Accept, Node
from .lists import Line

DEEPEST = 60
"""How deep lists and quotes may nest before the rest is taken for plain text, so that no text ends in an error."""


class Structure:
    """What was found. Lines are indices; `headings` holds level, text and line, `notes` ids with their lines.

    `ends` are the lines that close a block, `code` those indented as code, `torn` the fences that indented code
    directly above takes apart, `bare` the definitions without a term. `labels` are the targets that links name,
    `label_lines` the lines that say so.
    """

    def __init__(self) -> None:
        self.blocks: list[Found] = []
        self.ends: set[int] = set()
        self.headings: list[tuple[int, str, int]] = []
        self.notes: list[tuple[str, list[Line]]] = []
        self.labels: dict[str, str] = {}
        self.label_lines: set[int] = set()
        self.code: set[int] = set()
        self.torn: set[int] = set()
        self.bare: set[int] = set()


class Reader(ABC):
    """Takes groups of lines, one after the other, off a list, and looks into them for further groups."""

    def __init__(self, pattern: re.Pattern[str], accept: Accept) -> None:
        self.found = Structure()
        self._states: list[str] = []
        self._stack = Stack(self, pattern, accept, self.found.blocks, self.found.ends)

    def enter(self, state: str) -> None:
        """Begin a part of the text, as a list or a quote."""
        self._states.append(state)

    def leave(self) -> None:
        """End it."""
        self._states.pop()

    def _in(self, state: str) -> bool:
        return bool(self._states) and self._states[-1] == state

    def chunk(self, parent: Node, lines: list[Line]) -> None:
        """Read lines below `parent`."""
        self.groups(parent, parted(lines))

    def groups(self, parent: Node, groups: list[list[Line]]) -> None:
        """Read groups of lines, which empty lines have parted, below `parent`."""
        if len(self._states) > DEEPEST:
            return
        while groups:
            group = groups[0]
            if not group:
                groups.pop(0)
            elif not group[0][1]:
                del group[0]
            elif _is_prose(group) and not self._stack.waits:
                parent.add("p")
                groups.pop(0)
            else:
                self._next(parent, groups)

    def _from_first(
        self, pattern: re.Pattern[str], parent: Node, group: list[Line]
    ) -> tuple[list[Line], re.Match[str]] | None:
        """Read what stands in a group above the first line that a pattern matches.

        Returns:
            The lines from that one on, and the match; None, with nothing read, where no line matches.
        """
        found = first(pattern, group)
        if found is None:
            return None
        place, match = found
        if place:
            self.groups(parent, [group[:place]])
        return group[place:], match

    @abstractmethod
    def _next(self, parent: Node, groups: list[list[Line]]) -> None:
        """Take the first group, or its beginning, off `groups`."""


def _is_prose(group: list[Line]) -> bool:
    """Tell fast that a group is a paragraph and nothing else: each of its lines begins with a letter."""
    return group[0][1][0].isalpha() and (len(group) == 1 or all(text[:1].isalpha() for _index, text in group))


def parted(lines: list[Line]) -> list[list[Line]]:
    """Part lines at the empty ones."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line[1]:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return groups if groups[-1] else groups[:-1]


def first(pattern: re.Pattern[str], group: list[Line]) -> tuple[int, re.Match[str]] | None:
    """Return the place and the match of the first line in `group` that a pattern matches, or None."""
    for place, (_index, text) in enumerate(group):
        if match := pattern.match(text):
            return place, match
    return None


def detabbed(group: list[Line]) -> list[Line]:
    """Return lines with one level of indentation less, where they have one."""
    return [(index, text.removeprefix("    ")) for index, text in group]
