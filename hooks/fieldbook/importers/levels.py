"""Ladders of levels: runs of boxes that begin with a bold name, and runs of tables of one column."""

from __future__ import annotations

import re
import textwrap

from .boxes import LEVEL
from .markdown_blocks import Chunk, Kind, columns, cut, join
from .notation import block
from .parts import Box, Part, Prose

_NAMED = re.compile(r"^\s*(?:#{1,6}[ \t]+)?(?P<mark>\*\*|__)(?P<name>(?!\s)[^\n]+?)(?P=mark)[ \t]*(?:<br>)*[ \t]*")
_HEADED = re.compile(r"^\s*#{1,6}[ \t]+(?P<name>[^\n]+)")


def name_of(part: Part) -> tuple[str, str] | None:
    """Return the name with which a level begins, and the rest of its first prose; None where it has no name."""
    if not isinstance(part, Box) or part.kind != LEVEL:
        return None
    if part.title:
        first = part.parts[0] if part.parts else None
        return part.title, first.text if isinstance(first, Prose) else ""
    first = part.parts[0] if part.parts else None
    if not isinstance(first, Prose):
        return None
    match = _NAMED.match(first.text) or _HEADED.match(first.text)
    if match is None:
        return None
    return match["name"].strip(), first.text[match.end() :].lstrip("\n")


def run_at(parts: list[Part], start: int) -> int:
    """Return the index below the run of level boxes that begins at `start`; `start` where there is none."""
    end = start
    while end < len(parts) and name_of(parts[end]) is not None:
        end += 1
    return end if end - start > 1 else start


def ladder(levels: list[tuple[str, str]]) -> str:
    """Return levels, given as names and texts, as a block: a definition list, since a text may hold anything."""
    steps = [f"{name}\n:   {textwrap.indent(text.strip(), '    ').lstrip() or '–'}" for name, text in levels]
    return block("levels", "", "\n\n".join(steps))


def gather_tables(chunks: list[Chunk]) -> tuple[list[Chunk], list[str]]:
    """Wrap runs of tables of one column into ladders; return the prose and each ladder's first line."""
    found: list[Chunk] = []
    ladders: list[str] = []
    index = 0
    while index < len(chunks):
        end = index
        while end < len(chunks) and _is_step(chunks[end]):
            end += 1
        if end - index > 1:
            found.append(Chunk(Kind.BLOCK, block("levels", "", join(chunks[index:end]))))
            ladders.append(chunks[index].text.split("\n")[0])
            index = end
        else:
            found.append(chunks[index])
            index += 1
    return found, ladders


def _is_step(chunk: Chunk) -> bool:
    return chunk.kind is Kind.TABLE and columns(chunk.text) == 1 and len(chunk.text.split("\n")) > 2


def is_too_much(text: str) -> bool:
    """Tell whether the text of a level holds what a ladder would take for its own: a table."""
    return any(chunk.kind is Kind.TABLE for chunk in cut(text))
