"""Statements below a heading that asks whether they are true, with a key of true and false at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import answers, truths
from .question_choices import Question

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]")
_ITEM = re.compile(r"^[ \t]{0,3}\d{1,2}\\?[.)][ \t]+(?P<words>\S.*)$")
_BLANK = re.compile(r"_{3,}|\( \)|\[ \]")


def read(lines: Sequence[str]) -> tuple[dict[int, Question], range]:
    """Return the statements as questions by their lines, and the lines of their key; nothing where they don't match."""
    asked = next((at for at, line in enumerate(lines) if _HEADING.match(line) and truths.ASKED.search(line)), None)
    if asked is None:
        return {}, range(0)
    statements, end = _items(lines, asked + 1)
    head = next((at for at in range(end, len(lines)) if answers.heads_key(lines[at])), None)
    if head is None or len(statements) < 2:
        return {}, range(0)
    key, stop = _items(lines, head + 1)
    if len(key) != len(statements) or any(_BLANK.search(words) for _at, words in statements):
        return {}, range(0)
    said = [truths.said_of(lines[asked], words) for _at, words in key]
    found: dict[int, Question] = {}
    for (at, words), answer in zip(statements, said, strict=True):
        if answer is None:
            return {}, range(0)
        choices, told = answer
        found[at] = Question(at, at + 1, [words], choices, [told] if told else [], gone=[lines[at].replace(words, "")])
    return found, range(head, stop)


def _items(lines: Sequence[str], start: int) -> tuple[list[tuple[int, str]], int]:
    """Return the items of the numbered list that is all of a section, with their lines, and where the section ends."""
    found: list[tuple[int, str]] = []
    for at in range(start, len(lines)):
        if _HEADING.match(lines[at]):
            return found, at
        match = _ITEM.match(lines[at])
        if match:
            found.append((at, match["words"].strip()))
        elif lines[at].strip():
            return [], at
    return found, len(lines)
