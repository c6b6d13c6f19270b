"""What the key to the quizzes shows."""

from __future__ import annotations

from fieldbook.model import Field, FieldKind, Worksheet
from fieldbook.pages.key import KeyQuestion, questions


def question(field: Field) -> KeyQuestion:
    (found,) = questions(Worksheet("q", 1, "Q", 0, (), (field,), "1.html"))
    return found


def test_of_several_ways_to_write_an_answer_the_first_is_shown():
    found = question(Field("goal", FieldKind.SHORT, "A common", right=("goal", "aim", "purpose")))
    assert (found.answers, found.variants) == (("goal",), ("aim", "purpose"))


def test_of_several_choices_that_are_right_all_are_shown():
    found = question(Field("first", FieldKind.ANY, "First", choices=("a", "b", "c"), right=("a", "c")))
    assert (found.answers, found.variants) == (("a", "c"), ())
