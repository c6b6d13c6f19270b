"""Ladders of short lines with bold names: `**Level 1 – Started**: there is a list.`, one below the other.

Below a heading that speaks of levels, a numbered list of bold names is a ladder as well, and so are definitions.
"""

from __future__ import annotations

import re

from .levels import LEAST, LONGEST, ladder
from .markdown_blocks import Block, Kind, items
from .notation import title_of

_SPEAKS = re.compile(
    r"\b(?:levels|ladder|rungs|niveles|escalera|\w*stufen|niveaus|niveaux|[ée]chelle|n[íi]veis|escada|livelli|poziomy"
    r"|drabina)\b",
    re.I,
)
"""Words of a heading that announce a ladder; what has steps or stages may tell how something is done."""
_NAMED = re.compile(
    r"^(?P<mark>\*\*|__)(?P<name>(?!\s)[^*\n]+?)(?P<inner>[ \t]*[:：.])?(?P=mark)(?(inner)|[ \t]*[:：–—-])"
    r"[ \t]+(?P<text>[^\s-][^\n]*(?:\n(?![ \t]*(?:[-*+]|\d+[.)])[ \t])[^\n]+)*)$"
)
_NUMBERED = re.compile(
    r"^(?P<said>(?:level|rung|tier|stufe|niveau|nivel|n[íi]vel|trede|poziom|livello)[ \t]*(?P<number>\d{1,2}))"
    r"(?:[ \t]*[:：.)–—-]+[ \t]*(?P<name>\S.*))?$",
    re.I,
)
_DEFINED = re.compile(r"^(?P<name>[^\n:|]+)\n:[ \t]+(?P<text>\S[^\n]*(?:\n(?!:)[^\n]+)*)$")
_ORDERED = re.compile(r"1[.)][ \t]")
_RICH = re.compile(r"\]\(|\]\[|!\[|https?:|\[\^|_{3,}")

_Levels = list[tuple[str, str]]


def gather(blocks: list[Block], above: str) -> tuple[list[Block], list[str]]:
    """Return blocks with such ladders as one block each, and for each ladder the words that numbered its levels.

    `above` is the heading above the blocks.
    """
    found: list[Block] = []
    gone: list[str] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.kind is Kind.HEADING:
            above = title_of(block.words)[0]
        speaks = bool(_SPEAKS.search(above))
        read = _listed(block, speaks=speaks) or _in_row(blocks, index, speaks=speaks)
        if len(read) < LEAST:
            found.append(block)
            index += 1
            continue
        levels, said = _unnumbered(read)
        found.append(Block(Kind.BLOCK, ladder(levels)))
        gone.append(said)
        index += 1 if block.kind is Kind.LIST else len(read)
    return found, gone


def _listed(block: Block, *, speaks: bool) -> _Levels:
    """Return the items of a list as levels: numbered by their names, or by the list below a heading of levels."""
    if block.kind is not Kind.LIST or block.asks:
        return []
    matches = [_NAMED.match(item) for item in items(block.text)]
    levels = [(match["name"], match["text"]) for match in matches if match and not _is_more(match["text"])]
    whole = len(levels) == len(matches)
    return levels if whole and (_is_ranked(levels) or (speaks and _ORDERED.match(block.text))) else []


def _in_row(blocks: list[Block], start: int, *, speaks: bool) -> _Levels:
    """Return paragraphs in a row as levels: numbered by their names, or defined below a heading of levels."""
    for pattern, is_said in ((_NAMED, False), (_DEFINED, speaks)):
        levels: _Levels = []
        for index in range(start, len(blocks)):
            block = blocks[index]
            match = pattern.match(block.text) if block.kind is Kind.PARAGRAPH and not block.asks else None
            if match is None:
                break
            levels.append((match["name"].strip(" *_"), match["text"]))
        if not any(_is_more(text) for _name, text in levels) and (is_said or _is_ranked(levels)):
            return levels
    return []


def _is_more(text: str) -> bool:
    """Tell whether a text is more than what a level says of itself."""
    return len(text.split()) > LONGEST or bool(_RICH.search(text))


def _is_ranked(levels: _Levels) -> bool:
    """Tell whether the names number the levels, from 0 or from 1."""
    numbers = [int(match["number"]) for name, _text in levels if (match := _NUMBERED.match(name))]
    return len(numbers) == len(levels) > 0 and numbers in (
        list(range(len(numbers))),
        list(range(1, len(numbers) + 1)),
    )


def _unnumbered(levels: _Levels) -> tuple[_Levels, str]:
    """Return levels without the numbers that the engine gives them itself, and the words that are gone then."""
    matches = [_NUMBERED.match(name) for name, _text in levels]
    numbered = [match for match in matches if match and match["name"] and match["number"] != "0"]
    if len(numbered) < len(levels):
        return levels, " ".join(map(str, range(1, len(levels) + 1)))
    names = [match["name"].strip(" *_") for match in numbered]
    said = " ".join(match["said"] for match in numbered)
    return [(name, text) for name, (_old, text) in zip(names, levels, strict=True)], said
