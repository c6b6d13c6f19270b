"""Ladders that a text numbers itself: short sections, bold lines with text below, or rows, from `Level 1` on."""

from __future__ import annotations

import re

from .levels import LEAST, LONGEST, ladder
from .markdown_blocks import Block, Kind, join, unstressed
from .notation import title_of
from .said_boxes import is_said
from .tables import cells_of

_WORDS = (
    "level|stage|rung|tier|stufe|niveau|ebene|nivel|etapa|grado|[ée]tape|palier|n[íi]vel|trede|poziom|stopień"
    "|livello|レベル|段階|المستوى|المرحلة"
)
_NUMBERED = re.compile(
    rf"^(?:{_WORDS})[ \t]*(?P<number>\d{{1,2}})[ \t]*[:：.)–—-]+[ \t]*(?P<name>\S.*)$",
    re.I,
)
_COUNTED = re.compile(rf"^(?:{_WORDS})[ \t]*(?P<number>\d{{1,2}})$", re.I)
"""The first cell of a row that is no more than the number of a level."""
_RICH = re.compile(r"\]\(|!\[|https?:|\[\^")


def gather(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """Return blocks with such ladders as one block each, and for each ladder the words that numbered its levels.

    What has pictures, links or sections of its own is a part of a course, and no level.
    """
    found: list[Block] = []
    gone: list[str] = []
    index = 0
    while index < len(blocks):
        levels, end = _run(blocks, index)
        if len(levels) >= LEAST:
            found.append(Block(Kind.BLOCK, ladder(levels)))
            gone.append(" ".join(_said(block) for block in blocks[index:end]))
            index = end
            continue
        levels = _of_rows(blocks[index])
        if levels:
            gone.append(" ".join(map(str, range(1, len(levels) + 1))))
        found.append(Block(Kind.BLOCK, ladder(levels)) if levels else blocks[index])
        index += 1
    return found, gone


def _of_rows(block: Block) -> list[tuple[str, str]]:
    """Return the levels of a table without a head whose rows are numbered: `Level 1`, and what it is."""
    if block.kind is not Kind.TABLE:
        return []
    head, *below = [cells_of(line) for line in block.text.split("\n")]
    # Below the head stands the rule.
    grid = [head, *below[1:]] if any(head) else below[1:]
    if len(grid) < LEAST or any(len(row) != 2 or not row[1] for row in grid):
        return []
    numbers = [_COUNTED.match(row[0].strip("* ")) for row in grid]
    counted = [int(match["number"]) if match else 0 for match in numbers]
    ranked = counted in (list(range(1, len(grid) + 1)), list(range(len(grid), 0, -1)))
    return [(row[0].strip("* "), row[1]) for row in grid] if ranked else []


def _run(blocks: list[Block], start: int) -> tuple[list[tuple[str, str]], int]:
    """Return the levels that begin at `start`, as names and texts, and where they end."""
    first = blocks[start]
    levels: list[tuple[str, str]] = []
    index = start
    while index < len(blocks) and blocks[index].kind is first.kind and blocks[index].level == first.level:
        name = _name(blocks[index], len(levels) + 1)
        if not name:
            break
        end = index + 1
        while end < len(blocks) and _is_text(blocks[end]) and not _name(blocks[end], 0):
            end += 1
        if end == len(blocks) or not _name(blocks[end], len(levels) + 2):
            # What stands below the last level as a box of its own is no part of it.
            end = next((at for at in range(index + 1, end) if is_said(blocks[at])), end)
        text = join(blocks[index + 1 : end])
        if not text or len(text.split()) > LONGEST or _RICH.search(text):
            break
        levels.append((name, text))
        index = end
    below = blocks[index] if index < len(blocks) else None
    headed = first.kind is Kind.HEADING
    inner = below is not None and below.kind is Kind.HEADING and headed and below.level > first.level
    return ([], start) if inner else (levels, index)


def _name(block: Block, number: int) -> str:
    """Return the name of the level that a heading or a bold line begins, with a number (0 for any); else ""."""
    bold = block.kind is Kind.PARAGRAPH and "\n" not in block.text and unstressed(block.text) != block.text.strip()
    if not bold and block.kind is not Kind.HEADING:
        return ""
    match = _NUMBERED.match(unstressed(title_of(block.words)[0]))
    return match["name"].strip(" *_") if match and number in (0, int(match["number"])) else ""


def _said(block: Block) -> str:
    """Return what a block says before the name of a level."""
    name = _name(block, 0)
    return unstressed(title_of(block.words)[0]).removesuffix(name) if name else ""


def _is_text(block: Block) -> bool:
    return block.kind in (Kind.PARAGRAPH, Kind.LIST) and not block.asks
