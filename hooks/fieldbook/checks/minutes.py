"""The minutes that an author gives a lesson, beside those that its words take to be read."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..reader import Source
from ..settings import reading_minutes
from .context import CheckedCourse
from .rule import notice

FAR = notice(
    "lesson-minutes",
    "People plan by a lesson's minutes. Those are for reading it; worksheets, self-checks and the facilitator's notes "
    "have minutes of their own.",
    "---\ntitle: Levels\nminutes: 20\n---\n\n" + "Good partners meet often, talk a lot and share the work. " * 14,
    "---\ntitle: Levels\nminutes: 1\n---\n\n" + "Good partners meet often, talk a lot and share the work. " * 14,
)
RULES = (FAR,)

_TIMES, _MORE = 2, 2
"""As many times as long, and so many minutes more, is far apart."""
_LEAST_WORDS, _LEAST_SECONDS = 100, 60
"""Words, and seconds of films, below which a lesson is not written yet."""


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the minutes of a lesson that are far from those its words take."""
    given = source.meta.get("minutes")
    document = course.document(course.path(source))
    if document is None or not isinstance(given, int) or given < 1 or not course.is_lesson(source):
        return
    words = sum(stretch.words for stretch in document.record.stretches)
    seconds = sum(stretch.seconds for stretch in document.record.stretches)
    minutes = reading_minutes(words, course.files.reading_pace, seconds)
    is_written = words >= _LEAST_WORDS or seconds >= _LEAST_SECONDS
    if is_written and (given > _TIMES * minutes + _MORE or minutes > _TIMES * given + _MORE):
        line = source.meta_lines.get("minutes", 1)
        what = "its words and videos take" if seconds else f"its {words} words take"
        message = f"this lesson is given {given} min, and {what} about {minutes}"
        yield FAR.on_line(source.name, line, message, f'type "minutes: {minutes}", or what you have seen it take')
