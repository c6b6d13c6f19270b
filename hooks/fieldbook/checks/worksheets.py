"""Mistakes in worksheets. Learners' answers hang on their ids and on the names of their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import FIELD_BLOCK_NAMES
from ..diagnostics import Diagnostic
from ..reader import BlockSource, Source
from ..slugs import distinct, slug
from .context import Course, names
from .options import misplaced
from .rule import error, notice, warning
from .suggest import did_you_mean
from .tables import content

NO_ID = notice(
    "worksheet-id",
    "Saved answers hang on the worksheet's id. Made from the title, it changes when the title does.",
    "/// worksheet | Who are your partners?\n\n____\n///",
    "/// worksheet | Who are your partners?\n    id: who-are-your-partners\n\n____\n///",
)
DOUBLE = error(
    "worksheet-double",
    "Two worksheets of one id would overwrite each other's answers.",
    "/// worksheet | Today\n    id: partners\n\n____\n///\n\n/// worksheet | Next year\n    id: partners\n\n____\n///",
    "/// worksheet | Today\n    id: partners\n\n____\n///\n\n/// worksheet | Next year\n    id: next-year\n\n____\n///",
)
EMPTY = warning(
    "worksheet-empty",
    "A worksheet without a blank has nothing to fill in; perhaps its blanks are typed otherwise.",
    "/// worksheet | Partners\n    id: partners\n\nList your partners: ......\n///",
    "/// worksheet | Partners\n    id: partners\n\nList your partners: ____\n///",
)
CHOICE = warning(
    "worksheet-choice",
    "Between one option there is nothing to pick.",
    "/// worksheet | Partners\n    id: partners\n\nHow is it set up?\n\n- ( ) informally\n///",
    "/// worksheet | Partners\n    id: partners\n\nHow is it set up?\n\n- ( ) informally\n- ( ) in writing\n///",
)
OUTCOME = error(
    "worksheet-outcome",
    "A worksheet practises outcomes of the course, named by their ids.",
    "---\ntitle: Levels\noutcomes:\n  - name-levels: Name the levels\n---\n\n"
    "/// worksheet | Partners\n    id: partners\n    outcomes: [name-level, name-levels]\n\n____\n///",
    "---\ntitle: Levels\noutcomes:\n  - name-levels: Name the levels\n---\n\n"
    "/// worksheet | Partners\n    id: partners\n    outcomes: [name-levels]\n\n____\n///",
)
FIELD = warning(
    "field-double",
    "A field's name is made of the words that ask for it; the same words twice can't be told apart for ever.",
    "/// worksheet | Partners\n    id: partners\n\nName: ____\n\nName: ____\n///",
    "/// worksheet | Partners\n    id: partners\n\nFirst name: ____\n\nSecond name: ____\n///",
)
RULES = (NO_ID, DOUBLE, EMPTY, CHOICE, OUTCOME, FIELD)

_PICK = re.compile(r"\s*[-*+]\s+\([ \u00a0]\)\s")
_ITEM = re.compile(r"\s*[-*+]\s")


def check(source: Source, course: Course) -> Iterator[Diagnostic]:
    """Yield the mistakes in a page's worksheets. What fields there are is known from the page as converted."""
    whole = not any(problem.code.startswith("block-") for problem in source.problems)
    for block in source.blocks:
        if block.name in FIELD_BLOCK_NAMES and block.sound and block.options is not None:
            yield from _outcomes(source, block, course)
            if whole:
                yield from _choices(source, block)
    for block, record in course.field_blocks(source):
        if not record.fields:
            message = f'the {block.name} "{block.argument}" has nothing to fill in'
            hint = 'type "____" for an answer, "- ( )" or "- [ ]" for choices, or leave cells of a table empty'
            yield EMPTY.for_place(source.name, block, message, hint)
        for words in record.doubles:
            message = f'two fields of the {record.kind} "{record.title}" are asked for by the same words, "{words}"'
            hint = "word one of them differently, or name it with {#name} behind the words"
            yield FIELD.on_line(source.name, block.line, message, hint)


def check_course(course: Course) -> Iterator[Diagnostic]:
    """Yield the worksheets without an id, and the ids that two of the course share, given or made from titles."""
    found = [(source, block) for source in course.sources for block in source.blocks if block.name in FIELD_BLOCK_NAMES]
    taken = {given for _source, block in found if (given := _given(block))}
    first: dict[str, tuple[Source, BlockSource]] = {}
    for source, block in found:
        given = _given(block)
        name = given or slug(block.argument) or block.name
        other, earlier = first.setdefault(name, (source, block))
        hint = "give this one another id"
        if not given:
            free = distinct(name, taken)
            taken.add(free)
            hint = f'type "id: {free}" directly below its first line, indented by four spaces'
        # Two titles of one page are told apart where they are converted.
        if earlier is not block and (other is not source or (given and _given(earlier))):
            message = f'the {block.name} id "{name}" is taken by {other.name}, line {earlier.line}'
            yield DOUBLE.on_line(source.name, block.option_lines.get("id", block.line), message, hint)
        elif not given and block.sound and block.argument and not _misplaced(source, block):
            yield NO_ID.for_place(source.name, block, f'the {block.name} "{block.argument}" has no id', hint)


def _given(block: BlockSource) -> str:
    """Return the id that an author gave to a worksheet, or nothing."""
    given = (block.options or {}).get("id")
    return given if isinstance(given, str) else ""


def _misplaced(source: Source, block: BlockSource) -> bool:
    """Tell whether there is an id where it is none, which has a mistake of its own to be told."""
    return block.options is None or any(name == "id" for name, *_place in misplaced(source, block))


def _outcomes(source: Source, block: BlockSource, course: Course) -> Iterator[Diagnostic]:
    line = block.option_lines.get("outcomes", block.line)
    for name in names(block.options, "outcomes"):
        if name not in course.outcome_ids:
            own = [outcome.id for outcome in source.outcomes]
            hint = did_you_mean(name, own) or did_you_mean(name, course.outcome_ids)
            message = f'there is no outcome "{name}"'
            yield OUTCOME.on_line(source.name, line, message, hint or "type the id of an outcome of this lesson")


def _choices(source: Source, block: BlockSource) -> Iterator[Diagnostic]:
    words = [(number, text) for number, text in content(source, block) if text.strip()]
    items = [(number, text) for number, text in words if not text.lstrip().startswith(">")]
    for at, (number, text) in enumerate(items):
        if text.count("( )") != 1 or not _PICK.match(text):
            continue
        around = (items[at - 1][1] if at else "", items[at + 1][1] if at + 1 < len(items) else "")
        if not any(_ITEM.match(other) for other in around):
            hint = 'add the other options, or type "- [ ]" for something to tick'
            yield CHOICE.at(source.name, number, len(text) - len(text.lstrip()) + 1, "this choice has one option", hint)
