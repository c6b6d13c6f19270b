"""Outcomes traced to what teaches and practises them."""

from __future__ import annotations

from fieldbook.model import Course, Lesson, Module, Outcome, Worksheet
from fieldbook.pages.outcomes import traced


def lesson(number: int, outcomes: list[Outcome], *practised: str) -> Lesson:
    address = f"{number}.html"
    worksheet = Worksheet(f"w{number}", number, "W", 0, practised, (), address)
    return Lesson(f"{number}.md", address, f"Lesson {number}", number, 0, tuple(outcomes), (worksheet,))


def course(*lessons: Lesson) -> Course:
    return Course("c", "C", "", "en", (Module("M", 1, lessons),))


def test_worksheets_of_any_lesson_practise_an_outcome():
    one = course(lesson(1, [Outcome("a", "Do A")]), lesson(2, [], "a"))
    (found,) = traced(one)
    assert [each.number for each in found.lessons] == [1]
    assert [each.id for each in found.worksheets] == ["w2"]


def test_lessons_share_an_outcome_of_the_same_words():
    one = course(lesson(1, [Outcome("a", "Do A")], "a"), lesson(2, [Outcome("a-2", "do a")], "a-2", "a"))
    (found,) = traced(one)
    assert found.outcome.id == "a"
    assert [each.number for each in found.lessons] == [1, 2]
    assert [each.id for each in found.worksheets] == ["w1", "w2"]


def test_what_nothing_practises_has_no_worksheets():
    (found,) = traced(course(lesson(1, [Outcome("a", "Do A")])))
    assert found.worksheets == ()
