"""The key to the quizzes: what is right, and why. It ends the workbook, and is a page for the single file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..blocks import JUDGED_BLOCK_NAMES
from ..html.ids import moved
from ..model import Feedback, Worksheet
from ..reader import Source
from .page import Appendix, Book, GeneratedPage

ADDRESS = "key.html"
"""The page's address below site/."""


class KeyQuestion(NamedTuple):
    """A question in the key: its label, the right answers, the feedback on its choices and on the whole.

    `is_typed` tells that the learner types the answer: then `right` are several wordings of the same answer.
    """

    label: str
    right: tuple[str, ...]
    choices: tuple[Feedback, ...]
    explanations: tuple[Feedback, ...]
    is_typed: bool = False

    @property
    def answers(self) -> tuple[str, ...]:
        """The right answers; of several wordings only the first."""
        return self.right[:1] if self.is_typed else self.right

    @property
    def variants(self) -> tuple[str, ...]:
        """The other wordings, which count as right, too."""
        return self.right[1:] if self.is_typed else ()


class Key(NamedTuple):
    """The key to one quiz."""

    quiz: Worksheet
    questions: tuple[KeyQuestion, ...]


def questions(quiz: Worksheet) -> Iterator[KeyQuestion]:
    """Yield the questions of a quiz that have a right answer or feedback; links are relative to its lesson."""
    for field in quiz.fields:
        feedback = [one for one in quiz.feedback if one.field == field.name]
        if field.right or feedback:
            choices = tuple(one for one in feedback if one.choice)
            explanations = tuple(one for one in feedback if not one.choice)
            yield KeyQuestion(field.label, field.right, choices, explanations, is_typed=not field.choices)


def keys(book: Book, page: str = ADDRESS) -> list[Key]:
    """Return the keys to the quizzes of a course, with links and ids made to fit the page at the address `page`."""
    found = []
    for lesson in book.course.lessons:
        for quiz in lesson.judged:
            feedback = tuple(
                one._replace(html=moved(one.html, lesson.address, page, f"key-{quiz.kind}-{quiz.number}-{number}-"))
                for number, one in enumerate(quiz.feedback, 1)
            )
            found.append(Key(quiz, tuple(questions(quiz._replace(feedback=feedback)))))
    return found


def _wanted(sources: Iterable[Source]) -> bool:
    return any(block.name in JUDGED_BLOCK_NAMES for source in sources for block in source.blocks)


def _context(book: Book) -> Mapping[str, Any]:
    return {"keys": keys(book)}


PAGE = GeneratedPage(
    *("key.md", "key", "key.intro", "key-page", _wanted, _context),
    searched=False,
    listed=False,
    appendix=Appendix.FOR_ALL,
    # The single file takes it from here, for the quizzes in its chapters.
    script="quiz-page.js",
    style="workbook-page.css",
    words=("quiz",),
)
