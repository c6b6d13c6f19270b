"""Footnotes below a lesson: their place, their order, and what the course is to know of them."""

from __future__ import annotations

import copy
import xml.etree.ElementTree as etree
from collections import OrderedDict
from collections.abc import Iterator, KeysView
from typing import Any

from markdown import Markdown
from markdown.extensions.footnotes import (
    FN_BACKLINK_TEXT,
    NBSP_PLACEHOLDER,
    FootnoteExtension,
    FootnoteTreeprocessor,
)
from markdown.treeprocessors import Treeprocessor

from .context import NoteRecord, context_of
from .elements import is_note_mark, parents, rendered, words_of

_UNCITED = "data-uncited"
_FRAME = "footnote"
_BACK = "footnote-backref"


class NotesPlace(FootnoteTreeprocessor):
    """Puts the notes where the author wants them, or behind the lesson.

    Python-Markdown ends in an exception over a note that is begun and left empty, over one that begins in another,
    and over a list that an author calls a list of notes.
    """

    PRIORITY = 50

    def run(self, root: etree.Element) -> None:
        """Make the list of notes, and see that each of them is whole."""
        for frame in root.iter("div"):
            if frame.get("class") == _FRAME:
                # Python-Markdown compares letter by letter, browsers by words.
                frame.set("class", f"{_FRAME} ")
        self.footnotes.footnotes = _GrowingNotes(self.footnotes.footnotes)
        super().run(root)
        _, listed = _note_list(root)
        for note in listed if listed is not None else ():
            if not any(link.get("class") == _BACK for link in note.iter("a")):
                self._link_back(note)

    def _link_back(self, note: etree.Element) -> None:
        """Add to a note without words what leads back from it, which whoever puts notes in order counts on."""
        line = etree.SubElement(note, "p")
        line.text = NBSP_PLACEHOLDER
        link = etree.SubElement(line, "a", {"class": _BACK})
        link.set("href", f"#{self.footnotes.makeFootnoteRefId(_id(note))}")
        link.text = FN_BACKLINK_TEXT


class _GrowingNotes(OrderedDict[str, str]):
    """Notes to which others may be added while one goes through them: those that begin within."""

    def keys(self) -> Any:
        """Return the ids as they are now, and then those that have come meanwhile."""
        return _GrowingKeys(self)


class _GrowingKeys(KeysView[str]):
    """The ids of notes that may become more."""

    def __init__(self, notes: OrderedDict[str, str]) -> None:
        self._notes = notes

    def __contains__(self, name: object) -> bool:
        return name in self._notes

    def __len__(self) -> int:
        return len(self._notes)

    def __iter__(self) -> Iterator[str]:
        seen: set[str] = set()
        while new := [name for name in OrderedDict.keys(self._notes) if name not in seen]:
            seen.update(new)
            yield from new


class NoteOrder(Treeprocessor):
    """Numbers the notes in the order in which a reader meets their marks.

    Python-Markdown numbers them as it comes upon them, and it comes upon what is nested (a ladder's levels, the
    cells of a table) after what is not.
    """

    PRIORITY = 18
    """After `inline` (20) has made the marks, before `footnote-duplicate` (15) repeats the links back."""

    def __init__(self, md: Markdown, footnotes: FootnoteExtension) -> None:
        super().__init__(md)
        self._footnotes = footnotes

    def run(self, root: etree.Element) -> None:
        """Renumber marks and notes, and put the notes in order."""
        counts: dict[str, int] = {}
        assert self.md is not None
        words = context_of(self.md).labels
        for mark in (element for element in root.iter("sup") if is_note_mark(element)):
            name = mark[0].get("href", "").removeprefix("#fn:")
            counts[name] = counts.get(name, 0) + 1
            mark.set("id", f"fnref{counts[name] if counts[name] > 1 else ''}:{name}")
            mark[0].text = str(list(counts).index(name) + 1)
            mark[0].set("role", "doc-noteref")
            mark[0].set("aria-label", words["notes.mark"].format(number=mark[0].text))
        self._footnotes.footnote_order = list(counts)
        _, notes = _note_list(root)
        if notes is not None:
            notes[:] = sorted(notes, key=self._number)
            for note in notes:
                self._title(note)

    def _number(self, note: etree.Element) -> int:
        order = self._footnotes.footnote_order
        return order.index(_id(note)) + 1 if _id(note) in order else len(order) + 1

    def _title(self, note: etree.Element) -> None:
        title: str = self._footnotes.getConfig("BACKLINK_TITLE")
        for link in note.iter("a"):
            if link.get("class") == _BACK:
                link.set("title", title.format(self._number(note)))
                link.set("aria-label", title.format(self._number(note)))


class UncitedNotes(Treeprocessor):
    """Takes the links back out of notes that nothing cites, since they lead to a mark that is not there.

    The checks report such notes; in docs/references.md, where notes wait to be cited, they are as they should be.
    """

    PRIORITY = 1
    """Before MkDocs looks at the page's links (0)."""

    def __init__(self, md: Markdown, footnotes: FootnoteExtension) -> None:
        super().__init__(md)
        self._footnotes = footnotes

    def run(self, root: etree.Element) -> None:
        """Find them in the list of notes."""
        _, notes = _note_list(root)
        for note in notes if notes is not None else ():
            if _id(note) not in self._footnotes.footnote_order:
                note.set(_UNCITED, "")
                _drop_links_back(note)


class NoteCollector(Treeprocessor):
    """Keeps the notes in the record as they come out, and takes those that nothing cites off the page."""

    PRIORITY = -1
    """After MkDocs has made links relative (0)."""

    def run(self, root: etree.Element) -> None:
        """Read the list of notes."""
        frame, notes = _note_list(root)
        if frame is None or notes is None:
            return
        for note in list(notes):
            uncited = note.get(_UNCITED) is not None
            self._keep(copy.deepcopy(note), not uncited)
            if uncited:
                notes.remove(note)
        if not len(notes):
            parents(root)[frame].remove(frame)

    def _keep(self, note: etree.Element, cited: bool) -> None:
        """Put a note's content into the record, without its links back."""
        assert self.md is not None
        _drop_links_back(note)
        content = etree.Element("div")
        content.extend(list(note))
        words = words_of(content, self.md.htmlStash.rawHtmlBlocks)
        record = context_of(self.md).record
        record.notes.append(NoteRecord(_id(note), rendered(self.md, content), words, cited))


def _drop_links_back(note: etree.Element) -> None:
    """Take out the links back, with the space before them."""
    for part in list(note.iter()):
        for link in [child for child in part if child.get("class") == _BACK]:
            part.remove(link)
        part.text = part.text.replace(NBSP_PLACEHOLDER, "") if part.text else part.text
        part.tail = part.tail.replace(NBSP_PLACEHOLDER, "") if part.tail else part.tail


def _note_list(root: etree.Element) -> tuple[etree.Element | None, etree.Element | None]:
    """Return the frame that holds the page's notes, and the list in it."""
    frame = next((div for div in root.iter("div") if div.get("class") == _FRAME), None)
    return frame, None if frame is None else frame.find("ol")


def _id(note: etree.Element) -> str:
    return note.get("id", "").removeprefix("fn:")
