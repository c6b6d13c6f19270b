"""Choices between one thing, of two kinds in one list, or within another choice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..blocks import FIELD_BLOCK_NAMES, JUDGED_BLOCK_NAMES
from ..diagnostics import Diagnostic
from ..reader import BlockSource, Source
from .boxes import boxes_within, unquoted
from .rule import warning
from .tables import content

CHOICE = warning(
    "worksheet-choice",
    "With only one choice there is nothing to pick.",
    "/// worksheet | Partners\n    id: partners\n\nHow is it set up?\n\n- ( ) informally\n///",
    "/// worksheet | Partners\n    id: partners\n\nHow is it set up?\n\n- ( ) informally\n- ( ) in writing\n///",
)
CHOICES = warning(
    "worksheet-choices",
    "A list of choices is of one kind, and on one level; anything else loses buttons.",
    "/// worksheet | Partners\n    id: partners\n\nHow is it set up?\n\n- ( ) informally\n    - ( ) by word\n"
    "    - ( ) by letter\n- ( ) in writing\n///",
    "/// worksheet | Partners\n    id: partners\n\nHow is it set up?\n\n- ( ) informally, by word\n"
    "- ( ) informally, by letter\n- ( ) in writing\n///",
)
RULES = (CHOICE, CHOICES)

OTHER = "is of another kind than the one above it"
_PICK = re.compile(r"\s*(?:[-*+]|\d+\.)\s+\([ xX\u00a0]\)\s")
_ROUND = re.compile(r"\([ xX]\)")
_ALONE = re.compile(r"(?<![-*+])\([ xX\u00a0]\)(?=\s|$)")
_BOX = re.compile(r"(?P<indent>\s*)(?:[-*+]|\d+\.)[ \t]+(?P<open>[(\[])[ xX\u00a0][)\]](?=\s)")
_QUESTION = re.compile(r"[?:\u061f\uff1f\uff1a]\s*$")
_CHOSEN = re.compile(r"\s*(?:[-*+]\s|\d+\.\s+\([ xX\u00a0]\)\s)")
"""An item of a list of choices; a number may also begin a question."""
_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s")


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the choices that are none. Where blocks do not end as typed, it can't be told what is one."""
    if not any(problem.code.startswith("block-") for problem in source.problems):
        for block in whole(source):
            lines = [(number, text) for number, text in content(source, block) if text.strip()]
            yield from _choices(source, [line for line in lines if not _is_quoted(line[1])])
            if block.name not in JUDGED_BLOCK_NAMES:
                yield from _choices(source, [(number, unquoted(text)) for number, text in lines if _is_quoted(text)])


def whole(source: Source) -> list[BlockSource]:
    """Return the worksheets that can be read."""
    return [one for one in source.blocks if one.name in FIELD_BLOCK_NAMES and one.sound and one.options is not None]


def _is_quoted(text: str) -> bool:
    return text.lstrip().startswith(">")


def _choices(source: Source, items: list[tuple[int, str]]) -> Iterator[Diagnostic]:
    yield from _kinds(source, items)
    scales = {number for number, text in items if _ALONE.search(text) and not _CHOSEN.match(text)}
    for at, (number, text) in enumerate(items):
        boxes = _ROUND.findall(text)
        is_one = number in scales and len(boxes) == len(_ALONE.findall(text)) == 1
        # The lines of a paragraph are one: options may stand below one another.
        is_one = is_one and not boxes_within(text)
        if is_one and "|" not in text and not scales & {number - 1, number + 1}:
            hint = 'type the options, as in "( ) yes ( ) no", or a list of "- [ ]" for something to tick'
            yield CHOICE.at(source.name, number, text.index(boxes[0]) + 1, "this choice has one option", hint)
        if len(boxes) != 1 or not _PICK.match(text):
            continue
        margin = _margin(text)
        around = (_outside(reversed(items[:at]), margin), _outside(items[at + 1 :], margin))
        if not any(_ITEM.match(other) for other in around):
            hint = 'add the other options, or type "- [ ]" for something to tick'
            yield CHOICE.at(source.name, number, margin + 1, "this choice has one option", hint)


def _outside(lines: Iterable[tuple[int, str]], margin: int) -> str:
    """Return the first of some lines that does not lie within a choice at a margin; "" where all do."""
    return next((text for _number, text in lines if _margin(text) < margin + 2), "")


def _margin(text: str) -> int:
    return len(text) - len(text.lstrip())


def _kinds(source: Source, items: list[tuple[int, str]]) -> Iterator[Diagnostic]:
    """Yield what in a list of choices is of another kind or level than the choice above it."""
    before: re.Match[str] | None = None
    in_choice = False
    for number, text in items:
        box = _BOX.match(text)
        if before and box and len(box["indent"].expandtabs(4)) >= len(before["indent"].expandtabs(4)) + 2:
            hint = "put all choices on one level, or ask another question"
            yield CHOICES.on_line(source.name, number, "this choice stands within another one", hint)
            return
        if before and box and len(box["indent"]) == len(before["indent"]) and box["open"] != before["open"]:
            hint = 'type "( )" before each for one of them, or "[ ]" before each for any'
            yield CHOICES.on_line(source.name, number, f"this choice {OTHER}", hint)
        if before and re.match(r"\s*_{3,}\s*$", text) and source.lines[number - 2].strip():
            hint = "leave an empty line above it, if it is a question of its own"
            yield CHOICES.on_line(source.name, number, "this blank is part of the choice above it", hint)
        in_choice = bool(box) or (in_choice and bool(source.lines[number - 2].strip()))
        if in_choice and not box and _QUESTION.search(text) and text[:1].strip():
            hint = "leave an empty line above it, if it is a question of its own"
            yield CHOICES.on_line(source.name, number, "this question is part of the choice above it", hint)
        before = box
