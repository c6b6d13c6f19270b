"""Boxes that are callouts: their type, their title, and what the report says of them."""

from __future__ import annotations

import re

from ..labels import labels
from . import box_titles, theorems
from .boxes import DETAILS, FACILITATOR, LEVEL, OUTCOMES, QUIZ, TAB
from .ledger import Ledger
from .notation import as_block, title_of
from .parts import Box
from .worksheets import is_questions

_WORDS = re.compile(r"\w")


def written(box: Box, ledger: Ledger, content: str, *, language: str) -> str:
    """Return a box with what it holds as a callout, "" where it says nothing.

    `content` is what it holds, in today's notation; `language` is that of the course.
    """
    title, link = title_of(box.title)
    kind = _kind(box, content)
    if link:
        content = f"{link}\n\n{content}"
    if not _WORDS.search(content) and not _WORDS.search(title) and "[" not in content:
        return ""
    ledger.became(box.line, _said(box, kind, title))
    if title.strip(" :").casefold() == labels(language).get(kind, "").casefold():
        # Without a title, a callout has these words.
        ledger.became(box.line, "its title is what the engine writes above such a callout", title)
        title = ""
    if kind not in (DETAILS, TAB):
        title = theorems.titled(box.names, title, language)
    elif not title:
        title = box_titles.unfolding(box.names, language)
    return as_block(kind, title, content)


def _kind(box: Box, content: str) -> str:
    if box.kind == OUTCOMES:
        return "key-points"
    if box.kind == QUIZ:
        return "reflection"
    if box.folded:
        return DETAILS
    kind = "info" if box.kind == LEVEL else box.kind
    asks = kind in ("info", "resources") and is_questions(content) and box.names
    return "reflection" if asks else kind


def _said(box: Box, kind: str, title: str) -> str:
    if kind == FACILITATOR:
        return "a box for facilitators went to the facilitator's guide"
    if box.folded:
        return f"what unfolded under “{title}” became a block that unfolds"
    return f"{box.called} became a callout of the type {kind}"
