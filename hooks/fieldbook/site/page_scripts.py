"""Which scripts a page loads, and which words they show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model import Course, Lesson
from ..pages import PAGES

_SCORES = frozenset({"home", "module", "finish", "outcomes-page", "workbook"})
"""Kinds of pages that show quiz scores."""


class PageScripts(NamedTuple):
    """The joined scripts of a page by their names, in order, and the groups of labels that they show."""

    names: tuple[str, ...]
    words: tuple[str, ...]


class ScriptsOfPages:
    """Returns for each page of a course the scripts it loads; with `in_sessions`, sessions end after some minutes."""

    def __init__(self, course: Course, *, in_sessions: bool) -> None:
        self._course = course
        self._in_sessions = in_sessions
        self._has_quizzes = bool(course.judged)
        self._own = {page.slot: page for page in PAGES}

    def __call__(self, kind: str, lesson: Lesson | None) -> PageScripts:
        """Return the scripts of a page of some kind (see `PageRole`), which may be a lesson."""
        return PageScripts(tuple(self._names(kind, lesson)), tuple(self._words(kind, lesson)))

    def _names(self, kind: str, lesson: Lesson | None) -> Iterator[str]:
        yield "fieldbook.js"
        if self._shows_quizzes(kind, lesson):
            yield "quiz-page.js"
        if kind in _SCORES and self._has_quizzes:
            yield "scores.js"
        if kind == "home":
            yield "home-page.js"
        if kind in self._own and (script := self._own[kind].script):
            yield script

    def _words(self, kind: str, lesson: Lesson | None) -> Iterator[str]:
        yield "progress"
        if (lesson and lesson.worksheets) or self._in_sessions:
            yield "sheet"
        if self._shows_quizzes(kind, lesson) or (kind == "facilitator" and self._has_quizzes):
            yield "quiz"
        if kind in self._own:
            yield from self._own[kind].words
        if self._in_sessions:
            yield "session"

    def _shows_quizzes(self, kind: str, lesson: Lesson | None) -> bool:
        return bool(lesson.judged) if lesson else kind == "workbook" and self._has_quizzes
