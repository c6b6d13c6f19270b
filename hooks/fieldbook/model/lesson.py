"""Lessons as values: one page of the course each, with all that lies in it."""

from __future__ import annotations

from typing import NamedTuple

from .worksheet import Outcome, Worksheet


class Video(NamedTuple):
    """A film that a lesson shows: its address, its length as `m:ss`, the transcript's path in docs/.

    `seconds` is how long the part takes that is shown, 0 where that is not known.
    """

    title: str
    url: str
    length: str
    transcript: str
    seconds: int = 0


class FacilitatorNote(NamedTuple):
    """A note for the person who runs the workshop, or a break; never on a learner's page.

    `text` is Markdown, `html` the same as rendered, with addresses that are those of its lesson's page. `after` is
    the number of the lesson's worksheets that come before it, `materials` what has to be at hand.
    """

    title: str
    minutes: int
    text: str
    html: str = ""
    after: int = 0
    is_break: bool = False
    materials: tuple[str, ...] = ()


class Stretch(NamedTuple):
    """What is read between two things that a workshop does otherwise: notes, breaks, worksheets.

    `words` and the `seconds` of its films say how long it is, `title` and `anchor` are the words and the id of the
    first heading in it, if any. `practiced` says whether a worksheet or a self-check comes next.
    """

    words: int = 0
    title: str = ""
    anchor: str = ""
    practiced: bool = False
    seconds: int = 0


class Reading(NamedTuple):
    """The minutes that such a stretch takes; None where it is read along with another. Its heading is the stretch's."""

    minutes: int | None
    title: str = ""
    anchor: str = ""


class Slide(NamedTuple):
    """What can be shown alone, large: a ladder, a callout, a question of a worksheet.

    `kind` is the name of its block, `title` the words by which one finds it. The addresses in `html` are those of
    its lesson's page. A question has the number of its worksheet, from 1 on among those of the lesson.
    """

    kind: str
    title: str
    html: str
    worksheet: int = 0


class Lesson(NamedTuple):
    """One page of the course. `path` is the source below docs/, `address` the page below site/.

    `minutes` is the time for the lesson itself; `total_minutes` has its worksheets in it. `break_minutes` is the
    break that a workshop takes after it, `materials` what has to be at hand all through it. `readings` are what is
    read before, between and after its notes and worksheets, one more than there are of these.
    """

    path: str
    address: str
    title: str
    number: int
    minutes: int
    outcomes: tuple[Outcome, ...] = ()
    worksheets: tuple[Worksheet, ...] = ()
    videos: tuple[Video, ...] = ()
    notes: tuple[FacilitatorNote, ...] = ()
    slides: tuple[Slide, ...] = ()
    break_minutes: int = 0
    materials: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()

    @property
    def worksheet_minutes(self) -> int:
        """Minutes that its worksheets take."""
        return sum(worksheet.minutes for worksheet in self.worksheets)

    @property
    def judged(self) -> tuple[Worksheet, ...]:
        """Those of its worksheets in which something is right, or is explained."""
        return tuple(worksheet for worksheet in self.worksheets if worksheet.judged or worksheet.feedback)

    @property
    def total_minutes(self) -> int:
        """Minutes of the lesson with its worksheets."""
        return self.minutes + self.worksheet_minutes
