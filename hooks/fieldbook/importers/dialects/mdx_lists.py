"""Lists of data that a page of MDX shows by `{list.map(item => <li>{item.name}</li>)}`: an element for each.

Source: React's documentation of lists. What is more than the data of the page stays as it is, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from ..ledger import Ledger, line_of
from . import programs
from .shared import in_lines

_NAMED = re.compile(r"(?m)^(?:export[ \t]+)?const[ \t]+(?P<name>\w+)[ \t]*(?::[^=\n]*)?=[ \t]*(?=\[)")
_SHOWN = re.compile(
    r"\{\s*(?P<list>\w+)\.map\(\s*"
    r"(?:\(?\s*(?P<item>\w+)(?:\s*,\s*(?P<number>\w+))?\s*\)?|\(\s*\{(?P<keys>[\w\s,]+)\}(?:\s*,\s*\w+)?\s*\))"
    r"\s*=>\s*\(?\s*(?P<element><(?:(?!\.map\().)*?>)\s*\)?\s*\)\s*\}",
    re.S,
)
_LIST = re.compile(r"<[uo]l\b[^<>]*>\s*\Z")
"""The start of a list, which its items follow."""
_KEY = re.compile(r"\skey=\{[^{}]*\}")
_VALUE = re.compile(r"(?P<given>=)?\{\s*(?P<path>\w+(?:\.\w+)*)\s*\}")


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with the elements of its lists of data."""
    if ".map(" not in text:
        return text
    lists = {match["name"]: programs.data_at(text, match.end()) for match in _NAMED.finditer(text)}

    def shown(match: re.Match[str]) -> str:
        listed = lists.get(match["list"])
        made = [_filled(match, item, at) for at, item in enumerate(listed)] if isinstance(listed, list) else []
        if not made or any("{" in element for element in made):
            return match[0]
        gone = re.sub(r"<(?:[^<>]|=>)*>", " ", match[0])
        line = line_of(text, match.start())
        ledger.became(line, f"the list “{match['list']}” stands where the page showed it", gone)
        within = _LIST.search(text, 0, match.start()) or not made[0].startswith("<li")
        written = " ".join(made)
        return in_lines(written if within else f"<ul>{written}</ul>", match[0])

    return _SHOWN.sub(shown, text)


def _filled(match: re.Match[str], item: Any, number: int) -> str:
    """Return the element of an item in one line; one whose values are no texts keeps its braces."""
    known: dict[str, Any] = {match["item"] or "": item, match["number"] or "": number}
    if match["keys"] and isinstance(item, Mapping):
        known = {key.strip(): item.get(key.strip()) for key in match["keys"].split(",")}

    def said(value: re.Match[str]) -> str:
        first, *rest = value["path"].split(".")
        found = known.get(first)
        for key in rest:
            found = found.get(key) if isinstance(found, Mapping) else None
        if not isinstance(found, str | int | float):
            return value[0]
        text = escape(str(found)).replace("{", "&#123;")
        return f'="{text}"' if value["given"] else text

    return " ".join(_VALUE.sub(said, _KEY.sub("", match["element"])).split())
