"""What holds groups of its own: lists, definitions and quotes."""

from __future__ import annotations

import re

from .base import Reader, first
from .grammar import Node, list_items, list_tag
from .lists import Line

_TERM = re.compile(r" {0,3}: {1,3}(.*)$")
_QUOTE = re.compile(r" {0,3}> ?(.*)$")
_UNINDENTED = re.compile(r" {0,3}[^ :]")


class Containers(Reader):
    """Each method tells whether a group is, or begins with, its own kind of thing."""

    def _indented(self, parent: Node, lists: tuple[str, ...], items: tuple[str, ...]) -> bool:
        if self._in("detabbed"):
            return False
        return parent.tag in items or (parent.last is not None and parent.last.tag in lists)

    def _list_child(
        self, parent: Node, groups: list[list[Line]], lists: tuple[str, ...], items: tuple[str, ...]
    ) -> None:
        """Read an indented group as part of the list item before it."""
        group = groups.pop(0)
        level, sibling = self._level(parent, group, lists, items)
        indent = " " * (4 * level)
        group = [(index, text.removeprefix(indent)) for index, text in group]
        self.enter("detabbed")
        if parent.tag in items:
            nested = parent.last
            self.groups(nested if nested is not None and nested.tag in lists else parent, [group])
        elif sibling.tag in items:
            self.groups(sibling, [group])
        elif sibling.last is not None and sibling.last.tag in items:
            self.chunk(sibling.last, group)
        else:
            self.groups(sibling.add(items[0] if items == ("li",) else "dd"), [group])
        self.leave()

    def _level(
        self, parent: Node, group: list[Line], lists: tuple[str, ...], items: tuple[str, ...]
    ) -> tuple[int, Node]:
        """Return how many lists deep a group is indented, and the list or item it then lies in."""
        text = group[0][1]
        deep = (len(text) - len(text.lstrip(" "))) // 4
        level = 1 if self._in("list") else 0
        while deep > level:
            child = parent.last
            if child is None or child.tag not in lists + items:
                break
            level += child.tag in lists
            parent = child
        return level, parent

    def _list(self, parent: Node, group: list[Line]) -> bool:
        """Take a group that begins a list, or goes on with the one above, in which items are then set apart."""
        tag = list_tag(group[0][1])
        if not tag:
            return False
        items = list_items(group, tag)
        if parent.last is not None and parent.last.tag == tag:
            node = parent.last
            self.enter("looselist")
            self.groups(node.add("li"), [items.pop(0)])
            self.leave()
        else:
            node = parent if parent.tag in ("ol", "ul") else parent.add(tag)
        self.enter("list")
        for item in items:
            if item[0][1].startswith("    ") and node.last is not None:
                self.groups(node.last, [item])
            else:
                self.groups(node.add("li"), [item])
        self.leave()
        return True

    def _definition(self, parent: Node, group: list[Line], groups: list[list[Line]]) -> bool:
        """Take a definition, below the paragraph that is its term or in the list that there is.

        Without either, Python-Markdown would fail over it: the line is noted as bare.
        """
        found = first(_TERM, group)
        last = parent.last
        if found is None:
            return False
        place, match = found
        if place == 0 and (last is None or last.tag not in ("p", "dl")):
            self.found.bare.add(group[0][0])
        if place == 0 and last is None:
            return False
        loose = place == 0 and last is not None and last.tag == "p"
        if loose:
            parent.drop()
            last = parent.last
        node = last if last is not None and last.tag == "dl" else parent.add("dl")
        below, left = _below_term(group[place + 1 :])
        self.enter("looselist" if loose else "list")
        self.groups(node.add("dd"), [[(group[place][0], match.group(1)), *below]])
        self.leave()
        if left:
            groups.insert(0, left)
        return True

    def _quote(self, parent: Node, group: list[Line]) -> bool:
        found = self._from_first(_QUOTE, parent, group)
        if found is None:
            return False
        lines, _match = found
        last = parent.last
        node = last if last is not None and last.tag == "blockquote" else parent.add("blockquote")
        self.enter("blockquote")
        self.chunk(node, [(index, _unquoted(text)) for index, text in lines])
        self.leave()
        return True


def _below_term(group: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines that belong to a definition, and those after it."""
    if group and _UNINDENTED.match(group[0][1]):
        return group, []
    count = next((n for n, (_index, text) in enumerate(group) if not text.startswith("    ")), len(group))
    return [(index, text[4:]) for index, text in group[:count]], group[count:]


def _unquoted(text: str) -> str:
    if text.strip() == ">":
        return ""
    match = _QUOTE.match(text)
    return match.group(1) if match else text
