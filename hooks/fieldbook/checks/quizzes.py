"""Mistakes in quizzes: right answers that are missing or too many, explanations that stand nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import JUDGED_BLOCK_NAMES
from ..blocks.context import WorksheetRecord
from ..diagnostics import Diagnostic
from ..model import FieldKind
from ..reader import BlockSource, Source
from .context import Course, names
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
    "Words that count as right stand right behind the blank that they are for.",
    _QUIZ.format("The far end {=collective impact} is called ____.\n\nThe near end is called ____ {=sharing}."),
    _QUIZ.format("The far end is called ____ {=collective impact}.\n\nThe near end is called ____ {=sharing}."),
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
RULES = (UNMARKED, ALL_RIGHT, TWICE, TOLD, WORDS, OUTCOME)

_WORDS = re.compile(r"(?P<blank>(?<!_)_{3,}+[ ]*+(?:\{:?[ ]*+#[\w-]++[ ]*+\}[ ]*+)?)?(?P<words>\{=[^{}\n]*\})")
_PICK_ONE = (FieldKind.ONE, FieldKind.SCALE)
_MARGIN = re.compile(r" {0,3}>\s?")


def check(source: Source, course: Course) -> Iterator[Diagnostic]:
    """Yield the mistakes in a page's quizzes. What is right in them is known from the page as converted."""
    for block, record in course.field_blocks(source):
        if block.name in JUDGED_BLOCK_NAMES:
            yield from _right(source, block, record)
            yield from _quotations(source, block, record)
            yield from _words(source, block)
            if source.outcomes and not names(block.options, "outcomes"):
                message = f'the {block.name} "{block.argument}" practices no outcome'
                hint = f'type "outcomes: [{source.outcomes[0].id}]" below its first line, indented by four spaces'
                yield OUTCOME.for_place(source.name, block, message, hint)


def _right(source: Source, block: BlockSource, record: WorksheetRecord) -> Iterator[Diagnostic]:
    if record.fields and not any(field.right for field in record.fields):
        hint = 'type "(x)" or "[x]" for what is right, or "{=word}" behind a blank'
        yield UNMARKED.for_place(source.name, block, f'nothing is right in the {block.name} "{block.argument}"', hint)
    for field in record.fields:
        if field.kind in _PICK_ONE and len(field.right) > 1:
            hint = 'mark one of them, or type square brackets, "[x]", where several are right'
            yield TWICE.on_line(
                source.name,
                _line(source, block, field.label),
                f'"{field.label}" has {len(field.right)} right answers',
                hint,
            )
        elif len(field.right) > 1 and len(field.right) == len(field.choices):
            message = f'every choice of "{field.label}" is right'
            yield ALL_RIGHT.on_line(source.name, _line(source, block, field.label), message, "add one that is not")


def _line(source: Source, block: BlockSource, label: str) -> int:
    """Return the line that begins with the words that ask for a field; the block's own where none does."""
    lines = content(source, block)
    return next((number for number, text in lines if text.lstrip("| ").startswith(label)), block.line)


def _quotations(source: Source, block: BlockSource, record: WorksheetRecord) -> Iterator[Diagnostic]:
    lines = content(source, block)
    for words in record.unplaced:
        quoted = ((number, _MARGIN.sub("", text)) for number, text in lines if _MARGIN.match(text))
        first = words.split()[:1]
        line = next((number for number, text in quoted if text.split()[:1] == first), block.line)
        hint = "move it right below the question that it explains"
        yield TOLD.on_line(source.name, line, "this quotation stands below no question", hint)


def _words(source: Source, block: BlockSource) -> Iterator[Diagnostic]:
    for number, text in content(source, block):
        for match in _WORDS.finditer(text):
            if not match["blank"]:
                message = f'"{match["words"]}" stands behind no blank'
                hint = f'type "____ {match["words"]}"'
                yield WORDS.at(source.name, number, match.start("words") + 1, message, hint)
