"""Ladders that a text numbers itself: short sections, or bold lines with text below, from `Level 1: …` on."""

from __future__ import annotations

import re

from .levels import ladder
from .markdown_blocks import Block, Kind, join, unstressed
from .notation import title_of

_NUMBERED = re.compile(
    r"^(?:level|stage|rung|tier|stufe|niveau|ebene|nivel|etapa|grado|[ée]tape|palier|n[íi]vel|trede|poziom|stopień"
    r"|livello|レベル|段階|المستوى|المرحلة)[ \t]*(?P<number>\d{1,2})[ \t]*[:：.)–—-]+[ \t]*(?P<name>\S.*)$",
    re.I,
)
_LEAST, _LONGEST = 3, 90
"""Levels that are a ladder, and words that one of them has, at most."""
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
        if len(levels) >= _LEAST:
            found.append(Block(Kind.BLOCK, ladder(levels)))
            gone.append(" ".join(_said(block) for block in blocks[index:end]))
            index = end
        else:
            found.append(blocks[index])
            index += 1
    return found, gone


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
        text = join(blocks[index + 1 : end])
        if not text or len(text.split()) > _LONGEST or _RICH.search(text):
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
