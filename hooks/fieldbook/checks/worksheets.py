"""Mistakes in worksheets. Learners' answers hang on their ids and on the names of their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import FIELD_BLOCK_NAMES
from ..blocks.context import WorksheetRecord
from ..blocks.worksheet.blanks import TYPED_NAME
from ..blocks.worksheet.prompts import given_source
from ..diagnostics import Diagnostic
from ..reader import BlockSource, Source
from ..slugs import composed, distinct, given_name, slug
from .choices import whole
from .context import CheckedCourse, names
from .options import misplaced
from .questions import AskingLines, parting_quotations
from .rule import error, notice, warning
from .suggest import did_you_mean, meant, nearest
from .tables import content
from .worksheet_places import PLACE, around, misplaced_worksheets

NO_ID = notice(
    "worksheet-id",
    "Saved answers are kept under the worksheet's id. If it is made from the title, it changes when the title does.",
    "/// worksheet | Who are your partners?\n\n____\n///",
    "/// worksheet | Who are your partners?\n    id: who-are-your-partners\n\n____\n///",
)
DOUBLE = error(
    "worksheet-double",
    "Two worksheets with the same id would overwrite each other's answers.",
    "/// worksheet | Today\n    id: partners\n\n____\n///\n\n/// worksheet | Next year\n    id: partners\n\n____\n///",
    "/// worksheet | Today\n    id: partners\n\n____\n///\n\n/// worksheet | Next year\n    id: next-year\n\n____\n///",
)
EMPTY = warning(
    "worksheet-empty",
    "A worksheet without a blank has nothing to fill in; perhaps its blanks are typed in another way.",
    "/// worksheet | Partners\n    id: partners\n\nList your partners.\n///",
    "/// worksheet | Partners\n    id: partners\n\nList your partners: ____\n///",
)
OUTCOME = error(
    "worksheet-outcome",
    "A worksheet practices outcomes of the course, named by their ids.",
    "---\ntitle: Levels\noutcomes:\n  - name-levels: Name the levels\n---\n\n"
    "/// worksheet | Partners\n    id: partners\n    outcomes: [name-level, name-levels]\n\n____\n///",
    "---\ntitle: Levels\noutcomes:\n  - name-levels: Name the levels\n---\n\n"
    "/// worksheet | Partners\n    id: partners\n    outcomes: [name-levels]\n\n____\n///",
)
REPEATED = warning(
    "choice-double",
    "Two choices with the same words can't be told apart, by a reader or in what is saved.",
    "/// worksheet | Partners\n    id: partners\n\nHow is it set up?\n\n- ( ) by letter\n- ( ) by letter\n///",
    "/// worksheet | Partners\n    id: partners\n\nHow is it set up?\n\n- ( ) by letter\n- ( ) by word\n///",
)
FIELD = warning(
    "field-double",
    "A field's name is made of the words that ask for it; the same words twice can't be told apart for ever.",
    "/// worksheet | Partners\n    id: partners\n\nName: ____\n\nName: ____\n///",
    "/// worksheet | Partners\n    id: partners\n\nFirst name: ____\n\nSecond name: ____\n///",
)
SOURCE = error(
    "field-source",
    "A blank can offer what was answered in another field, named by its worksheet and itself.",
    "/// worksheet | Partners\n    id: partners\n\nWho? ____ {#who}\n///\n\n"
    "/// worksheet | Choice\n    id: choice\n\nI choose ____ {@partners/whom}\n///",
    "/// worksheet | Partners\n    id: partners\n\nWho? ____ {#who}\n///\n\n"
    "/// worksheet | Choice\n    id: choice\n\nI choose ____ {@partners/who}\n///",
)
RULES = (NO_ID, DOUBLE, EMPTY, OUTCOME, FIELD, PLACE, REPEATED, SOURCE)

_NAME = re.compile(rf"\{{:?[ ]*#(?P<name>{TYPED_NAME})[ ]*\}}")
_SOURCE = re.compile(r"\{@([^}\n]*)\}")


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the worksheets that stand where none can."""
    yield from misplaced_worksheets(source)


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the mistakes in a page's worksheets. What fields there are is known from the page as converted."""
    for block in whole(source):
        yield from _outcomes(source, block, course)
    for block, record in course.field_blocks(source):
        nested = any(other.parent is not None and source.blocks[other.parent] is block for other in source.blocks)
        if not record.fields and not nested and around(source, block) is None:
            message = f'the {block.name} "{block.argument}" has nothing to fill in'
            hint = 'type "____" for an answer, "- ( )" or "- [ ]" for choices, or leave cells of a table empty'
            yield EMPTY.at_position(source.name, block, message, hint)
        yield from _doubles(source, block, record)


def _doubles(source: Source, block: BlockSource, record: WorksheetRecord) -> Iterator[Diagnostic]:
    """Yield fields, and choices of one field, of the same words. Choices that a quotation parts are told of as that."""
    if not (record.doubles or record.repeated):
        return
    parted = any(parting_quotations(content(source, block)))
    lines = AskingLines(source, block)
    named = ((number, match) for number, text in content(source, block) for match in _NAME.finditer(text))
    given = {number: given_name(match["name"]) for number, match in named}
    rows: set[int] = set()
    for words in () if parted else dict.fromkeys(record.doubles):
        row = lines.of_cell(words)[-1:]
        if rows.issuperset(row) and row:
            # The cells of a row share its words.
            continue
        rows.update(row)
        line = [block.line, *lines.of(words), *row][-1]
        name = given.get(line) or slug(words)
        message = f'two fields of the {record.kind} "{record.title}" are asked for by the same words, "{words}"'
        hint = "word one of them differently, or name it with {#name} behind the words"
        if name in given.values():
            message = f'another field of the {record.kind} "{record.title}" has the name "{name}"'
            hint = "give one of the two another name, as in {#" + distinct(name, {*given.values()}) + "}"
        yield FIELD.on_line(source.name, line, message, hint)
    for words in dict.fromkeys(record.repeated):
        line = [block.line, *lines.of(words, choices=True)][-1]
        message = f'there is a choice "{words}" before this one'
        yield REPEATED.on_line(source.name, line, message, "word one of them differently, or take it away")


def check_course(course: CheckedCourse) -> Iterator[Diagnostic]:
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
        # Two equal titles on one page get different ids where they are converted.
        if earlier is not block and (other is not source or (given and _given(earlier))):
            message = f'the {block.name} id "{name}" is taken by {other.name}, line {earlier.line}'
            yield DOUBLE.on_line(source.name, block.option_lines.get("id", block.line), message, hint)
        elif not given and block.sound and block.argument and not _misplaced(source, block):
            yield NO_ID.at_position(source.name, block, f'the {block.name} "{block.argument}" has no id', hint)

    yield from _sources(course)


def _sources(course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the fields that would offer the answer of one that is not there."""
    known = {
        f"{record.id}/{field.name}"
        for source in course.sources
        for _block, record in course.field_blocks(source)
        for field in record.fields
    }
    for source in course.sources:
        blocks = [block for block in source.blocks if block.name in FIELD_BLOCK_NAMES]
        for number, line in (line for block in blocks for line in content(source, block)):
            for match in _SOURCE.finditer(line):
                name = given_source(match[1])
                if name not in known:
                    hint = did_you_mean(name, known) or 'type "{@worksheet/field}", with an id and a field\'s name'
                    message = f'there is no field "{match[1]}"'
                    yield SOURCE.at(source.name, number, match.start() + 1, message, hint)


def _given(block: BlockSource) -> str:
    """Return the id that an author gave to a worksheet, or nothing."""
    given = (block.options or {}).get("id")
    # A number is taken as it is typed.
    return composed(str(given)) if isinstance(given, str | int) and not isinstance(given, bool) else ""


def _misplaced(source: Source, block: BlockSource) -> bool:
    """Tell whether there is an id where it is none, or none as it is, which has a mistake of its own to be told."""
    typed = [*(block.options or {}), *(name for name, *_place in misplaced(source, block))]
    return block.options is None or any(str(name).lower() == "id" for name in typed)


def _outcomes(source: Source, block: BlockSource, course: CheckedCourse) -> Iterator[Diagnostic]:
    line = block.option_lines.get("outcomes", block.line)
    for name in names(block.options, "outcomes"):
        if name not in course.outcome_ids:
            own = [outcome.id for outcome in source.outcomes]
            in_words = {outcome.text: outcome.id for one in course.sources for outcome in one.outcomes}
            hint = meant(in_words.get(nearest(name, in_words, likeness=0.9), ""))
            hint = hint or did_you_mean(name, own) or did_you_mean(name, course.outcome_ids)
            message = f'there is no outcome "{name}"'
            yield OUTCOME.on_line(source.name, line, message, hint or "type the id of an outcome of this lesson")
