"""The plainest YAML, as nearly all front matter and all options are: a name and a value a line, or a list below a name.

It is read line by line, several times as fast as libyaml reads it. What might mean anything else in YAML is left to a
parser of YAML: comments, dates, texts over several lines, quotes with backslashes, names that are given twice.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

# Words begin with a letter, so that they are no number, no date and no sign of YAML's. A colon before a blank and a #
# behind one would end them.
_WORDS = r"[^\W\d_][^:#]*+(?:(?::(?=[^ ])|(?<! )#)[^:#]*+)*+"
_NAME = r"[^\W\d_][\w-]{0,99}"
_ONE = r"[a-zA-Z][\w-]*"
_LIST = rf"\[((?:{_ONE}(?:, *{_ONE})*)?)\] *"
_ENTRY = re.compile(rf"({_NAME}):(?: +(?:({_WORDS})|(0|[1-9][0-9]{{0,8}}) *|\"([^\"\\]*)\" *|{_LIST}))?")
_TEXT = rf"({_WORDS})|\"([^\"\\]+)\" *"
_ITEM = re.compile(rf"( *)- +(?:({_NAME}): +(?:{_TEXT})|{_TEXT})")
_MEANT = {
    form: value
    for word, value in (("yes", True), ("true", True), ("on", True), ("no", False), ("false", False), ("off", False))
    for form in (word, word.capitalize(), word.upper())
} | dict.fromkeys(("null", "Null", "NULL"))
"""Words that YAML takes for something else."""


class Entries(NamedTuple):
    """Names with their values, and with the indices of the lines that they stand in.

    `below` are the names whose lists stand in lines of their own, an item a line.
    """

    values: dict[str, Any]
    lines: dict[str, int]
    below: set[str]


def entries(text: str) -> Entries | None:
    """Read text as a parser of YAML would, but for its errors; None where it takes one to tell what the text means."""
    if not text.replace("\n", "").isprintable():
        return None
    found = Entries({}, {}, set())
    name, indent = "", ""
    for index, line in enumerate(_flush(text)):
        if entry := _ENTRY.fullmatch(line):
            if name and name not in found.values:
                return None
            name = entry[1]
            if name in found.lines or name in _MEANT or not _enter(found.values, name, entry):
                return None
            found.lines[name] = index
        elif name and (item := _ITEM.fullmatch(line)) and (name in found.below or name not in found.values):
            if name not in found.below:
                found.below.add(name)
                indent, found.values[name] = item[1], []
            if item[1] != indent or not _append(found.values[name], item):
                return None
        else:
            return None
    return found if name in found.values else None


def _flush(text: str) -> list[str]:
    """Return the lines without the indentation of the first; none where one has less."""
    if not text.startswith(" "):
        return text.split("\n")
    indent = text[: len(text) - len(text.lstrip(" "))]
    lines = text.split("\n")
    return [line.removeprefix(indent) for line in lines] if all(line.startswith(indent) for line in lines) else []


def _enter(values: dict[str, Any], name: str, entry: re.Match[str]) -> bool:
    """Take a value, if there is one in the line; tell whether it means what it seems to."""
    _name, words, number, quoted, listed = entry.groups()
    if words is not None:
        words = words.rstrip(" ")
        values[name] = _MEANT.get(words, words)
    elif number is not None:
        values[name] = int(number)
    elif quoted is not None:
        values[name] = quoted
    elif listed is not None:
        values[name] = items = re.findall(_ONE, listed)
        return _MEANT.keys().isdisjoint(items)
    return True


def _append(values: list[Any], item: re.Match[str]) -> bool:
    """Take an item of a list; tell whether it means what it seems to."""
    _indent, name, words, quoted, only, only_quoted = item.groups()
    text = only_quoted if quoted is None else quoted
    if text is None:
        text = (words or only).rstrip(" ")
        if text in _MEANT:
            return False
    values.append({name: text} if name else text)
    return name not in _MEANT
