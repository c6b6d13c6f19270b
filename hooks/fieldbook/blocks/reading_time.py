"""What is read between a lesson's notes and worksheets: a workshop's minutes for reading are split by it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence

from markdown.treeprocessors import Treeprocessor

from ..model import Reading, Stretch
from ..settings import PACE
from .context import context_of
from .elements import HEADINGS, is_note_mark, raw_text, words_of
from .facilitator import NOTE
from .worksheet.block import ID

_BEFORE_A_NOTE = 2
"""Minutes of reading that a plan has a line of its own for."""
_BEFORE_FIELDS = 1
"""The same where a worksheet or a self-check comes next: what it asks must have been read."""

_VIDEO = "data-video"
_UNPARTED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""A character of Chinese or Japanese, which part no words: it counts as one."""
_WORDS_A_SECOND = PACE / 60
"""As many words are read while a second of a film passes."""


class Stretches(Treeprocessor):
    """Counts the words that stand between notes and worksheets, and takes away the notes' boxes."""

    PRIORITY = 4
    """After `toc` (5), which gives headings their ids; before footnotes are put in their order."""

    def run(self, root: etree.Element) -> None:
        """Keep in the record what is read before, between and after them."""
        assert self.md is not None
        record = context_of(self.md).record
        self._stash = self.md.htmlStash.rawHtmlBlocks
        self._films = iter(record.videos)
        record.stretches = [Stretch()]
        self._walk(root, record.stretches)
        for parent in root.iter():
            for box in [child for child in parent if child.get(NOTE) is not None]:
                parent.remove(box)

    def _walk(self, root: etree.Element, found: list[Stretch]) -> None:
        """Add what a tree holds; a note or a worksheet ends the stretch before it.

        Lists may lie in each other deeper than Python's calls may, so that this is no function that calls itself.
        """
        within = [(root, iter(root))] if self._opens(root, found) else []
        while within:
            element, children = within[-1]
            child = next(children, None)
            if child is not None and self._opens(child, found):
                within.append((child, iter(child)))
                continue
            if child is None:
                within.pop()
            if within:
                ended = element if child is None else child
                found[-1] = _longer(found[-1], _words(ended.tail or ""))

    def _opens(self, element: etree.Element, found: list[Stretch]) -> bool:
        """Add what an element holds itself; return whether what lies in it is to be added as well."""
        if element.get(NOTE) is not None:
            found.append(Stretch())
        elif element.get(ID):
            # A note in a worksheet counts as one behind it.
            self._pass_films(element)
            found[-1] = found[-1]._replace(practiced=True)
            found += [Stretch() for box in element.iter() if box is element or box.get(NOTE) is not None]
        elif element.get(_VIDEO):
            # Those in its transcript are not watched along with it.
            seconds, *_ = [film.seconds for _part, film in zip(_films(element), self._films, strict=False)] or [0]
            found[-1] = found[-1]._replace(seconds=found[-1].seconds + seconds)
        elif element.get("class") != "footnote" and not is_note_mark(element):
            return self._reads(element, found)
        return False

    def _reads(self, element: etree.Element, found: list[Stretch]) -> bool:
        if element.tag in HEADINGS and not found[-1].title and element.get("id"):
            found[-1] = found[-1]._replace(title=words_of(element, self._stash), anchor=element.get("id", ""))
        has_children = bool(len(element))
        text = (element.text or "") if has_children else raw_text(element, self._stash)
        found[-1] = _longer(found[-1], _words(text))
        return has_children

    def _pass_films(self, element: etree.Element) -> None:
        for _ in _films(element):
            next(self._films, None)


def _words(text: str) -> int:
    rest, characters = _UNPARTED.subn(" ", text)
    return characters + len(rest.split())


def _films(element: etree.Element) -> Iterator[etree.Element]:
    return (part for part in element.iter() if part.get(_VIDEO))


def _longer(stretch: Stretch, words: int) -> Stretch:
    return stretch._replace(words=stretch.words + words)


def _length(stretch: Stretch) -> float:
    """Return how long a stretch is, in words."""
    return stretch.words + stretch.seconds * _WORDS_A_SECOND


def readings(stretches: Sequence[Stretch], minutes: int) -> tuple[Reading, ...]:
    """Return what is read in each place of a lesson, of the minutes that it takes in all.

    Words are not in it: a course is what it was as long as no minute goes from one place to another.
    """
    shares = split_minutes(minutes, stretches) if stretches else []
    return tuple(
        Reading(None) if share is None else Reading(share, stretch.title, stretch.anchor)
        for share, stretch in zip(shares, stretches, strict=True)
    )


def split_minutes(minutes: int, stretches: Sequence[Stretch]) -> list[int | None]:
    """Return the minutes of each stretch of a text, by its words and films; None where it is read along with another.

    What takes less than two minutes, or less than one before a worksheet or a self-check, is read with what comes
    next, or, at the end, with what was before. Where no minutes are given, all is read in one place, the first that
    has words.
    """
    total = sum(map(_length, stretches))
    found: list[int | None] = [None] * len(stretches)
    first = next((place for place, stretch in enumerate(stretches) if _length(stretch)), 0)
    read, given = 0.0, 0
    last = first
    for place, stretch in enumerate(stretches):
        read += _length(stretch)
        until = round(minutes * read / total) if total else 0
        if until - given >= (_BEFORE_FIELDS if stretch.practiced else _BEFORE_A_NOTE):
            found[place] = until - given
            given, last = until, place
    found[last] = (found[last] or 0) + minutes - given
    return found
