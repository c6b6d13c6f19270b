"""Where a lesson's lines belong: blocks, lists, quotes, headings, code and notes.

Python-Markdown parts a text at its empty lines into groups, and asks one processor after the other whether a
group, or its beginning, is its own. This does the same with numbered lines and a bare tree, so that what it
finds is what will be rendered. What lies inside of paragraphs is for `inline`.
"""

from __future__ import annotations

import re

from .base import Structure
from .block_stack import LIST_ITEMS
from .containers import Containers
from .grammar import NEAR_START, Accept, Node, anything
from .leaves import Leaves, is_table
from .lists import Line

_PLAIN = re.compile(r" {0,3}(?![\s#>*+:=_\[/<|-]|\d+\.)")


def structure(lines: list[Line], pattern: re.Pattern[str] = NEAR_START, accept: Accept = anything) -> Structure:
    """Read numbered lines, tabs expanded and code blanked; `pattern` and `accept` say what begins a block."""
    reader = _Reader(pattern, accept)
    reader.chunk(Node("root"), lines)
    notes = reader.found.notes
    last: dict[str, list[Line]] = {}
    done: set[str] = set()
    at = known = 0
    while at < len(notes):
        # Of two notes of one name, the renderer knows the last. A note may hold others.
        last.update(notes[known:])
        known = len(notes)
        name = notes[at][0]
        at += 1
        if name not in done:
            done.add(name)
            reader.chunk(Node("note"), last[name])
    return reader.found


class _Reader(Containers, Leaves):
    """The processors, in the order in which Python-Markdown and its usual extensions ask them."""

    def _next(self, parent: Node, groups: list[list[Line]]) -> None:
        """Take the first group, or its beginning, off `groups`."""
        group = groups[0]
        indented = group[0][1].startswith("    ")
        if indented and self._indented(parent, ("ul", "ol"), ("li",)):
            self._list_child(parent, groups, ("ul", "ol"), ("li",))
        elif self._stack.test(parent, group):
            before = list(groups)
            self._stack.run(parent, groups)
            if groups == before and groups[0] is group:
                groups.pop(0)
        elif indented and self._indented(parent, ("dl", "ul", "ol"), LIST_ITEMS):
            self._list_child(parent, groups, ("dl", "ul", "ol"), LIST_ITEMS)
        elif indented:
            self._code(parent, groups)
        else:
            self._unindented(parent, groups)

    def _unindented(self, parent: Node, groups: list[list[Line]]) -> None:
        """Take a group that is not indented. As in Python-Markdown, the first processor that wants it has it."""
        group = groups.pop(0)
        signs = {text.lstrip(" ")[:1] for _index, text in group if not text[:1].isalpha()}
        if not signs or all(_PLAIN.match(text) for _index, text in group):
            parent.add("p")
        elif is_table(group):
            parent.add("table")
        elif not (
            ("#" in signs and self._heading(parent, group, groups))
            or self._underlined(parent, group, groups)
            or (not signs.isdisjoint("-_*") and self._rule(parent, group, groups))
            or self._list(parent, group)
            or (":" in signs and self._definition(parent, group, groups))
            or (">" in signs and self._quote(parent, group))
            or ("[" in signs and (self._note(parent, group, groups) or self._label(group, groups)))
        ):
            parent.add("p")
