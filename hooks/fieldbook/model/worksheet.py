"""Worksheets as values: what is filled in, what it practises, what is right in it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

MOST_MINUTES = 10_000
"""Minutes that anything in a course may take; what is more was not meant as minutes."""


class FieldKind(StrEnum):
    """What a learner does in a field of a worksheet."""

    LONG = "long"
    SHORT = "short"
    ONE = "one"
    ANY = "any"
    SCALE = "scale"


class Field(NamedTuple):
    """One thing to fill in. `name` is unique in its worksheet, `label` the words that ask for it.

    `choices` are the labels to pick from, and at the same time the values that are saved. `rows` is the room
    asked for, in lines: 1 unless the field is long. `right` are the choices, or the words, that count as right in a
    quiz; a field without any is not judged. `source` is the field whose answer is offered here, as
    `worksheet/field`. `optional` tells of what not everyone has something for: a blank behind a choice, a row to spare.
    """

    name: str
    kind: FieldKind
    label: str
    choices: tuple[str, ...] = ()
    rows: int = 1
    right: tuple[str, ...] = ()
    source: str = ""
    optional: bool = False


class Feedback(NamedTuple):
    """What a quiz says of a choice once it was checked, or of the whole field where `choice` is "".

    The addresses in `html` are those of its lesson's page.
    """

    field: str
    choice: str
    html: str


class Outcome(NamedTuple):
    """What a learner can do afterwards; `id` is unique in the course."""

    id: str
    text: str


class Worksheet(NamedTuple):
    """A worksheet, or another block with fields, with its fields in reading order.

    `outcomes` holds the ids of the outcomes it practises, `address` is relative to the site's root, `kind` is the name
    of its block, and `number` counts those of its kind. `feedback` is what a quiz says of its answers.
    """

    id: str
    number: int
    title: str
    minutes: int
    outcomes: tuple[str, ...]
    fields: tuple[Field, ...]
    address: str
    kind: str = "worksheet"
    feedback: tuple[Feedback, ...] = ()

    @property
    def asked(self) -> tuple[str, ...]:
        """The names of those of its fields that everyone is asked to fill in."""
        return tuple(one.name for one in self.fields if not one.optional)

    @property
    def judged(self) -> tuple[str, ...]:
        """The names of those of its fields that have a right answer."""
        return tuple(one.name for one in self.fields if one.right)

    @property
    def anchor(self) -> str:
        """The id that its lesson gave it, which another lesson may have given as well."""
        return self.address.rpartition(f"#{self.kind}-")[2]
