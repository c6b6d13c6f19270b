"""Lines to write on: below each question of a list, and below what asks for something."""

from __future__ import annotations

import re
from dataclasses import replace

from .forms import is_form
from .markdown_blocks import ITEM, Block, Kind, cut, items, join

LINE = "______"
LINES = "\n".join([LINE] * 3)
"""Those for one answer."""

_ASKS = re.compile(
    r"\?(?:[\s*_)”\"»]|$)|\b(?:write|jot|list|describe|explain|name|identify|note|record|brainstorm|sketch|draw|answer|"
    r"fill|complete|make a list|summari[sz]e|compare|rank|define|escrib\w+|anot[ae]\w*|enumer[ae]\w*|haz|haga\w*|"
    r"describ\w+|expli[cq]u?[ae]\w*|nombr[ae]\w*|identifi[cq]u?[ae]\w*|respond[ae]\w*|complet[ae]\w*|dibuj[ae]\w*|"
    r"schreib\w*|notier\w*|nenn\w*|beschreib\w*|erkl[äa]r\w*|skizzier\w*|trag\w*\s+(?:sie\s+)?ein|[ée]crivez|notez|d[ée]crivez|"
    r"listez|expliquez|nommez|compl[ée]tez|escreva|liste|explique|anote|descreva|"
    r"defin[ae]\w*|compar[ae]\w*|registr[ae]\w*|resum[ae]\w*|reflexion[ae]\w*)\b",
    re.I,
)
_ASKS_FIRST = re.compile(r"\?\s*(?:$|[\s*_)”\"»])")
_BLANK = re.compile(r"_{3,}|\|[ \t]*\[ \][ \t]*\||\([ ]\)|(?m:^[ \t]*[-*+][ \t]+\[[ xX]\])")


def are_questions(block: Block) -> bool:
    """Tell whether the items of a list are questions, all of them."""
    return all(_ASKS_FIRST.search(item) for item in items(block.text))


def with_lines(content: str) -> str:
    """Return the content of a worksheet with lines to write on wherever it asks for something."""
    if _BLANK.search(content):
        return content
    if any(block.kind is Kind.TABLE and is_form(block.text) for block in cut(content)):
        return join([_with_answers(block) for block in cut(content)])
    found: list[Block] = []
    lined = False
    blocks = cut(content)
    for index, block in enumerate(blocks):
        text = _lined_list(block.text) if block.kind is Kind.LIST else block.text
        lined = lined or text != block.text
        found.append(Block(block.kind, text))
        # What only leads to a list gets no lines of its own.
        leads = index + 1 < len(blocks) and blocks[index + 1].kind is Kind.LIST
        if block.kind is Kind.PARAGRAPH and _ASKS.search(block.text) and not leads:
            found.append(Block(Kind.PARAGRAPH, LINES))
            lined = True
    if not lined:
        found.append(Block(Kind.PARAGRAPH, LINES))
    return join(found)


def _with_answers(block: Block) -> Block:
    """Give the questions of a list lines, beside a table that has its own."""
    asked = block.kind is Kind.LIST and are_questions(block)
    return replace(block, text=_lined_list(block.text)) if asked else block


def _lined_list(text: str) -> str:
    """Give each question of a list its lines."""
    listed = items(text)
    if not listed or not all(_ASKS.search(item) for item in listed):
        return text
    marker = ITEM.match(text)
    ordered = marker is not None and marker["mark"][0].isdecimal()
    lines = LINES.replace("\n", "\n    ")
    return "\n\n".join(
        f"{f'{number}.' if ordered else '-'} {_indented(item)}\n\n    {lines}" for number, item in enumerate(listed, 1)
    )


def _indented(item: str) -> str:
    first, *rest = item.split("\n")
    return "\n".join([first, *(line if not line.strip() else f"    {line.strip()}" for line in rest)])
