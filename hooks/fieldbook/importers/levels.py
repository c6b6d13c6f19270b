"""Ladders of levels: runs of boxes that begin with a bold name, and runs of tables of one column."""

from __future__ import annotations

import re
import textwrap

from .boxes import LEVEL, LEVEL_WORDS
from .markdown_blocks import Block, Kind, columns, cut, join
from .notation import as_block
from .parts import Box, Part, Prose
from .tables import cells_of

LEAST, LONGEST = 3, 90
"""Levels that a text needs to be taken for a ladder, and words that it says of one of them, at most."""
_NAMED = re.compile(r"^\s*(?:#{1,6}[ \t]+)?(?P<mark>\*\*|__)(?P<name>(?!\s)[^\n]+?)(?P=mark)[ \t]*(?:<br>)*[ \t]*")
_LEVEL_HEAD = re.compile(
    r"^\W*(?:levels?|stages?|rungs?|tiers?|degrees?|nivel(?:es)?|etapas?|grados?|\w*stufen?|\w*niveaus?|niveaux?|[ée]tapes?"
    r"|n[íi]ve(?:l|is)|ebenen?|treden?|poziom(?:y)?|stopnie?ń?|livell[io]|レベル|段階|(?:ال)?مستوى|(?:ال)?مرحلة)\W*$",
    re.I,
)
"""The head of a column that names levels."""
_NUMBER = re.compile(r"(?:^|level|stage|step|nivel|etapa|color|tier|phase)[ -]?(\d{1,2})\b", re.I)
_LABEL = 80
"""Characters of a line that is a label, at most."""
_FIRST_CELL = re.compile(r"^([ \t]*\|?)[^|\n]*\|")
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


def is_ranked(names: list[str], classes: list[str]) -> bool:
    """Tell whether levels are ranked by their names (`Level 2`, `3. …`) or by the numbers of their classes."""
    for texts in (names, classes):
        numbers = [_NUMBER.search(text) for text in texts]
        found = [int(match[1]) for match in numbers if match]
        if len(found) == len(texts) and len(set(found)) == len(found) and found in (sorted(found), sorted(found)[::-1]):
            return True
    return False


def ladder(levels: list[tuple[str, str]]) -> str:
    """Return levels, given as names and texts, as a block: a definition list, since a text may hold anything."""
    steps = [f"{name}\n:   {textwrap.indent(text.strip(), '    ').lstrip() or '–'}" for name, text in levels]
    return as_block("levels", "", "\n\n".join(steps))


def gather_tables(blocks: list[Block], above: str) -> tuple[list[Block], list[str]]:
    """Wrap runs of tables of one column below a word for levels into ladders; `above` is the heading above them.

    Returns the prose, and each ladder's first line.
    """
    found: list[Block] = []
    ladders: list[str] = []
    index = 0
    while index < len(blocks):
        if blocks[index].kind is Kind.HEADING:
            above = blocks[index].words
        label = _label(blocks[index - 1]) if index else ""
        if label and _is_table_of_levels(blocks[index]):
            found[-1] = Block(Kind.BLOCK, as_block("levels", label, _unnumbered(blocks[index].text)))
            ladders.append(blocks[index].text.split("\n")[0])
            index += 1
            continue
        end = index
        while end < len(blocks) and _is_step(blocks[end]) and LEVEL_WORDS.search(above):
            end += 1
        if LEVEL_WORDS.search(above) and _is_table_of_levels(blocks[index]):
            found.append(Block(Kind.BLOCK, as_block("levels", "", _unnumbered(blocks[index].text))))
            ladders.append(blocks[index].text.split("\n")[0])
            index += 1
        elif end - index > 1:
            found.append(Block(Kind.BLOCK, as_block("levels", "", join(blocks[index:end]))))
            ladders.append(blocks[index].text.split("\n")[0])
            index = end
        else:
            found.append(blocks[index])
            index += 1
    return found, ladders


def _label(block: Block) -> str:
    """Return the words of a line that names the levels of the table below it, "" for any other block."""
    words = block.text.strip().strip("*_:")
    short = block.kind is Kind.PARAGRAPH and len(words) < _LABEL and not words.endswith(".")
    return words if short and LEVEL_WORDS.search(words) else ""


def _is_step(block: Block) -> bool:
    return block.kind is Kind.TABLE and columns(block.text) == 1 and len(block.text.split("\n")) > 2


def _is_table_of_levels(block: Block) -> bool:
    """Tell whether a table names a level in the first cell of each row, and compares them in the others."""
    if block.kind is not Kind.TABLE or columns(block.text) < 2:
        return False
    head, _rule, *rows = [cells_of(line) for line in block.text.split("\n")] if block.text.count("\n") > 2 else [[], []]
    return bool(head) and bool(_LEVEL_HEAD.match(head[0])) and len(rows) > 1 and all(all(row) for row in rows)


def _unnumbered(table: str) -> str:
    """Return a table of levels without the numbers of its rows, where all have one: the engine counts levels itself."""
    head, rule, *rows = table.split("\n")
    first = [cells_of(row)[0].strip("*_ ") for row in rows]
    if columns(table) > 2 and first == [str(number) for number in range(1, len(rows) + 1)]:
        # The names of the levels stand in the next column.
        return "\n".join(_FIRST_CELL.sub(r"\1", line, count=1) for line in (head, rule, *rows))
    numbers = [re.match(r"^[ \t]*\|?[ \t]*(?:\*\*)?(\d{1,2})[.):][ \t]+", row) for row in rows]
    if [int(match[1]) if match else -1 for match in numbers] != list(range(1, len(rows) + 1)):
        return table
    return "\n".join([head, rule, *(re.sub(r"\d{1,2}[.):][ \t]+", "", row, count=1) for row in rows)])


def is_too_much(text: str) -> bool:
    """Tell whether the text of a level holds what a ladder would take for its own: a table."""
    return any(block.kind is Kind.TABLE for block in cut(text))
