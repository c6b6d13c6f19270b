"""HTML that an author has typed, so that it neither stays open at the end of its page nor closes what it hasn't opened.

In a file of many pages either would reach into other chapters. What was typed well stays as it is.
"""

from __future__ import annotations

import re

from .tags import CLOSES_ITSELF, HOLDS_TEXT, TAG, kept_tag

_PICTURES = ("svg", "math")
"""Elements in which a tag may close itself."""
_OF_TABLES = {"caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"}
_MAY_STAY_OPEN = {*_OF_TABLES, "dd", "dt", "li", "optgroup", "option", "p", "rb", "rp", "rt", "rtc"}
"""What ends by itself where that ends which it is in."""
_CELLS = {"button", "caption", "object", "table", "td", "template", "th"}
"""What nothing in them closes, but tables and their other parts."""

# `parts` are words and tags in turn, and `place` is where the tag stands. `opened` are the names of open elements.


def open_rare(opened: list[str], name: str, role: int, parts: list[str], place: int) -> None:
    """Open an element that holds words only, or would close itself."""
    if role == HOLDS_TEXT:
        _hold(name, parts, place)
    if role != CLOSES_ITSELF or not any(picture in opened for picture in _PICTURES):
        opened.append(name)


def _hold(name: str, parts: list[str], place: int) -> None:
    """Make all that an element has in it words, whatever it looks like."""
    after = parts[place + 2] if place + 2 < len(parts) else ""
    if after[:2] == "</" and kept_tag(after).name == name:
        return
    rest = "".join(parts[place + 1 :])
    end = re.search(rf"</{name}(?=[\s/>])", rest, re.IGNORECASE)
    if end:
        parts[place + 1 :] = [rest[: end.start()], *TAG.split(rest[end.start() :])[1:]]


def close_late(opened: list[str], name: str, parts: list[str], place: int) -> bool:
    """Close an element in which others are still open, and these with it; tell whether the tag closes anything."""
    inner = len(opened)
    while inner and opened[inner - 1] != name:
        inner -= 1
        if opened[inner] in _CELLS and name not in _OF_TABLES and name != "table":
            inner = 0
    if not inner:
        return False
    parts[place - 1] += ends(opened[inner:])
    del opened[inner - 1 :]
    return True


def ends(opened: list[str]) -> str:
    """Return the tags that close what is open."""
    return "".join(f"</{name}>" for name in reversed(opened) if name not in _MAY_STAY_OPEN)
