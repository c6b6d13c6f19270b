"""Words in braces that were to give a class or an id, and do neither."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from ..diagnostics import Diagnostic
from ..reader import Source
from .context import CheckedCourse
from .link_forms import ATTRIBUTES_APART
from .rule import warning

BARE = warning(
    "braces-bare",
    "In braces, a class has a period before it, and an id a number sign. A word with neither vanishes without effect.",
    "Ask **early**{important}, since people plan far ahead.",
    "Ask **early**{.important}, since people plan far ahead.",
)
SHOWN = warning(
    "braces-shown",
    "A class or an id in braces is read right after a heading, a link, a picture or a cell, or on a line of its own "
    "below a paragraph. Elsewhere the braces show.",
    "Ask early. {.important}",
    "Ask early.\n{.important}",
)
RULES = (BARE, SHOWN)

_BRACES = re.compile(r"\{[ ]*(?P<word>[a-z][\w-]*)[ ]*\}", re.IGNORECASE)
_NAMED = re.compile(r"\{:?[ ]*[.#][a-z][^{}\n]*\}", re.IGNORECASE)
_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_ATTRIBUTES = frozenset(
    {"allowfullscreen", "async", "autofocus", "autoplay", "checked", "controls", "default", "defer", "disabled"}
    | {"download", "hidden", "inert", "ismap", "itemscope", "loop", "markdown", "multiple", "muted", "nomodule"}
    | {"novalidate", "open", "playsinline", "popover", "readonly", "required", "reversed", "selected"}
)
"""Attributes of HTML that need no value."""
_ELEMENT = r"<[a-zA-Z][\w-]*(?:\s[\w:-]+(?:=\"[^\"]*\")?)*?"


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the words in braces of which Python-Markdown has made an attribute that HTML does not have."""
    if "{" not in source.prose:
        return
    document = course.document(course.path(source))
    if document is None:
        return
    yield from _shown(source, document.html)
    for number, line in enumerate(source.prose_lines, 1):
        for match in _BRACES.finditer(line):
            word = match["word"]
            typed = source.lines[number - 1]
            is_meant = _is_behind_something(typed[: match.start()], typed[match.end() :])
            if is_meant and word.lower() not in _ATTRIBUTES and _is_attribute(word, document.html):
                message = f'"{match.group()}" does nothing, and does not show'
                hint = f'type "{{.{word}}}" for a class, "{{#{word}}}" for an id'
                yield BARE.at(source.name, number, match.start() + 1, message, hint)


def _shown(source: Source, html: str) -> Iterator[Diagnostic]:
    """Yield the braces with a class or an id that are on the page as they are typed."""
    typed = Counter(_NAMED.findall(source.prose))
    shown = Counter(_NAMED.findall(unescape(_CODE.sub("", html)))) if typed else typed
    for number, line in enumerate(source.prose_lines, 1):
        for match in _NAMED.finditer(line):
            before, behind = line[: match.start()], line[match.end() :].strip()
            is_meant = not before[-1:].isspace() or not behind or behind.startswith("|")
            # Where some are read, which of them are not can't be known.
            is_unread = shown[match.group()] >= typed[match.group()]
            if is_meant and before.strip() and is_unread and not ATTRIBUTES_APART.search(line):
                hint = f'type "{match.group()}" in a line of its own, below a paragraph or the last item, or delete it'
                message = f'"{match.group()}" shows as it is typed'
                yield SHOWN.at(source.name, number, match.start() + 1, message, hint)


def _is_behind_something(before: str, behind: str) -> bool:
    """Tell whether braces stand where they are read: right behind something, alone, or behind a heading or a cell."""
    if not before[-1:].isspace():
        return True
    ends = not behind.strip() or behind.lstrip().startswith("|")
    return ends and (not before.strip() or before.lstrip().startswith("#") or "|" in before)


def _is_attribute(name: str, html: str) -> bool:
    """Tell whether some element has an attribute of this name and no value."""
    return re.search(rf"{_ELEMENT}\s{re.escape(name)}(?=[\s/>])", html) is not None
