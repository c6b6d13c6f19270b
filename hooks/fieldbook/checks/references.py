"""Mistakes in references.md, the notes that the whole course shares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..reader import NoteSource, Source
from .context import CheckedCourse
from .rule import notice, warning

UNUSED = notice(
    "reference-unused",
    "A reference that no lesson cites is not part of the course.",
    "(docs/references.md)\n[^kania]: Kania, John. *Collective Impact*. 2011.",
    "(docs/references.md)\n[^kania]: Kania, John. *Collective Impact*. 2011.\n\n(a lesson)\nTrust comes first.[^kania]",
)
DOUBLE = warning(
    "reference-double",
    "The same work twice is listed twice, with half of its citations each.",
    "(docs/references.md)\n[^kania]: Kania, John. *Collective Impact*. 2011.\n\n"
    "[^impact]: Kania, John. *Collective impact*, 2011.",
    "(docs/references.md)\n[^kania]: Kania, John. *Collective Impact*. 2011.",
)
RULES = (UNUSED, DOUBLE)

_ADDRESS = re.compile(r"https?://(?:www\.)?([^\s<>)\]]+?)[/.,]*(?=[\s<>)\]]|$)")
_NOT_WORD = re.compile(r"[\W_]+")


def check_course(course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the mistakes in the course's shared references."""
    source = course.references
    if source is None:
        return
    seen: dict[str, NoteSource] = {}
    for note in source.notes:
        if note.colon:
            yield from _note(source, note, course, seen)


def _note(source: Source, note: NoteSource, course: CheckedCourse, seen: dict[str, NoteSource]) -> Iterator[Diagnostic]:
    if not course.citations[note.id]:
        message = f"no lesson cites the reference [^{note.id}]"
        hint = f'cite it with "[^{note.id}]", or delete it'
        yield UNUSED.at_position(source.name, note, message, hint)
    for mark in _marks(note):
        other = seen.setdefault(mark, note)
        if other.id != note.id:
            message = f"[^{note.id}] is the same work as [^{other.id}] in line {other.line}"
            hint = f"keep one of them, and cite that one everywhere as [^{other.id}]"
            yield DOUBLE.at_position(source.name, note, message, hint)
            return


def _marks(note: NoteSource) -> list[str]:
    """Return what two entries for one work share: all their words, or an address.

    The address of a whole site is no such sign: its chapters are works of their own.
    """
    words = _NOT_WORD.sub(" ", _ADDRESS.sub(" ", note.text)).strip().lower()
    return [words, *(address.lower() for address in _ADDRESS.findall(note.text) if "/" in address)]
