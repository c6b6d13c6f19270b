"""What the blocks saw in one lesson, for whoever puts the course together.

Elements go into the page; facts go here. Without the hook nobody reads it, and nothing depends on it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ..labels import DEFAULT, labels

if TYPE_CHECKING:
    from markdown import Markdown

    from ..model import FacilitatorNote, Feedback, Field, Slide, Stretch, Video
    from .nested import NestedConverter
    from .qr import Drawing


@dataclass(slots=True)
class WorksheetRecord:
    """A block with fields as it was left; number and address are the course's to give.

    `kind` is the block's name, `doubles` holds the words of the fields whose name another field had
    already, `html` the whole section. `accepted` are the words that count as right behind its blanks, as typed,
    `feedback` is what it says of its answers, `unplaced` the words of quotations that stand below no question,
    `repeated` those of choices that another one of the same field has.
    """

    id: str
    title: str
    minutes: int
    outcomes: tuple[str, ...]
    named: bool
    fields: tuple[Field, ...] = ()
    doubles: tuple[str, ...] = ()
    html: str = ""
    kind: str = "worksheet"
    accepted: list[str] = field(default_factory=list)
    feedback: list[Feedback] = field(default_factory=list)
    unplaced: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()


@dataclass(slots=True)
class NoteRecord:
    """A footnote as rendered: its id, its inner HTML, its words, and whether the lesson cites it."""

    id: str
    html: str
    text: str
    cited: bool


@dataclass(slots=True)
class Record:
    """Everything of one lesson, in reading order.

    `other_blocks` are the names of the blocks that other extensions of the site bring.
    """

    worksheets: list[WorksheetRecord] = field(default_factory=list)
    videos: list[Video] = field(default_factory=list)
    facilitator: list[FacilitatorNote] = field(default_factory=list)
    slides: list[Slide] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    notes: list[NoteRecord] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    other_blocks: frozenset[str] = frozenset()

    def number(self, kind: str) -> int:
        """Return 1 for the first `kind` of thing in the lesson, 2 for the second, and so on."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return self.counts[kind]


class Transcript(NamedTuple):
    """What is said or shown in a video, as Markdown. `title` is the author's name for it, "" for the usual one."""

    text: str
    title: str = ""


def no_transcript(path: str) -> Transcript | None:
    """Stand in for a reader of transcripts where there is no course: it finds none."""
    return None


@dataclass(slots=True)
class LessonContext:
    """What the blocks of one lesson share: the course's words and notes, and the record they fill.

    `codes` are the QR codes that were made for it. `in_transcript` tells that a video's transcript is being read.
    `nested` are converters for what is converted apart, by what it is; the lessons of a build may share them.
    """

    language: str = DEFAULT
    notes: Mapping[str, str] = field(default_factory=dict)
    transcript: Callable[[str], Transcript | None] = no_transcript
    record: Record = field(default_factory=Record)
    in_transcript: bool = False
    codes: dict[str, Drawing] = field(default_factory=dict)
    nested: dict[str, NestedConverter] = field(default_factory=dict)

    @property
    def labels(self) -> Mapping[str, str]:
        """The engine's words in the course's language."""
        return labels(self.language)


_CONTEXTS = "fieldbook_context"


def context_of(md: Markdown) -> LessonContext:
    """Return the context of the lesson that `md` converts; a bare one where there is no course."""
    context = getattr(md, _CONTEXTS, None)
    if context is None:
        context = LessonContext()
        setattr(md, _CONTEXTS, context)
    return context


def open_context(md: Markdown, context: LessonContext) -> None:
    """Make `context` the one that the blocks of `md` share, from now on."""
    setattr(md, _CONTEXTS, context)
