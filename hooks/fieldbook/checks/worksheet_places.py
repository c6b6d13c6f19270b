"""Where worksheets stand that keep no answers there, and the blanks in headings and titles, which are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import FIELD_BLOCK_NAMES
from ..diagnostics import Diagnostic
from ..reader import BlockSource, NoteSource, Source
from .rule import error
from .slips import at_margin
from .structure import GUIDE_BLOCKS
from .tables import content, definitions

PLACE = error(
    "worksheet-place",
    "A worksheet stands by itself in a lesson. Inside another one, a footnote, a facilitator's note or a table, its "
    "answers are not kept. A blank in a heading or a title is not a field.",
    "//// worksheet | Partners\n    id: partners\n\nName: ____\n\n"
    "/// worksheet | Inner\n    id: inner\n\nTown: ____\n///\n////",
    "/// worksheet | Partners\n    id: partners\n\nName: ____\n///\n\n"
    "/// worksheet | Inner\n    id: inner\n\nTown: ____\n///",
)

_IN_CELL = re.compile(rf"\s*\|.*/{{3,}}[ \t]*(?P<name>{'|'.join(FIELD_BLOCK_NAMES)})\b")
_CHOICES = re.compile(r"\( \).+\( \)")


def misplaced_worksheets(source: Source) -> Iterator[Diagnostic]:
    """Yield the worksheets that stand where none can, and blanks in headings."""
    for block in source.blocks:
        outer = around(source, block) if block.name in FIELD_BLOCK_NAMES else None
        if outer is not None:
            what = GUIDE_BLOCKS.get(outer.name, outer.name) if isinstance(outer, BlockSource) else "note"
            message = f'the {block.name} "{block.argument}" stands within the {what} of line {outer.line}'
            yield PLACE.at_position(source.name, block, message, "put it above or below that one")
        if block.name in FIELD_BLOCK_NAMES and "___" in block.argument:
            message, hint = "a blank in a title can't be filled in", "put it into a line of its own, below"
            yield PLACE.at_position(source.name, block, message, hint)
    for number, line in enumerate(source.prose_lines, 1):
        if match := _IN_CELL.match(line):
            message = f"a {match['name']} can't stand in a table"
            yield PLACE.on_line(source.name, number, message, "put it below the table")
    for block in source.blocks:
        if block.name in FIELD_BLOCK_NAMES:
            yield from _in_names(source, content(source, block))
    ranges = [(block.line, block.end_line or 0) for block in source.blocks if block.name in FIELD_BLOCK_NAMES]
    for heading in source.headings:
        what = "a blank" if "___" in heading.text else "a choice" if _CHOICES.search(heading.text) else ""
        if what and any(start < heading.line < end for start, end in ranges):
            typed = at_margin(source.lines[heading.line - 1])
            hint = "without the #" if "#" in typed[:8] else "with an empty line between it and the line below"
            message = f"{what} in a heading can't be {'filled in' if '___' in heading.text else 'picked'}"
            yield PLACE.on_line(source.name, heading.line, message, f"put it into a line of its own, {hint}")


def around(source: Source, block: BlockSource) -> BlockSource | NoteSource | None:
    """Return the block or the note around a worksheet in which none can be; None where it stands well."""
    outermost = block
    while outermost.parent is not None:
        outermost = source.blocks[outermost.parent]
        if outermost.name in FIELD_BLOCK_NAMES or outermost.name == "facilitator":
            return outermost
    return _note_around(source, outermost)


def _note_around(source: Source, block: BlockSource) -> NoteSource | None:
    """Return the note whose further paragraphs a block stands among, indented as they are."""
    above = [note for note in source.notes if note.colon and note.line < block.line]
    note = max(above, key=lambda one: one.line, default=None)
    between = source.lines[note.line : block.line] if note else []
    return note if all(not line.strip() or line.startswith(("    ", "\t")) for line in between) else None


def _in_names(source: Source, lines: list[tuple[int, str]]) -> Iterator[Diagnostic]:
    """Yield the blanks in what a definition list explains."""
    for number, term in definitions(lines):
        if "___" in term:
            message, hint = "a blank before a definition can't be filled in", 'put it behind the ":" of the line below'
            yield PLACE.on_line(source.name, number, message, hint)
