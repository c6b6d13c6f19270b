"""Sentences that read as if somebody had written them, by the dice."""

from __future__ import annotations

from random import Random

NOUNS = """
    agreement bakery bicycle budget calendar choir clinic coach council garden goal interview kitchen letter market
    meeting museum neighbor newspaper partner poster promise radio report river school shelter story studio theater
    trust visit workshop
""".split()  # noqa: SIM905 - a list of these would be a page
PLACES = """
    archive arcade branch bridge cafe campus church farm harbor hospital library mall park pool quarter rink shop
    square stage station street town village yard
""".split()  # noqa: SIM905
_ADJECTIVES = """
    busy careful cheerful common early familiar first friendly honest joint late light local long modest new old
    open patient plain quiet ready shared short small steady strong useful
""".split()  # noqa: SIM905
_WHO = (
    "a librarian",
    "a new partner",
    "everyone at the desk",
    "many a teen",
    "one of the coaches",
    "the council",
    "the night shift",
    "the person who answers the phone",
    "the school's principal",
    "the youth center",
    "a pair of volunteers",
    "your director",
)
_DOES = (
    "asks about",
    "brings up",
    "builds on",
    "can do without",
    "comes back to",
    "counts on",
    "is proud of",
    "keeps a list of",
    "learns from",
    "may forget",
    "pays for",
    "takes care of",
    "talks about",
    "will want to see",
)
_WHEN = (
    "after the first season",
    "at the end of the month",
    "before anything is signed",
    "even when money is short",
    "in a week with a holiday",
    "long before the doors open",
    "once the forms are filled in",
    "when nobody else has time",
    "while the coffee is still warm",
    "without being asked",
)
_OPENINGS = ("", "", "", "", "As a rule, ", "In most towns, ", "More often than not, ", "On a good day, ", "So ")
_JOINTS = (", and ", ", but ", "; in the end, ", ", because ", ", so ")


def sentence(dice: Random) -> str:
    """Return a sentence of 10 to 35 words."""
    text = dice.choice(_OPENINGS) + _clause(dice)
    if dice.random() < 0.2:
        text += dice.choice(_JOINTS) + _clause(dice)
    return f"{text[0].upper()}{text[1:]} {dice.choice(_WHEN)}."


def paragraph(dice: Random, least: int = 2, most: int = 3) -> str:
    """Return a paragraph of so many sentences, with a word or two that are marked."""
    sentences = [sentence(dice) for _ in range(dice.randint(least, most))]
    if dice.random() < 0.5:
        sentences.insert(1, f"What counts is **the {dice.choice(_ADJECTIVES)} {dice.choice(NOUNS)}**.")
    return " ".join(sentences)


def phrase(dice: Random) -> str:
    """Return three or four words, as for an item of a list."""
    return f"{dice.choice(_ADJECTIVES)} {dice.choice(NOUNS)} at the {dice.choice(PLACES)}"


def title(dice: Random) -> str:
    """Return a title of a few words."""
    one, other = (f"{dice.choice(_ADJECTIVES)} {dice.choice(NOUNS)}" for _ in range(2))
    return f"{one} and {other}".capitalize()


def _clause(dice: Random) -> str:
    thing = f"the {dice.choice(_ADJECTIVES)} {dice.choice(NOUNS)} at the {dice.choice(PLACES)}"
    return f"{dice.choice(_WHO)} {dice.choice(_DOES)} {thing}"
