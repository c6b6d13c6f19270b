"""Marks of Markdown in what is shown as it is typed: titles, outcomes, names of facilitators' notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..reader import Source
from .context import CheckedCourse
from .rule import warning
from .structure import GUIDE_BLOCKS

MARKS = warning(
    "meta-marks",
    "Titles and outcomes appear in menus and lists as they are typed, Markdown marks and all.",
    "---\ntitle: The **first** level\n---",
    "---\ntitle: The first level\n---",
)
RULES = (MARKS,)

_MARKS = re.compile(
    r"\[\^[^\[\]\s]+\]|!?\[(?P<link>[^\[\]]+)\]\([^()\s]+\)"
    r"|(?<![*\w])(?P<stars>\*{1,2})(?P<bold>[^\s*](?:[^*]*[^\s*])?)(?P=stars)(?![*\w])"
    r"|(?<![_\w])__(?P<strong>[^\s_][^_]*)__(?![_\w])|(?<![_\w])_(?P<em>[^\s_](?:[^_]*[^\s_])?)_(?![_\w])"
    r"|~~(?P<struck>[^\s~](?:[^~]*[^\s~])?)~~|==(?P<marked>[^\s=](?:[^=]*[^\s=])?)==|`(?P<code>[^`]+)`"
    r"|<(?P<tag>b|strong|i|em|u|small|mark|su[bp])>(?P<html>[^<>]*)</(?P=tag)>|<br ?/?>"
)


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the marks in the title and the outcomes of a page's front matter, and in the titles of notes and breaks."""
    title = source.meta.get("title")
    texts = [(title, source.meta_lines.get("title", 1))] if isinstance(title, str) else []
    texts += [(outcome.text, outcome.line) for outcome in source.outcomes]
    texts += [(block.argument, block.line) for block in source.blocks if block.name in GUIDE_BLOCKS]
    for text, line in texts:
        if match := _MARKS.search(text):
            bare = " ".join(_MARKS.sub(_words, text).split())
            yield MARKS.on_line(source.name, line, f'"{match.group()}" shows as it is typed here', f'type "{bare}"')


def _words(match: re.Match[str]) -> str:
    """Return the words that marks stand around."""
    return next((words for name, words in match.groupdict().items() if words and name not in ("stars", "tag")), "")
