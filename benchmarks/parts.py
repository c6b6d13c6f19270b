"""What lessons are made of, whatever notation they are written in. Texts may hold inline Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True)
class Heading:
    """A heading within a lesson."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Items:
    """A list: with bullets, with numbers, or of tasks to tick off."""

    items: tuple[str, ...]
    mark: str = "-"


@dataclass(frozen=True)
class Definitions:
    """Names and what they mean."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """A table with a row of headings."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Code:
    """Something to be shown as it is typed."""

    language: str
    text: str


@dataclass(frozen=True)
class Picture:
    """A picture with words for those who don't see it, and words below it."""

    words: str
    file: str
    caption: str


@dataclass(frozen=True)
class Details:
    """Text that opens on demand."""

    title: str
    text: str


@dataclass(frozen=True)
class Callout:
    """A box beside the text."""

    kind: str
    title: str
    content: Text | Items


@dataclass(frozen=True)
class Ladder:
    """Levels by their names, each with a text; typed as a list or as a table for each."""

    title: str
    levels: tuple[tuple[str, str], ...]
    as_tables: bool


@dataclass(frozen=True)
class Comparison:
    """Levels in one table that compares them."""

    title: str
    table: Table


@dataclass(frozen=True)
class Video:
    """A video that lies elsewhere, with what is said in it."""

    title: str
    url: str
    length: str
    transcript: str
    """The path of its file, below docs/."""
    said: tuple[str, ...]
    content: Text


@dataclass(frozen=True)
class Advice:
    """A note for the facilitator."""

    title: str
    minutes: int
    text: str


@dataclass(frozen=True)
class Pause:
    """A break of the workshop."""

    title: str
    minutes: int


@dataclass(frozen=True)
class Answer:
    """A question with room for a long answer."""

    prompt: str
    rows: int


@dataclass(frozen=True)
class Pick:
    """A question with choices: one of them (`( )`), or any (`[ ]`)."""

    prompt: str
    choices: tuple[str, ...]
    mark: str


@dataclass(frozen=True)
class Worksheet:
    """Questions with room for answers. In texts and cells, blanks and scales are typed as in Fieldbook."""

    title: str
    id: str
    minutes: int
    outcomes: tuple[str, ...]
    questions: tuple[Text | Answer | Pick | Table | Callout, ...]


@dataclass(frozen=True)
class Quiz:
    """A question with choices of which the first is right; each is followed by what it is told."""

    title: str
    id: str
    outcomes: tuple[str, ...]
    prompt: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OutcomesHere:
    """The place of the lesson's outcomes, where it is not under the title."""


Part: TypeAlias = (
    Heading
    | Text
    | Items
    | Definitions
    | Table
    | Code
    | Picture
    | Details
    | Callout
    | Ladder
    | Comparison
    | Video
    | Advice
    | Pause
    | Worksheet
    | Quiz
    | OutcomesHere
)


@dataclass(frozen=True)
class Page:
    """A page of the course: the home, a module's, or a lesson."""

    path: str
    title: str
    description: str
    parts: tuple[Part, ...]
    minutes: int = 0
    outcomes: tuple[tuple[str, str], ...] = ()
    """Ids and words."""
    notes: dict[str, str] = field(default_factory=dict)
    """Footnotes that the page defines itself."""
    shared: tuple[str, ...] = ()
    """The notes of references.md that it cites."""
