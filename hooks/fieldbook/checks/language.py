"""Plain language: sentences that are too long. Off unless the course asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..source import Source
from .course import Course
from .rule import notice

SENTENCE = notice(
    "plain-sentence",
    "Sentences of more than 40 words are read twice.",
    "---\ntitle: Levels\n---\n\n" + "Partners meet and talk and plan and work " * 6 + "together.",
    "---\ntitle: Levels\n---\n\nPartners meet and talk. They plan and work together.",
    on=False,
)
RULES = (SENTENCE,)

MOST_WORDS = 40
"""Words that a sentence may have."""

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*(?:\n|[-*+|>#:]|\d+[.)] |\[\^))[^\n]+)*")
_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]*_]*(?=\s|$)")
_MARKUP = re.compile(r"\[\^[^\]]*\]|\]\([^)]*\)|<[^<>]*>|\{[^{}]*\}")
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_NO_SENTENCE = re.compile(r"[ \t]*(?:\||#|\[\^[^\]]+\]:)")


def check(source: Source, course: Course) -> Iterator[Diagnostic]:
    """Yield the sentences of a page that are too long."""
    if SENTENCE.code not in course.files.on:
        return
    for paragraph in _PARAGRAPH.finditer(source.prose):
        text = _MARKUP.sub(lambda match: " " * len(match.group()), paragraph.group())
        if not _NO_SENTENCE.match(text):
            yield from _sentences(source, text, paragraph.start())


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
