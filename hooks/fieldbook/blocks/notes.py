"""Footnotes that the whole course shares: defined once in docs/references.md, cited from any lesson."""

from __future__ import annotations

import copy
import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions.footnotes import NBSP_PLACEHOLDER, FootnoteExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from .elements import parents, rendered, words_of
from .record import NoteRecord, context_of

_CITED = re.compile(r"(?P<code>`+)(?:(?!\n\n).)+?(?P=code)(?!`)|\[\^(?P<id>[^\]\s]+)\](?!:)", re.S)
_DEFINED = re.compile(r"(?m)^[ ]{0,3}\[\^([^\]]+)\]:")


class SharedNotes(Preprocessor):
    """Adds the definition of each shared note that the lesson cites and does not define itself."""

    PRIORITY = 15
    """After code and HTML are put aside (25, 20), so that an example cites nothing."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lesson's lines, the missing definitions behind them."""
        text = "\n".join(lines)
        notes = context_of(self.md).notes
        defined = set(_DEFINED.findall(text))
        cited = dict.fromkeys(match["id"] for match in _CITED.finditer(text) if match["id"])
        missing = [name for name in cited if name in notes and name not in defined]
        for name in missing:
            lines += ["", f"[^{name}]: " + notes[name].replace("\n", "\n    ")]
        return lines


class UncitedNotes(Treeprocessor):
    """Takes the notes that nothing cites off the page, and keeps them in the record.

    A note without a mark in the text would link back to a place that does not exist. The checks report it; in
    docs/references.md, where notes wait to be cited, that is as it should be.
    """

    PRIORITY = 1
    """Before MkDocs looks at the page's links (0)."""

    def __init__(self, md: Markdown, footnotes: FootnoteExtension) -> None:
        super().__init__(md)
        self._footnotes = footnotes

    def run(self, root: etree.Element) -> None:
        """Take them out of the list of notes, and the list with the last of them."""
        frame, notes = _note_list(root)
        if frame is None or notes is None:
            return
        for note in list(notes):
            if _id(note) not in self._footnotes.footnote_order:
                notes.remove(note)
                _keep(self.md, note, cited=False)
        if not len(notes):
            parents(root)[frame].remove(frame)


class CitedNotes(Treeprocessor):
    """Keeps the notes that the lesson cites in the record, as they come out."""

    PRIORITY = -1
    """After MkDocs has made links relative (0)."""

    def run(self, root: etree.Element) -> None:
        """Read the list of notes."""
        _, notes = _note_list(root)
        for note in notes if notes is not None else ():
            _keep(self.md, copy.deepcopy(note), cited=True)


def _note_list(root: etree.Element) -> tuple[etree.Element | None, etree.Element | None]:
    """Return the frame that holds the page's notes, and the list in it."""
    frame = next((div for div in root.iter("div") if div.get("class") == "footnote"), None)
    return frame, None if frame is None else frame.find("ol")


def _id(note: etree.Element) -> str:
    return note.get("id", "").removeprefix("fn:")


def _keep(md: Markdown | None, note: etree.Element, cited: bool) -> None:
    """Put a note's content into the record, without its links back and the space before them."""
    assert md is not None
    content = etree.Element("div")
    content.extend(list(note))
    for part in list(content.iter()):
        for link in [child for child in part if child.get("class") == "footnote-backref"]:
            part.remove(link)
        part.text = part.text.replace(NBSP_PLACEHOLDER, "") if part.text else part.text
        part.tail = part.tail.replace(NBSP_PLACEHOLDER, "") if part.tail else part.tail
    words = words_of(content, md.htmlStash.rawHtmlBlocks)
    context_of(md).record.notes.append(NoteRecord(_id(note), rendered(md, content), words, cited))
