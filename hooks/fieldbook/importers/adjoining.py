"""Blocks that adjoin something which says the same: worksheets under one title, a heading with theirs, two rules."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import steering
from .boxes import OUTCOME_WORDS
from .headings import unnumbered
from .ledger import Ledger
from .markdown_blocks import Block, Kind, cut, join, rules_once
from .notation import SHEET, as_block, title_of

_SHEET = re.compile(
    r"\A(?P<slashes>/{3,}) (?P<kind>worksheet|quiz)(?: \| (?P<title>[^\n]+))?\n {4}id: (?P<id>[^\n]+)\n\n"
    r"(?P<content>.*)\n\n(?P=slashes)\Z",
    re.S,
)
"""A worksheet or quiz of which only the id is given."""


def settle(text: str, ledger: Ledger, outcomes: Sequence[str]) -> str:
    """Return a lesson's text with worksheets that follow each other under one title as one, headings and rules once.

    `outcomes` are those that the text listed: what announced them, and has nothing else below it, goes.
    """
    blocks = _joined(rules_once(steering.take(cut(text), ledger)))
    for index in range(len(blocks) - 2, -1, -1):
        head, below = blocks[index], blocks[index + 1]
        if outcomes and head.kind is below.kind is Kind.HEADING and OUTCOME_WORDS.search(title_of(head.words)[0]):
            ledger.became(ledger.locate(head.words), f"“{head.words}” had nothing but outcomes", head.words)
            del blocks[index]
    return join([block for index, block in enumerate(blocks) if not _is_double(blocks, index)])


def _joined(blocks: list[Block]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        above = _SHEET.match(found[-1].text) if found and found[-1].kind is Kind.BLOCK else None
        sheet = _SHEET.match(block.text) if above else None
        if above and sheet and (above["kind"], above["title"]) == (sheet["kind"], sheet["title"]):
            content = f"{above['content']}\n\n{sheet['content']}"
            found[-1] = Block(Kind.BLOCK, as_block(above["kind"], above["title"] or "", content, {"id": above["id"]}))
        else:
            found.append(block)
    return found


def _is_double(blocks: list[Block], index: int) -> bool:
    """Tell whether a block is a heading below which there is only a worksheet or quiz with the same title."""
    head = blocks[index]
    if head.kind is not Kind.HEADING or index + 1 == len(blocks):
        return False
    sheet = SHEET.match(blocks[index + 1].text)
    if sheet is None or unnumbered(title_of(head.words)[0])[0] != unnumbered(sheet["title"])[0]:
        return False
    after = blocks[index + 2] if index + 2 < len(blocks) else None
    if after is None or after.kind in (Kind.NOTE, Kind.RULE):
        return True
    return after.kind is Kind.HEADING and after.level <= head.level
