"""Blocks that hold nothing, captions that stand below nothing, and several things to bring that count as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any

from ..blocks.callout import TYPES
from ..blocks.rare import RARE
from ..diagnostics import Diagnostic
from ..reader import BlockSource, Source
from .rule import notice, warning

EMPTY = warning(
    "block-empty",
    "A block without a word in it is one that somebody meant to write, or whose words stand below its end.",
    "/// tip\n///\n\nAsk early.",
    "/// tip\nAsk early.\n///",
)
CAPTION = warning(
    "caption-place",
    "A caption belongs to whatever is right above it, even a paragraph.",
    "Partners differ.\n\n/// caption\nOur days\n///\n\n| Day | Event |\n|---|---|\n| Tuesday | Songs |",
    "Partners differ.\n\n| Day | Event |\n|---|---|\n| Tuesday | Songs |\n\n/// caption\nOur days\n///",
)
MATERIALS = notice(
    "materials-list",
    "Materials are a list, in brackets or one a line. A text with commas in it is one thing, whatever it names.",
    "/// facilitator | A wall of notes\n    materials: tape, paper\n\nHang them up.\n///",
    "/// facilitator | A wall of notes\n    materials: [tape, paper]\n\nHang them up.\n///",
)
RULES = (EMPTY, CAPTION, MATERIALS)

_CAPTIONS = frozenset(RARE["pymdownx.blocks.caption"])
_HOLDING = _CAPTIONS | {"details", "tab"}
"""Blocks that hold something whatever their title is."""
_TITLED = frozenset(TYPES) | {"facilitator"}
"""Blocks whose title, or what they ask to bring along, may be all that they have to say."""
_WITH_CAPTION = re.compile(r"!\[|<(?:img|/?\w+[ >])|\||[ >]*(?:/{3,}|`{3,}|~{3,}|>)| {4}|\t")
"""What is in a line that a caption may stand below: pictures, tables, blocks, code, quotations."""


_MATERIALS = "materials"
_COMMAS = re.compile("[,;\u060c\u061b\u3001\uff0c\uff1b]")


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the empty blocks of a page, its captions of nothing, and its materials that are no list."""
    yield from _materials(source, source.meta.get(_MATERIALS), source.meta_lines.get(_MATERIALS, 1))
    for block in source.blocks:
        options, lines = block.options or {}, block.option_lines
        yield from _materials(source, options.get(_MATERIALS), lines.get(_MATERIALS, block.line))
        if block.sound and block.options is not None and block.end_line:
            if _is_empty(source, block):
                message = f'the block "{block.name}" holds nothing'
                yield EMPTY.at_position(source.name, block, message, 'type above the line "///" what belongs in it')
            elif block.name in _CAPTIONS:
                yield from _caption(source, block)


def _materials(source: Source, given: Any, line: int) -> Iterator[Diagnostic]:
    """Yield that several things stand without brackets, or without hyphens in lines of their own."""
    if not isinstance(given, str):
        return
    below = takewhile(lambda one: one.strip() and one[:1].isspace(), source.lines[line:])
    typed = [one.strip() for one in below if one.strip() in given]
    is_parted = len(typed) > 1 and " ".join(typed) == given
    things = typed if is_parted else [one.strip() for one in _COMMAS.split(given)]
    if len(things) > 1 and all(things):
        hint = f'type [{", ".join(things)}], or ["{given}"] if it is one'
        yield MATERIALS.on_line(source.name, line, f'"{given}" is one thing', hint)


def _is_empty(source: Source, block: BlockSource) -> bool:
    says = bool(block.argument or (block.options or {}).get(_MATERIALS))
    holds = block.name in _HOLDING or (block.name in _TITLED and not says)
    return holds and not _first(source.lines[block.content_line - 1 : (block.end_line or 0) - 1])


def _caption(source: Source, block: BlockSource) -> Iterator[Diagnostic]:
    above = _first(reversed(source.lines[source.body_line - 1 : block.line - 1]))
    if above and _WITH_CAPTION.search(above):
        return
    below = _first(source.lines[block.end_line or 0 :])
    hint = "put it right below the picture or the table that it is for"
    if _WITH_CAPTION.search(below):
        hint = "put it right below what follows it, if it is for that"
    yield CAPTION.at_position(source.name, block, "this caption stands below no picture and no table", hint)


def _first(lines: Iterable[str]) -> str:
    """Return the first line with something in it; nothing where there is none."""
    return next((line for line in lines if line.strip()), "")
