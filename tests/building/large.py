"""A course of any size, made up of the same words by the same dice each time."""

from __future__ import annotations

from random import Random

WORDS = """
    partner library teen school museum garden agreement goal trust time letter meeting plan budget story interview
    neighbor club coach council visit report question answer idea promise evening room poster bicycle kitchen river
""".split()  # noqa: SIM905 - a list of these would be a page
PER_MODULE = 10


def large_course(lessons: int, seed: int = 1) -> dict[str, str]:
    """Return the docs of a course with as many lessons, each of some 700 words, by their paths."""
    dice = Random(seed)
    docs = {"index.md": "---\ntitle: A large course\n---\nIt has many lessons.\n"}
    for number in range(1, lessons + 1):
        module = (number - 1) // PER_MODULE + 1
        docs[f"module-{module:03}/lesson-{number:04}.md"] = _lesson(number, dice)
    return docs


def _lesson(number: int, dice: Random) -> str:
    parts = [f"---\ntitle: Lesson {number} on {dice.choice(WORDS)}\nminutes: 20\n---"]
    for section in range(1, 6):
        parts.append(f"## Part {section} of {number}: {dice.choice(WORDS)} and {dice.choice(WORDS)}")
        parts += [_paragraph(dice) for _ in range(2)]
    return "\n\n".join([*parts, f"The password of lesson {number} is zebra{number}x.", ""])


def _paragraph(dice: Random) -> str:
    sentences = (" ".join(dice.choices(WORDS, k=dice.randint(6, 16))).capitalize() for _ in range(6))
    return ". ".join(sentences) + "."
