"""Lessons of some 1,000 words, with the blocks that lessons of a real course have."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from random import Random

from . import words
from .parts import (
    Advice,
    Callout,
    Code,
    Comparison,
    Definitions,
    Details,
    Heading,
    Items,
    Ladder,
    OutcomesHere,
    Page,
    Part,
    Pause,
    Picture,
    Table,
    Text,
    Video,
)
from .sheets import quiz, worksheet

PER_MODULE = 10
CALLOUTS = (
    *("activity", "info", "tip", "warning", "example"),
    *("case-study", "quote", "reflection", "key-points", "resources"),
)
_VERBS = ("Choose", "Compare", "Describe", "Explain", "List", "Plan")


def lesson(number: int, seed: int, references: list[str]) -> Page:
    """Return the lesson of a number; it does not depend on how many there are."""
    # A string: Python promises the same dice for the same bytes.
    dice = Random(f"{seed} lesson {number}")
    outcomes = tuple(_outcome(number, verb, dice) for verb in dice.sample(_VERBS, 3))
    shared = tuple(sorted(dice.sample(references, 2)))
    parts = [
        *_opening(number, dice, shared[0]),
        *_middle(number, dice, shared[1]),
        *_end(number, dice, outcomes),
    ]
    return Page(
        path=lesson_path(number),
        title=f"{words.title(dice)} (lesson {number})",
        description=words.sentence(dice).replace(": ", ", "),
        parts=tuple(parts),
        minutes=dice.randrange(3, 9),
        outcomes=outcomes,
        notes={"talk": f"From a talk at the {dice.choice(words.PLACES)}, {dice.randint(1990, 2024)}."},
        shared=shared,
    )


def lesson_path(number: int) -> str:
    """Return where a lesson lies, below docs/."""
    return f"module-{module_of(number):03}/lesson-{number:04}.md"


def module_of(number: int) -> int:
    """Return the number of the module that a lesson belongs to."""
    return (number - 1) // PER_MODULE + 1


def picture_path(number: int) -> str:
    """Return where a lesson's picture lies, below docs/."""
    return f"pictures/lesson-{number:04}.{'svg' if number % 2 else 'png'}"


def code_word(number: int) -> str:
    """Return a word that stands in this lesson only; searches and edits find the place by it."""
    return f"zebra{number}x"


def _outcome(number: int, verb: str, dice: Random) -> tuple[str, str]:
    thing = dice.choice(words.NOUNS)
    return f"{verb.lower()}-{thing}-{number}", f"{verb} the {thing} that suits your {dice.choice(words.PLACES)}"


def _opening(number: int, dice: Random, cited: str) -> Iterator[Part]:
    yield Text(f"{words.paragraph(dice)} The handouts of this lesson have the shelf mark {code_word(number)}.")
    if number % PER_MODULE == 5:
        yield OutcomesHere()
    if number > 1:
        earlier = dice.randint(max(1, number - 2 * PER_MODULE), number - 1)
        yield Text(f"{words.sentence(dice)} Compare [an earlier lesson]({_link(number, lesson_path(earlier))}).")
    yield Heading(f"Where the {dice.choice(words.NOUNS)} begins")
    yield Text(f"{words.paragraph(dice)}[^{cited}]")
    yield _callout(CALLOUTS[number % 10], dice)
    yield Text(f"{words.paragraph(dice)}[^talk] {words.sentence(dice)}")
    yield Items(tuple(words.phrase(dice) for _ in range(4)), "1." if number % 2 else "-")
    yield _picture(number, dice)


def _middle(number: int, dice: Random, cited: str) -> Iterator[Part]:
    yield Heading(f"What the {dice.choice(words.PLACES)} has to do with it")
    yield Text(f"{words.paragraph(dice)}[^{cited}]")
    yield Advice(f"Ask for a {dice.choice(words.NOUNS)}", dice.randrange(5, 20, 5), words.paragraph(dice, 1, 2))
    if number % 2 == 0:
        yield _ladder(number // 2, dice)
    if number % 3 == 0:
        yield _video(number, dice)
    if number % 3 == 1:
        yield Heading(f"A {dice.choice(words.NOUNS)} in other words", 3)
        terms = dice.sample(words.NOUNS, 3)
        yield Definitions(tuple((term.capitalize(), words.sentence(dice)) for term in terms))
    if number % 4 == 1:
        yield Details(f"What if the {dice.choice(words.PLACES)} is closed?", words.paragraph(dice, 1, 2))
    yield _callout(CALLOUTS[(number + 4) % 10], dice)


def _end(number: int, dice: Random, outcomes: tuple[tuple[str, str], ...]) -> Iterator[Part]:
    yield Heading(f"From {dice.choice(words.NOUNS)} to {dice.choice(words.PLACES)}")
    yield Text(words.paragraph(dice))
    yield Table(("Who", "Brings", "Wants"), tuple(_row(dice) for _ in range(4)))
    if number % 5 == 0:
        yield Pause("Coffee", 15)
        yield Code("yaml", "\n".join(f"{noun}: {dice.randint(1, 40)}" for noun in dice.sample(words.NOUNS, 4)))
    if number % 4 == 2:
        yield Items(tuple(words.phrase(dice) for _ in range(3)), "- [ ]")
    if number % 5 == 1:
        yield quiz(number, dice, tuple(name for name, _words in outcomes))
    yield worksheet(number, dice, tuple(name for name, _words in outcomes))
    yield Callout("key-points", "", Items(tuple(words.phrase(dice).capitalize() for _ in range(3))))


def _callout(kind: str, dice: Random) -> Callout:
    return Callout(kind, f"A word on the {dice.choice(words.NOUNS)}", Text(words.paragraph(dice, 1, 2)))


def _picture(number: int, dice: Random) -> Picture:
    shown = f"The {words.phrase(dice)}, seen from the {dice.choice(words.PLACES)}."
    return Picture(shown, _link(number, picture_path(number)), words.sentence(dice))


def _ladder(turn: int, dice: Random) -> Ladder | Comparison:
    title = f"Levels of {dice.choice(words.NOUNS)}"
    names = [noun.capitalize() for noun in dice.sample(words.NOUNS, 4)]
    if turn % 3 == 0:
        rows = tuple((name, words.phrase(dice), words.phrase(dice)) for name in names)
        return Comparison(title, Table(("Level", "What it looks like", "Commitment"), rows))
    return Ladder(title, tuple((name, words.sentence(dice)) for name in names), as_tables=turn % 3 == 1)


def _video(number: int, dice: Random) -> Video:
    return Video(
        title=f"The {dice.choice(words.NOUNS)} in two minutes",
        url=f"https://www.youtube.com/watch?v=fb{number:09}",
        length=f"{dice.randint(1, 9)}:{dice.randint(10, 59)}",
        transcript=f"transcripts/lesson-{number:04}.md",
        said=tuple(words.paragraph(dice, 1, 2) for _ in range(2)),
        content=Text(words.sentence(dice)),
    )


def _row(dice: Random) -> tuple[str, str, str]:
    return f"The {dice.choice(words.PLACES)}", words.phrase(dice), words.phrase(dice)


def _link(number: int, path: str) -> str:
    """Return the way from a lesson to a file."""
    return posixpath.relpath(path, posixpath.dirname(lesson_path(number)))
