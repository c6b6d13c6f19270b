"""Footnotes that the whole course shares: defined once in docs/references.md, cited from any lesson."""

from __future__ import annotations

import copy
import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions.footnotes import NBSP_PLACEHOLDER, FootnoteExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from .elements import words_of
from .record import NoteRecord, context_of

_CITED = re.compile(r"\[\^([^\]\s]+)\](?!:)")
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
        missing = [name for name in dict.fromkeys(_CITED.findall(text)) if name in notes and name not in defined]
        for name in missing:
            lines += ["", f"[^{name}]: " + notes[name].replace("\n", "\n    ")]
        return lines


class NoteCollector(Treeprocessor):
    """Keeps the notes, as rendered, in the record, and takes those that nothing cites off the page.

    A note without a mark in the text would link back to a place that does not exist; the checks report it.
    """

    PRIORITY = 1
    """After everything that changes a note's content."""

    def __init__(self, md: Markdown, footnotes: FootnoteExtension) -> None:
        super().__init__(md)
        self._footnotes = footnotes

    def run(self, root: etree.Element) -> None:
        """Read the list of notes, if the lesson has one."""
        frame = next((div for div in root.iter("div") if div.get("class") == "footnote"), None)
        notes = None if frame is None else frame.find("ol")
        if frame is None or notes is None:
            return
        cited = self._footnotes.footnote_order
        for note in list(notes):
            name = note.get("id", "").removeprefix("fn:")
            self._keep(name, note, name in cited)
            if name not in cited:
                notes.remove(note)
        if not len(notes):
            _remove(root, frame)

    def _keep(self, name: str, note: etree.Element, cited: bool) -> None:
        plain = copy.deepcopy(note)
        for parent in list(plain.iter()):
            for link in [child for child in parent if child.get("class") == "footnote-backref"]:
                parent.remove(link)
        _trim_end(plain)
        assert self.md is not None
        context_of(self.md).record.notes.append(
            NoteRecord(name, self._html(plain), words_of(plain, self.md.htmlStash.rawHtmlBlocks), cited)
        )

    def _html(self, note: etree.Element) -> str:
        """Render the inside of a note, as Python-Markdown renders a document's."""
        assert self.md is not None
        inner = etree.Element(self.md.doc_tag)
        inner.extend(list(note))
        html = self.md.serializer(inner)
        html = html[len(self.md.doc_tag) + 2 : -len(self.md.doc_tag) - 3]
        for processor in self.md.postprocessors:
            html = processor.run(html)
        return html.strip()


def _trim_end(note: etree.Element) -> None:
    """Drop the space that stood between the text and the link back."""
    for part in note.iter():
        part.text = part.text.replace(NBSP_PLACEHOLDER, "") if part.text else part.text
        part.tail = part.tail.replace(NBSP_PLACEHOLDER, "") if part.tail else part.tail


def _remove(root: etree.Element, element: etree.Element) -> None:
    for parent in root.iter():
        if element in list(parent):
            parent.remove(element)
            return
