"""Plain language: sentences and lessons that are hard to read. Off unless the course asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..reader import Source
from .context import CheckedCourse
from .rule import notice

SENTENCE = notice(
    "plain-sentence",
    "Sentences of more than 40 words are read twice.",
    "---\ntitle: Levels\n---\n\n" + "Partners meet and talk and plan and work " * 6 + "together.",
    "---\ntitle: Levels\n---\n\nPartners meet and talk. They plan and work together.",
    on=False,
)
GRADE = notice(
    "plain-grade",
    "The grade is the year of school (US) that a text asks for. Many adults read at grade 8, and tired ones below it. "
    "It is measured in English only.",
    "---\ntitle: Levels\nminutes: 5\n---\n\n"
    + "Organizational collaboration necessitates considerable institutional commitment and communication. " * 14,
    "---\ntitle: Levels\nminutes: 5\n---\n\n" + "Good partners meet often, talk a lot and share the work. " * 14,
    on=False,
)
RULES = (SENTENCE, GRADE)

MOST_WORDS = 40
"""Words that a sentence may have."""

HARDEST = 10
"""The grade that a lesson may ask for."""

_LEAST_WORDS = 100
"""Words below which a grade means little."""

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*(?:\n|[-*+|>#:]|\d+[.)] |\[\^))[^\n]+)*")
_END = re.compile(r"[.!?\u2026\u0964\u0965\u061f\u06d4\u1362][\"'\u201d\u2019\u00bb)\]*_]*(?=\s|$)")
"""The end of a sentence, also in the scripts of India, in Arabic and Urdu, and in Ethiopic."""
_MARKUP = re.compile(r"\[\^[^\]]*\]|\]\([^)]*\)|<[^<>]*>|\{[^{}]*\}")
_WORD = re.compile(r"[^\W_](?:['\u2019-]?[^\W_]|[\u0300-\u1cff\u200c\u200d])*")
"""A word; signs of vowels, which most scripts have beside their letters, do not part it."""
_NO_SENTENCE = re.compile(r"[ \t]*(?:\||#|\[\^[^\]]+\]:)")


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the sentences of a page that are too long, and the grade of a lesson that is too hard."""
    wanted = course.files.on
    if SENTENCE.code in wanted:
        for text, offset in _paragraphs(source):
            yield from _sentences(source, text, offset)
    if GRADE.code in wanted and course.files.language.startswith("en") and course.is_lesson(source):
        yield from _grade(source)


def _paragraphs(source: Source) -> Iterator[tuple[str, int]]:
    """Yield the text of each paragraph and list item, markup blanked, with its place in the prose."""
    for paragraph in _PARAGRAPH.finditer(source.prose):
        text = _MARKUP.sub(lambda match: " " * len(match.group()), paragraph.group())
        if not _NO_SENTENCE.match(text):
            yield text, paragraph.start()


def _grade(source: Source) -> Iterator[Diagnostic]:
    """Yield the Flesch-Kincaid grade of a lesson: 0.39 words/sentence + 11.8 syllables/word - 15.59.

    Source: Kincaid et al., Derivation of New Readability Formulas for Navy Enlisted Personnel, 1975.
    """
    # Loading the patterns of hyphenation takes a while, and only courses that ask for it need them.
    import pyphen  # noqa: PLC0415

    texts = [text for text, _ in _paragraphs(source)]
    words = [word for text in texts for word in _WORD.findall(text)]
    if len(words) < _LEAST_WORDS:
        return
    sentences = sum(max(1, len(_END.findall(text))) for text in texts)
    patterns = pyphen.Pyphen(lang="en_US")
    syllables = sum(len(patterns.positions(word)) + 1 for word in words)
    grade = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
    if grade > HARDEST:
        message = f"the lesson reads at grade {grade:.0f}"
        yield GRADE.on_line(source.name, source.body_line, message, "write shorter sentences, and shorter words")


def _sentences(source: Source, text: str, offset: int) -> Iterator[Diagnostic]:
    start = 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        words = list(_WORD.finditer(text, start, end))
        if len(words) > MOST_WORDS:
            at = offset + words[0].start()
            line = source.prose.count("\n", 0, at) + 1
            message = f"this sentence has {len(words)} words"
            column = at - source.prose.rfind("\n", 0, at)
            yield SENTENCE.at(source.name, line, column, message, "make two or three of it")
        start = end
