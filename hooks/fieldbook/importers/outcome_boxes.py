"""Boxes of learning outcomes, which go to the lesson's front matter."""

from __future__ import annotations

from itertools import chain

from . import outcomes
from .boxes import OUTCOME_WORDS
from .ledger import Ledger
from .markdown_blocks import Block, Kind, cut, join, unstressed
from .notation import title_of
from .parts import Box, Prose

_INTRODUCED = "which the engine introduces itself"


def take(box: Box, ledger: Ledger) -> tuple[list[str], str]:
    """Return the outcomes that a box lists, and what else it held, as prose; the box is empty then.

    A box that lists none stays as it is.
    """
    if len(box.parts) != 1 or not isinstance(box.parts[0], Prose):
        return [], ""
    blocks = cut(box.parts[0].text)
    listed = [block for block in blocks if block.kind is Kind.LIST]
    headed = [index for index, block in enumerate(blocks) if _announces(block)] if len(listed) > 1 else []
    if headed:
        # Questions, say, stand beside them.
        listed = [blocks[index + 1] for index in headed if blocks[index + 1 : index + 2]]
    found = [outcomes.outcomes_in(block.text) for block in listed]
    if not found or not all(found):
        return [], ""
    named = [blocks[index] for index in headed]
    stems = [block for block in blocks if block.kind is Kind.PARAGRAPH and outcomes.is_stem(block.text)] + named
    said = " ".join([title_of(box.title)[0], *(title_of(block.text)[0] for block in stems)]).strip()
    ledger.became(
        box.line, f"{f'the box “{said}”' if said else 'a list'} became the lesson's outcomes, {_INTRODUCED}", said
    )
    rest = [block for block in blocks if block not in listed and block not in stems]
    box.parts = []
    box.title = ""
    return list(chain.from_iterable(found)), join(rest)


def _announces(block: Block) -> bool:
    """Tell whether a block is a heading, or bold words, for outcomes."""
    bold = block.kind is Kind.PARAGRAPH and unstressed(block.text) != block.text.strip()
    return (bold or block.kind is Kind.HEADING) and bool(OUTCOME_WORDS.search(title_of(unstressed(block.words))[0]))
