"""The items of a list, parted as Python-Markdown's sane lists part them: numbers and bullets do not mix."""

from __future__ import annotations

import re

from .lists import Line

_ITEMS = {
    "ol": re.compile(r" {0,3}\d+\. +(.*)"),
    "ul": re.compile(r" {0,3}[*+-] +(.*)"),
}
_ITEM = re.compile(r" {0,3}(?:(\d+\.)|[*+-]) ")
_NESTED = re.compile(r" {4,7}(?:\d+\.|[*+-]) +")


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
