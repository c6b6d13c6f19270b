"""Worksheets with every kind of field."""

from __future__ import annotations

from random import Random

from . import words
from .parts import Answer, Callout, Pick, Quiz, Table, Text, Worksheet

_SCALE = "( ) 1 ( ) 2 ( ) 3 ( ) 4 ( ) 5"


def worksheet(number: int, dice: Random, outcomes: tuple[str, ...]) -> Worksheet:
    """Return the worksheet of a lesson."""
    # Fields are named by their words: each question is about another thing.
    things = dice.sample(words.NOUNS, 8)
    questions: list[Text | Answer | Pick | Table | Callout] = [
        Text(words.sentence(dice)),
        Answer(f"What would change the {things[0]} for you?", dice.randint(2, 5)),
        Pick(f"How is the {things[1]} set up?", _choices(dice), "( )"),
        Pick(f"What does the {things[2]} still need?", _choices(dice), "[ ]"),
        Text(f"We speak of the {things[3]} ____ times a year. Who knows the {things[4]} best is ______________."),
        Text(f"How well does the {things[5]} work? {_SCALE}"),
        Table(("Factor", "Today", "In a year"), tuple((f"The {thing}", "", _SCALE) for thing in things[6:])),
    ]
    if number % 10 == 3:
        questions.insert(1, Callout("tip", "Ask around", Text(words.sentence(dice))))
    title = f"Your own {things[0]} (lesson {number})"
    return Worksheet(title, f"your-own-{things[0]}-{number}", dice.randrange(5, 25, 5), outcomes, tuple(questions))


def quiz(number: int, dice: Random, outcomes: tuple[str, ...]) -> Quiz:
    """Return the quiz of a lesson that has one."""
    thing = dice.choice(words.NOUNS)
    choices = tuple((words.phrase(dice), words.sentence(dice)) for _ in range(3))
    return Quiz(f"The {thing} or not?", f"quiz-{number}", outcomes, f"What says most of the {thing}?", choices)


def _choices(dice: Random) -> tuple[str, ...]:
    return (*(words.phrase(dice) for _ in range(3)), "something else: ____")
