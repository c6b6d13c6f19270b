"""Mistakes in quizzes: right answers that are missing, too many or elsewhere, explanations that stand nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import FIELD_BLOCK_NAMES, JUDGED_BLOCK_NAMES
from ..blocks.context import WorksheetRecord
from ..blocks.worksheet.blanks import TYPED_NAME
from ..diagnostics import Diagnostic
from ..model import FieldKind
from ..reader import BlockSource, Source
from .context import CheckedCourse, names
from .questions import CHOICE, AskingLines, GridRow, grids, parting_quotations
from .rule import notice, warning
from .tables import content

_QUIZ = "/// quiz | Partners\n    id: partners\n\n{}\n///"

UNMARKED = warning(
    "quiz-unmarked",
    "A quiz in which nothing is marked as right has nothing to check.",
    _QUIZ.format("Which is one?\n\n- ( ) a school\n- ( ) a chair"),
    _QUIZ.format("Which is one?\n\n- (x) a school\n- ( ) a chair"),
)
ALL_RIGHT = warning(
    "quiz-all-right",
    "Where every choice is right, there is nothing to find out.",
    _QUIZ.format("Which are partners?\n\n- [x] a school\n- [x] a club"),
    _QUIZ.format("Which are partners?\n\n- [x] a school\n- [x] a club\n- [ ] a chair"),
)
TWICE = warning(
    "quiz-twice",
    "Round brackets are for picking one, so only one can be right.",
    _QUIZ.format("Which are partners?\n\n- (x) a school\n- (x) a club\n- ( ) a chair"),
    _QUIZ.format("Which are partners?\n\n- [x] a school\n- [x] a club\n- [ ] a chair"),
)
TOLD = warning(
    "quiz-told",
    "A quotation in a quiz explains the question right above it. One that stands elsewhere is shown to all from the "
    "beginning.",
    _QUIZ.format("Which is one?\n\n- (x) a school\n- ( ) a chair\n\nThink.\n\n> A chair shares no goal."),
    _QUIZ.format("Which is one?\n\n- (x) a school\n- ( ) a chair\n\n> A chair shares no goal.\n\nThink."),
)
WORDS = warning(
    "quiz-words",
    "Words that count as right come right after the blank that they are for.",
    _QUIZ.format("The far end {=collective impact} is called ____.\n\nThe near end is called ____ {=sharing}."),
    _QUIZ.format("The far end is called ____ {=collective impact}.\n\nThe near end is called ____ {=sharing}."),
)
PLACE = warning(
    "quiz-place",
    "Right answers are marked in a quiz. Elsewhere nothing is checked, and the mark shows or is passed over.",
    "/// worksheet | Partners\n    id: partners\n\nWhich is one?\n\n- (x) a school\n- ( ) a chair\n///",
    _QUIZ.format("Which is one?\n\n- (x) a school\n- ( ) a chair"),
)
OUTCOME = notice(
    "quiz-outcome",
    "A quiz that names an outcome of its lesson counts for it on the page of outcomes.",
    "---\ntitle: Levels\noutcomes:\n  - name-levels: Name the levels\n---\n\n"
    "/// worksheet | Levels\n    id: levels\n    outcomes: [name-levels]\n\n____\n///\n\n"
    + _QUIZ.format("Which is one?\n\n- (x) a school\n- ( ) a chair"),
    "---\ntitle: Levels\noutcomes:\n  - name-levels: Name the levels\n---\n\n"
    "/// quiz | Partners\n    id: partners\n    outcomes: [name-levels]\n\n"
    "Which is one?\n\n- (x) a school\n- ( ) a chair\n///",
)
RULES = (UNMARKED, ALL_RIGHT, TWICE, TOLD, WORDS, PLACE, OUTCOME)

_BLANK = rf"(?<!_)_{{3,}}+[ ]*+(?:\{{:?[ ]*+#{TYPED_NAME}+[ ]*+\}}[ ]*+)?"
_WORDS = re.compile(rf"(?P<blank>{_BLANK})?(?P<words>\{{=[^{{}}\n]*\}})")
_ALMOST = re.compile(
    rf"{_BLANK}(?P<typed>\{{=[^{{}}\n]*$|\{{[ ]+=(?P<spaced>[^{{}}\n]*)\}}|[(\[]=(?P<other>[^()\[\]\n]*)[)\]]"
    r"|\{(?P<bare>[^\W_][^{}\n]*)\}|=[ ]*(?P<plain>\w+))"
)
_PICK_ONE = (FieldKind.ONE, FieldKind.SCALE)
_MARGIN = re.compile(r" {0,3}>\s?")
_MARKED = re.compile(r"[(\[][xX][)\]]")


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the mistakes in a page's quizzes. What is right in them is known from the page as converted."""
    for block, record in course.field_blocks(source):
        if block.name in JUDGED_BLOCK_NAMES:
            yield from _right(source, block, record)
            for grid in grids(source, block):
                yield from _rows(source, grid)
            yield from _quotations(source, block, record)
            yield from _words(source, block)
            if source.outcomes and record.fields and not names(block.options, "outcomes"):
                message = f'the {block.name} "{block.argument}" practices no outcome'
                hint = f'type "outcomes: [{source.outcomes[0].id}]" below its first line, indented by four spaces'
                yield OUTCOME.at_position(source.name, block, message, hint)


def _right(source: Source, block: BlockSource, record: WorksheetRecord) -> Iterator[Diagnostic]:
    if record.fields and not any(field.right for field in record.fields):
        hint = 'type "(x)" or "[x]" for what is right, or "{=word}" behind a blank'
        yield UNMARKED.at_position(source.name, block, f'nothing is right in the {block.name} "{block.argument}"', hint)
    lines = AskingLines(source, block)
    for field in record.fields:
        line = next(iter(lines.of(field.label)), block.line)
        if field.kind in _PICK_ONE and len(field.right) > 1:
            hint = 'mark one of them, or type square brackets, "[x]", where several are right'
            message = f'"{field.label}" has {len(field.right)} right answers'
            yield TWICE.on_line(source.name, line, message, hint)
        elif field.kind is FieldKind.ANY and len(field.right) == len(field.choices):
            message = f'every choice of "{field.label}" is right'
            yield ALL_RIGHT.on_line(source.name, line, message, "add one that is not")


def _rows(source: Source, grid: list[GridRow]) -> Iterator[Diagnostic]:
    """Yield the rows of a grid in which nothing is marked, where others are."""
    if not any(_MARKED.match(box) for row in grid for box in row.boxes):
        return
    for row in grid:
        if row.boxes and not any(map(_MARKED.match, row.boxes)):
            message = f'nothing is right in the row "{row.cells[0]}"'
            yield UNMARKED.on_line(source.name, row.line, message, "type an x in the brackets that are right in it")


def _quotations(source: Source, block: BlockSource, record: WorksheetRecord) -> Iterator[Diagnostic]:
    lines = content(source, block)
    for number in parting_quotations(lines):
        message = "this quotation parts the choices above it from those below"
        yield TOLD.on_line(source.name, number, message, "indent it by four spaces, if it is for the choice above it")
    for words in record.unplaced:
        quoted = ((number, _MARGIN.sub("", text)) for number, text in lines if _MARGIN.match(text))
        first = words.split()[:1]
        line = next((number for number, text in quoted if text.split()[:1] == first), block.line)
        hint = "move it right below the question that it explains"
        yield TOLD.on_line(source.name, line, "this quotation stands below no question", hint)


def _words(source: Source, block: BlockSource) -> Iterator[Diagnostic]:
    for number, text in content(source, block):
        for match in _WORDS.finditer(text):
            column = match.start("words") + 1
            if not match["blank"]:
                message = f'"{match["words"]}" stands behind no blank'
                yield WORDS.at(source.name, number, column, message, f'type "____ {match["words"]}"')
            elif not match["words"].strip("{=|} "):
                message = "no word counts as right here"
                yield WORDS.at(source.name, number, column, message, 'type "____ {=word}", or "____" alone')
        for match in _ALMOST.finditer(text):
            named = (match["spaced"], match["other"], match["bare"], match["plain"])
            words = next(filter(None, named), match["typed"].lstrip("{=")).rstrip("=")
            message = f'"{match["typed"].strip()}" does not say what is right'
            hint = f'type "____ {{={words.strip()}}}"'
            yield WORDS.at(source.name, number, match.start("typed") + 1, message, hint)


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield what is marked as right outside of quizzes."""
    if "x" not in source.prose.lower() and "{=" not in source.prose:
        return
    inside = {
        number: block
        for block in source.blocks
        if block.name in FIELD_BLOCK_NAMES
        for number in source.lines_of(block)
    }
    for number, line in enumerate(source.prose_lines, 1):
        block = inside.get(number)
        if block and block.name in JUDGED_BLOCK_NAMES:
            continue
        match = CHOICE.match(line)
        words = _WORDS.search(line) if "{=" in line else None
        if words and words["blank"]:
            message = f'"{words["words"]}" means something in a quiz only'
            yield PLACE.at(source.name, number, words.start("words") + 1, message, _hint(block))
        elif match and _MARKED.match(match["box"]) and (block or match["box"].startswith("(")):
            message = f'"{match["box"]}" marks what is right, in a quiz only'
            yield PLACE.at(source.name, number, match.start("box") + 1, message, _hint(block))


def _hint(block: BlockSource | None) -> str:
    if block:
        return f'make it "/// quiz" in place of "/// {block.name}", or take the mark away'
    return 'put the question between "/// quiz | Title" and "///"'
