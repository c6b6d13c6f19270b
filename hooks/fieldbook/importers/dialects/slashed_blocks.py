"""Blocks between slashes of pymdown-extensions, as courses of MkDocs with Material have them beside `!!!` and `???`.

Source: pymdown-extensions' reference of its blocks (admonition, details, tab, caption, html).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .. import markup
from ..ledger import Ledger
from ..placeholders import Placeholders
from .shared import aside_code, kind_named

_OPENS = re.compile(
    r"^(?P<lead>[ \t]*)(?P<slashes>/{3,})[ \t]*(?P<name>[a-z][\w-]*)[ \t]*(?:\|[ \t]*(?P<title>.*?))?[ \t]*$"
)
_SHUTS = re.compile(r"^[ \t]*(?P<slashes>/{3,})[ \t]*$")
_OPTION = re.compile(r"^(?: {4}|\t)[ \t]*(?P<key>[\w-]+):[ \t]*(?P<value>.*)$")
_ITEM = re.compile(r"(?m)^(?:[-*+]|\d+[.)])[ \t]+")
"""The sign of an item at the margin."""
_CAPTIONS = ("caption", "figure-caption", "table-caption")


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with these blocks as boxes of HTML; lines stay where they are."""
    if "///" not in text:
        return text
    aside = Placeholders()
    lines = aside_code(text, aside).split("\n")
    opened: list[tuple[int, str]] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if (shut := _SHUTS.match(line)) and opened and opened[-1][0] == len(shut["slashes"]):
            lines[index] = opened.pop()[1]
        elif (match := _OPENS.match(line)) and _is_closed(lines, index, len(match["slashes"])):
            end = index + 1
            given: dict[str, str] = {}
            while end < len(lines) and (option := _OPTION.match(lines[end])):
                given[option["key"]] = option["value"].strip("\"'")
                lines[end] = ""
                end += 1
            if match["name"] == "define":
                _define(lines, end, len(match["slashes"]))
            start, shuts = _box(match["name"], (match["title"] or "").strip(), given, index + 1, ledger)
            lines[index] = match["lead"] + start
            opened.append((len(match["slashes"]), match["lead"] + shuts))
        index += 1
    return aside.restore("\n".join(lines))


def _define(lines: list[str], start: int, slashes: int) -> None:
    """Write the terms from a line on, each with a list below, as a list of definitions of Markdown."""
    end = next(at for at in range(start, len(lines)) if (shut := _SHUTS.match(lines[at])) and len(shut[1]) == slashes)
    inner = "\n".join(lines[start:end])
    found: list[str] = []
    below = True
    for part in filter(None, (part.strip("\n") for part in re.split(r"\n[ \t]*\n", inner))):
        item = _ITEM.match(part)
        if item is None and not part.startswith(" "):
            # Terms that follow each other stand one right above the other.
            found += [*[""][: below and len(found)], " ".join(part.split())]
        elif item:
            found += _ITEM.sub(":   ", part).split("\n")
        else:
            found += ["", *part.split("\n")]
        below = item is not None or part.startswith(" ")
    lines[start:end] = [*found, *[""] * (end - start - len(found))]


def _is_closed(lines: list[str], index: int, slashes: int) -> bool:
    return any((shut := _SHUTS.match(line)) and len(shut["slashes"]) == slashes for line in lines[index + 1 :])


def _box(name: str, title: str, given: Mapping[str, str], line: int, ledger: Ledger) -> tuple[str, str]:
    """Return the start and the end of what a block is."""
    if name in _CAPTIONS:
        return markup.start("figcaption"), markup.end("figcaption")
    if name in ("html", "define"):
        return "", ""
    if name in ("details", "tab"):
        return markup.box(f"{name} {given.get('type', '')}".strip(), title), markup.end("div")
    kind = kind_named(given.get("type", "") or name, myst=True)
    if not kind and name != "admonition":
        ledger.unread(line, "pymdown-extensions", f"/// {name}")
    return markup.box(kind or "info", title), markup.end("div")
