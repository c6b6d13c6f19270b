"""The prose gathered from a tree of HTML, made to mean in Markdown what it meant there."""

from __future__ import annotations

import re

from .lists import dedented, unindented
from .markup import BREAK
from .parts import Part, Prose
from .placeholders import NO_BREAK

_LIKE_BLOCK = re.compile(r"^(?P<lead>\s*)(?P<mark>#{1,6}(?=\s)|\+(?=\s)|\*(?=\s)|\d{3,}(?=[.)]\s)|>|:(?=\s))")
_CONTROL = re.compile(r"(?m)^(?P<lead>[ \t]*)(?P<sign>\[ \]|\( \))[ \t]*\n?[ \t]*(?=\S)(?![^\n]*(?:\[ \]|\( \)))")
"""A control before the words that it belongs to."""
_BULLET = re.compile(r"^\s*[•▪◦‣●][ \t]*(?=\S)")


def no_block(text: str) -> str:
    """Return a paragraph's text such that its first characters begin no heading or quote; a typed bullet is one."""
    text = _BULLET.sub("- ", text, count=1)
    return _LIKE_BLOCK.sub(_with_backslash, text, count=1)


def _with_backslash(match: re.Match[str]) -> str:
    mark = match["mark"]
    return f"{match['lead']}{mark}\\" if mark.isdecimal() else f"{match['lead']}\\{mark}"


def flush(text: str, line: int, found: list[Part], html: bool) -> None:
    """Add the prose gathered so far."""
    text = unindented(text) if html else dedented(text)
    text = _CONTROL.sub(r"\g<lead>- \g<sign> ", text) if html else text
    if text.replace(BREAK, "").replace(NO_BREAK, "").strip():
        found.append(Prose(text.strip("\n"), line))


def joined(parts: list[Part]) -> list[Part]:
    """Join neighbouring prose."""
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, Prose) and isinstance(last, Prose):
            last.text = f"{last.text}\n\n{part.text}"
        else:
            found.append(part)
    return [part for part in found if not isinstance(part, Prose) or part.text.strip()]
