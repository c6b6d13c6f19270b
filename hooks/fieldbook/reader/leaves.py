"""What holds no groups of its own: headings, rules, code, tables, notes and the labels of links."""

from __future__ import annotations

import re

from .base import Reader, detabbed, first
from .grammar import HIDDEN, Node
from .lists import Line

_HEADING = re.compile(r"(?P<level>#{1,6})(?P<text>(?:\\.|[^\\#]|#+(?=[^#]))*?)#*$")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_RULE = re.compile(r" {0,3}(?:(?:- {0,2}){3,}|(?:_ {0,2}){3,}|(?:\* {0,2}){3,}) *$")
_NOTE = re.compile(r" {0,3}\[\^([^\]]*)\]: *(.*)$")
_LABEL = re.compile(r" {0,3}\[([^\[\]]*)\]: *(\S+) *(?:([\"']).*\3 *|\(.*\) *)?$")
_TABLE_RULE = re.compile(r"[ |:-]*-[ |:-]*$")


class Leaves(Reader):
    """Each method but `_code` tells whether a group is, or begins with, or holds, its own kind of thing."""

    def _code(self, parent: Node, groups: list[list[Line]]) -> None:
        group = groups.pop(0)
        count = 0
        while count < len(group) and group[count][1].startswith("    "):
            self.found.code.add(group[count][0])
            count += 1
        if parent.last is None or parent.last.tag != "pre":
            parent.add("pre")
        if group[count:]:
            self.found.torn.update(index for index, text in group[count:] if text.lstrip("> ") == HIDDEN)
            groups.insert(0, group[count:])

    def _heading(self, parent: Node, group: list[Line], groups: list[list[Line]]) -> bool:
        found = self._from_first(_HEADING, parent, group)
        if found is None:
            return False
        (line, *below), match = found
        level = len(match.group("level"))
        parent.add(f"h{level}")
        self.found.headings.append((level, match.group("text").strip(), line[0]))
        if below:
            groups.insert(0, detabbed(below) if self._in("looselist") else below)
        return True

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
        found = self._from_first(_RULE, parent, group)
        if found is None:
            return False
        (_line, *below), _match = found
        parent.add("hr")
        if below:
            groups.insert(0, below)
        return True

    def _note(self, parent: Node, group: list[Line], groups: list[list[Line]]) -> bool:
        found = first(_NOTE, group)
        if found is None:
            return False
        place, match = found
        lines = [(group[place][0], match.group(2))]
        if not _pop_note(lines, group[place + 1 :], groups):
            while groups and groups[0][0][1].startswith("    "):
                children = groups.pop(0)
                lines.append((children[0][0], ""))
                if _pop_note(lines, children, groups):
                    break
        self.found.notes.append((match.group(1), lines))
        if place:
            groups.insert(0, group[:place])
        return True

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


def _pop_note(lines: list[Line], group: list[Line], groups: list[list[Line]]) -> bool:
    """Add a group to a note's lines, up to the next note in it; tell whether there was one."""
    again = first(_NOTE, group)
    lines.extend(detabbed(group if again is None else group[: again[0]]))
    if again is None:
        return False
    groups.insert(0, group[again[0] :])
    return True


def is_table(group: list[Line]) -> bool:
    """Tell whether a group is a table: a row of heads, a rule of as many parts below it."""
    if len(group) < 2 or "|" not in group[0][1] or not _TABLE_RULE.match(group[1][1]):
        return False
    return group[0][1].strip(" |").count("|") == group[1][1].strip(" |").count("|")
