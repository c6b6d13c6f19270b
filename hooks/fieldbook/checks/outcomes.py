"""Mistakes in learning outcomes: how they are written, and ids that clash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import FIELD_BLOCK_NAMES
from ..blocks.outcomes import SLOT
from ..diagnostics import Diagnostic
from ..reader import OutcomeSource, Source
from ..slugs import is_name
from .context import CheckedCourse
from .rule import error, notice, warning

FORM = error(
    "outcome-form",
    "An outcome is a text, or a short id, a colon and a text. A colon inside of a text needs quotes around it.",
    "---\ntitle: Levels\noutcomes:\n  - Name three things: trust, interest, time\n---",
    '---\ntitle: Levels\noutcomes:\n  - "Name three things: trust, interest, time"\n---',
)
DOUBLE = error(
    "outcome-double",
    "Worksheets and lists find outcomes by their id, so each has its own in the whole course.",
    "---\ntitle: Levels\noutcomes:\n  - levels: Name the levels\n  - levels: Place a partnership\n---",
    "---\ntitle: Levels\noutcomes:\n  - name-levels: Name the levels\n  - place: Place a partnership\n---",
)
VERB = notice(
    "outcome-verb",
    'Outcomes follow the words "After this lesson you will be able to", so each begins with a verb.',
    "---\ntitle: Levels\noutcomes:\n  - The seven levels of partnership\n---",
    "---\ntitle: Levels\noutcomes:\n  - Recognise the seven levels of partnership\n---",
)
VAGUE = notice(
    "outcome-vague",
    "Nobody can see whether a person knows or understands; say what they will do that shows it.",
    "---\ntitle: Levels\noutcomes:\n  - Understand the levels of partnership\n---",
    "---\ntitle: Levels\noutcomes:\n  - Explain the levels of partnership\n---",
)
UNPRACTISED = notice(
    "outcome-unpractised",
    "An outcome that no worksheet practices is one that nobody tries out during the course.",
    "---\ntitle: Levels\noutcomes:\n  - name-levels: Name the levels\n---\n\n"
    "/// worksheet | Partners\n    id: partners\n\nTheir names: ____\n///",
    "---\ntitle: Levels\noutcomes:\n  - name-levels: Name the levels\n---\n\n"
    "/// worksheet | Partners\n    id: partners\n    outcomes: [name-levels]\n\nTheir names: ____\n///",
)
PLACE = warning(
    "outcome-place",
    "The block for outcomes is only the place at which those of the front matter stand. It holds nothing, and one is "
    "enough.",
    "---\ntitle: Levels\n---\n\n/// outcomes\n- Name the levels\n///",
    "---\ntitle: Levels\noutcomes:\n  - Name the levels\n---\n\n/// outcomes\n///",
)
RULES = (FORM, DOUBLE, VERB, VAGUE, UNPRACTISED, PLACE)

_VAGUE = frozenset({"understand", "know", "learn", "appreciate", "grasp", "realise", "realize"})
_NO_VERBS = frozenset(
    {"a", "about", "after", "all", "an", "and", "as", "at", "because", "before", "by", "each", "every", "for", "from"}
    | {"he", "how", "if", "in", "into", "it", "its", "learners", "my", "no", "of", "on", "our", "participants", "she"}
    | {"some", "students", "teens", "that", "the", "their", "there", "these", "they", "this", "those", "to"}
    | {"trainees", "we", "what", "when", "where", "which", "who", "why", "with", "you", "your"}
)
_FIRST = re.compile(r"[\W_]*([^\W_]+(?:['\u2019-][^\W_]+)*)")


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the mistakes in a page's own outcomes. What is no outcome at all is found while reading."""
    for outcome in source.outcomes:
        if outcome.named and not (is_name(outcome.id) and outcome.id == outcome.id.lower()):
            yield _form(source, outcome.line, f'"{outcome.id}" is taken for the id of an outcome')
        elif _goes_on(source, outcome):
            message = f"line {outcome.line + 1} goes on with this outcome, since it is indented further"
            yield FORM.on_line(source.name, outcome.line, message, "indent all outcomes alike")
        elif not outcome.id:
            yield _form(source, outcome.line, "the outcome has no words")
        elif course.files.language.startswith("en"):
            yield from _words(source, outcome)
    yield from _blocks(source)


def _blocks(source: Source) -> Iterator[Diagnostic]:
    """Yield the blocks for outcomes that hold something, and those that are not the first."""
    blocks = [block for block in source.blocks if block.name == SLOT]
    for block in blocks:
        within = source.lines[block.content_line - 1 : (block.end_line or block.line) - 1]
        if words := next((line.strip(" \t-*+") for line in within if line.strip()), ""):
            message = "the block for outcomes is only a place, and holds nothing"
            hint = f'type each in the front matter, as in "  - {words}" below "outcomes:"'
            yield PLACE.on_line(source.name, block.line, message, hint)
        elif block is not blocks[0]:
            message = f"the outcomes stand already in line {blocks[0].line}"
            yield PLACE.on_line(source.name, block.line, message, "delete one of the two blocks")


def _goes_on(source: Source, outcome: OutcomeSource) -> bool:
    """Tell whether what is to be an outcome of its own is indented below this one, and so is more words of it."""
    below = source.lines[outcome.line] if outcome.line < len(source.lines) else ""
    return " - " in outcome.text and outcome.text.endswith(below.strip()) and below.lstrip().startswith("- ")


def check_course(course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the ids that two outcomes of the course share, and outcomes that no worksheet practises."""
    yield from _doubles(course)
    if not any(block.name in FIELD_BLOCK_NAMES for source in course.sources for block in source.blocks):
        return
    for source in course.sources:
        for outcome in source.outcomes:
            if outcome.id not in course.practised:
                message = f'no worksheet practices the outcome "{outcome.text}"'
                hint = f"where one does, give that worksheet the option outcomes: [{outcome.id}]"
                yield UNPRACTISED.on_line(source.name, outcome.line, message, hint)


def _doubles(course: CheckedCourse) -> Iterator[Diagnostic]:
    first: dict[str, tuple[Source, OutcomeSource]] = {}
    for source in course.sources:
        for outcome in source.outcomes:
            if outcome.id not in first:
                first[outcome.id] = (source, outcome)
                continue
            other, earlier = first[outcome.id]
            message = f'the outcome id "{outcome.id}" is taken by {other.name}, line {earlier.line}'
            hint = "give this one another id" if outcome.named else "put another id before it, as in new-id: …"
            yield DOUBLE.on_line(source.name, outcome.line, message, hint)


def _form(source: Source, line: int, message: str) -> Diagnostic:
    hint = 'type "  - text" or "  - short-id: text", and put a text that holds a colon in quotes'
    return FORM.on_line(source.name, line, message, hint)


def _words(source: Source, outcome: OutcomeSource) -> Iterator[Diagnostic]:
    match = _FIRST.match(outcome.text)
    word = match.group(1).lower() if match else ""
    if word in _VAGUE:
        message = f'"{word}" can\'t be seen or shown'
        hint = "say what people will do, as in explain, name, compare, plan, decide"
        yield VAGUE.on_line(source.name, outcome.line, message, hint)
    elif word in _NO_VERBS or word.endswith("ing"):
        message = f'the outcome begins with "{word}", not with a verb that follows "you will be able to"'
        hint = "begin with what people will do, as in explain, name, compare, plan, decide"
        yield VERB.on_line(source.name, outcome.line, message, hint)
