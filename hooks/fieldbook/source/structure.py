"""Where a lesson's lines belong: blocks, lists, quotes, headings, code and notes.

Python-Markdown parts a text at its empty lines into groups, and asks one processor after the other whether a
group, or its beginning, is its own. This does the same with numbered lines and a bare tree, so that what it
finds is what will be rendered. What lies inside of paragraphs is for `inline`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .grammar import NEAR_START, Accept, Line, anything
from .lists import list_items, list_tag
from .stack import LIST_ITEMS, Found, Stack
from .tree import Node

DEEPEST = 60
"""How deep lists and quotes may nest before the rest is taken for plain text, so that no text ends in an error."""

_PLAIN = re.compile(r" {0,3}(?![\s#>*+:=_\[/<|-]|\d+\.)")
_HEADING = re.compile(r"(?P<level>#{1,6})(?P<text>(?:\\.|[^\\#]|#+(?=[^#]))*?)#*$")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_RULE = re.compile(r" {0,3}(?:(?:-+ {0,2}){3,}+|(?:_+ {0,2}){3,}+|(?:\*+ {0,2}){3,}+) *$")
_TERM = re.compile(r" {0,3}: {1,3}(.*)$")
_QUOTE = re.compile(r" {0,3}> ?(.*)$")
_NOTE = re.compile(r" {0,3}\[\^([^\]]*)\]: *(.*)$")
_LABEL = re.compile(r" {0,3}\[([^\[\]]*)\]: *(\S+)")
_TABLE_RULE = re.compile(r" *\|?(?:[ :-]*-[ :-]*\|?)+$")


@dataclass(slots=True)
class Structure:
    """What was found. Lines are indices; `headings` holds level, text and line, `notes` id, lines and line."""

    blocks: list[Found] = field(default_factory=list)
    ends: set[int] = field(default_factory=set)
    headings: list[tuple[int, str, int]] = field(default_factory=list)
    notes: list[tuple[str, list[Line]]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    label_lines: set[int] = field(default_factory=set)
    code: set[int] = field(default_factory=set)


def structure(
    lines: list[Line], pattern: re.Pattern[str] = NEAR_START, accept: Accept = anything
) -> Structure:
    """Read numbered lines, tabs expanded and code blanked; `pattern` and `accept` say what begins a block."""
    reader = _Reader(pattern, accept)
    reader.chunk(Node("root"), lines)
    done = 0
    while done < len(reader.found.notes):
        reader.chunk(Node("note"), reader.found.notes[done][1])
        done += 1
    return reader.found


def parted(lines: list[Line]) -> list[list[Line]]:
    """Part lines at the empty ones."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line[1]:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return groups if groups[-1] else groups[:-1]


class _Reader:
    """The processors, in the order in which Python-Markdown and its usual extensions ask them."""

    def __init__(self, pattern: re.Pattern[str], accept: Accept) -> None:
        self.found = Structure()
        self._states: list[str] = []
        self._stack = Stack(self, pattern, accept, self.found.blocks, self.found.ends)

    def enter(self, state: str) -> None:
        self._states.append(state)

    def leave(self) -> None:
        self._states.pop()

    def chunk(self, parent: Node, lines: list[Line]) -> None:
        self.groups(parent, parted(lines))

    def groups(self, parent: Node, groups: list[list[Line]]) -> None:
        if len(self._states) > DEEPEST:
            return
        while groups:
            group = groups[0]
            while group and not group[0][1]:
                del group[0]
            if group:
                self._next(parent, groups)
            else:
                groups.pop(0)

    def _next(self, parent: Node, groups: list[list[Line]]) -> None:
        """Take the first group, or its beginning, off `groups`."""
        group = groups[0]
        if self._indented(parent, group, ("ul", "ol"), ("li",)):
            self._list_child(parent, groups, ("ul", "ol"), ("li",))
        elif self._stack.test(parent, group):
            before = list(groups)
            self._stack.run(parent, groups)
            if groups == before and groups[0] is group:
                groups.pop(0)
        elif self._indented(parent, group, ("dl", "ul", "ol"), LIST_ITEMS):
            self._list_child(parent, groups, ("dl", "ul", "ol"), LIST_ITEMS)
        elif group[0][1].startswith("    "):
            self._code(parent, groups)
        else:
            self._unindented(parent, groups)

    def _unindented(self, parent: Node, groups: list[list[Line]]) -> None:
        group = groups.pop(0)
        if all(_PLAIN.match(text) for _index, text in group):
            parent.add("p")
        elif _is_table(group):
            parent.add("table")
        elif not (
            self._heading(parent, group, groups)
            or self._underlined(parent, group, groups)
            or self._rule(parent, group, groups)
            or self._list(parent, group)
            or self._definition(parent, group, groups)
            or self._quote(parent, group)
            or self._note(parent, group, groups)
            or self._label(group, groups)
        ):
            parent.add("p")

    def _indented(self, parent: Node, group: list[Line], lists: tuple[str, ...], items: tuple[str, ...]) -> bool:
        if not group[0][1].startswith("    ") or (self._states and self._states[-1] == "detabbed"):
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
        level = 1 if self._states and self._states[-1] == "list" else 0
        while deep > level:
            child = parent.last
            if child is None or child.tag not in lists + items:
                break
            level += child.tag in lists
            parent = child
        return level, parent

    def _code(self, parent: Node, groups: list[list[Line]]) -> None:
        group = groups.pop(0)
        count = 0
        while count < len(group) and group[count][1].startswith("    "):
            self.found.code.add(group[count][0])
            count += 1
        if parent.last is None or parent.last.tag != "pre":
            parent.add("pre")
        if group[count:]:
            groups.insert(0, group[count:])

    def _heading(self, parent: Node, group: list[Line], groups: list[list[Line]]) -> bool:
        for place, (index, text) in enumerate(group):
            if text.startswith("#") and (match := _HEADING.match(text)):
                if place:
                    self.groups(parent, [group[:place]])
                level = len(match.group("level"))
                parent.add(f"h{level}")
                self.found.headings.append((level, match.group("text").strip(), index))
                if group[place + 1 :]:
                    groups.insert(0, self._after_heading(group[place + 1 :]))
                return True
        return False

    def _after_heading(self, group: list[Line]) -> list[Line]:
        if self._states and self._states[-1] == "looselist":
            return [(index, text.removeprefix("    ")) for index, text in group]
        return group

    def _underlined(self, parent: Node, group: list[Line], groups: list[list[Line]]) -> bool:
        if len(group) < 2 or not _UNDERLINE.match(group[1][1]):
            return False
        level = 1 if group[1][1].startswith("=") else 2
        parent.add(f"h{level}")
        self.found.headings.append((level, group[0][1].strip(), group[0][0]))
        if group[2:]:
            groups.insert(0, group[2:])
        return True

    def _rule(self, parent: Node, group: list[Line], groups: list[list[Line]]) -> bool:
        for place, (_index, text) in enumerate(group):
            if _RULE.match(text):
                if place:
                    self.groups(parent, [group[:place]])
                parent.add("hr")
                if group[place + 1 :]:
                    groups.insert(0, group[place + 1 :])
                return True
        return False

    def _list(self, parent: Node, group: list[Line]) -> bool:
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
            if item and item[0][1].startswith("    ") and node.last is not None:
                self.groups(node.last, [item])
            else:
                self.groups(node.add("li"), [item] if item else [])
        self.leave()
        return True

    def _definition(self, parent: Node, group: list[Line], groups: list[list[Line]]) -> bool:
        place = next((place for place, (_index, text) in enumerate(group) if _TERM.match(text)), None)
        last = parent.last
        if place is None or (place == 0 and last is None):
            return False
        loose = place == 0 and last is not None and last.tag == "p"
        if loose:
            parent.children.pop()
            last = parent.last
        node = last if last is not None and last.tag == "dl" else parent.add("dl")
        index, text = group[place]
        first = (index, _TERM.match(text).group(1))  # type: ignore[union-attr]
        below, left = _below_term(group[place + 1 :])
        self.enter("looselist" if loose else "list")
        self.groups(node.add("dd"), [[first, *below]] if first[1] or below else [])
        self.leave()
        if left:
            groups.insert(0, left)
        return True

    def _quote(self, parent: Node, group: list[Line]) -> bool:
        place = next((place for place, (_index, text) in enumerate(group) if _QUOTE.match(text)), None)
        if place is None:
            return False
        if place:
            self.groups(parent, [group[:place]])
        last = parent.last
        node = last if last is not None and last.tag == "blockquote" else parent.add("blockquote")
        self.enter("blockquote")
        self.chunk(node, [(index, _unquoted(text)) for index, text in group[place:]])
        self.leave()
        return True

    def _note(self, parent: Node, group: list[Line], groups: list[list[Line]]) -> bool:
        place = next((place for place, (_index, text) in enumerate(group) if _NOTE.match(text)), None)
        if place is None:
            return False
        index, text = group[place]
        name, words = _NOTE.match(text).groups()  # type: ignore[union-attr]
        below = group[place + 1 :]
        again = next((at for at, (_index, text) in enumerate(below) if _NOTE.match(text)), None)
        lines = [(index, words), *_detab(below[:again])]
        if again is not None:
            groups.insert(0, below[again:])
        else:
            self._note_children(lines, groups)
        self.found.notes.append((name, lines))
        if place:
            groups.insert(0, group[:place])
        return True

    @staticmethod
    def _note_children(lines: list[Line], groups: list[list[Line]]) -> None:
        """Move the indented groups that follow a note to its lines."""
        while groups and groups[0][0][1].startswith("    "):
            group = groups.pop(0)
            again = next((at for at, (_index, text) in enumerate(group) if _NOTE.match(text)), None)
            lines.append((group[0][0], ""))
            lines.extend(_detab(group[:again]))
            if again is not None:
                groups.insert(0, group[again:])
                return

    def _label(self, group: list[Line], groups: list[list[Line]]) -> bool:
        kept = []
        for index, text in group:
            if match := _LABEL.match(text):
                self.found.labels[match.group(1).strip().lower()] = match.group(2).strip("<>")
                self.found.label_lines.add(index)
            else:
                kept.append((index, text))
        if len(kept) == len(group):
            return False
        if kept:
            groups.insert(0, kept)
        return True


def _below_term(group: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines that belong to a definition, and those after it."""
    if group and re.match(r" {0,3}[^ :]", group[0][1]):
        return group, []
    count = next((n for n, (_index, text) in enumerate(group) if not text.startswith("    ")), len(group))
    return [(index, text[4:]) for index, text in group[:count]], group[count:]


def _detab(group: list[Line]) -> list[Line]:
    return [(index, text.removeprefix("    ")) for index, text in group]


def _unquoted(text: str) -> str:
    if text.strip() == ">":
        return ""
    match = _QUOTE.match(text)
    return match.group(1) if match else text


def _is_table(group: list[Line]) -> bool:
    if len(group) < 2 or "|" not in group[0][1] or not _TABLE_RULE.match(group[1][1]):
        return False
    return group[0][1].strip(" |").count("|") == group[1][1].strip(" |").count("|")
