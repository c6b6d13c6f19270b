"""How many of a document's words arrived: its source held against the lesson as a reader sees it."""

from __future__ import annotations

import re

import markdown

from ..blocks.context import context_of
from ..diagnostics import counted
from ..document import Document
from . import words
from .document import Draft, unknown_words
from .placeholders import Placeholders, plain
from .plan import SourceDocument
from .rendered_words import shown_words
from .word_count import Measure, compare

_TAB = re.compile(r"(?m)^/{3,} tab\b")


class Measuring:
    """Counts the words of documents, with one renderer for all."""

    def __init__(self) -> None:
        # Tabs of this style say their words in the order of the text, as what is counted does.
        self._renderer = markdown.Markdown(extensions=["pymdownx.blocks.tab", "fieldbook"])

    def measure(self, document: SourceDocument, lesson: Draft, page: Document | None = None) -> Measure:
        """Return what became of the words of `document` in its lesson; words that were lost are noted.

        `page` is the lesson as it was converted before.
        """
        listed = [note.words for note in document.ledger if note.words]
        try:
            ready = page is not None and not _TAB.search(lesson.text)
            html = page.html if page and ready else self._renderer.reset().convert(lesson.text)
            notes = (page.record if page and ready else context_of(self._renderer).record).facilitator
            # What the facilitator's guide shows has arrived, too.
            shown = shown_words("\n".join([html, *(f"<p>{note.title}</p>\n{note.html}" for note in notes)]))
        except Exception as error:
            document.ledger.look(0, f"the lesson could not be rendered ({type(error).__name__}: {error})")
            shown = []
        head = words.words(" ".join([lesson.title, lesson.description, *lesson.outcomes]))
        title = words.words(plain(str(document.meta.get("title") or ""), Placeholders()))
        body = words.source_words(document.measured or document.body)
        unplaced = words.words(" ".join(unknown_words(document.meta).values()))
        found = compare([(title, words.words(lesson.title)), (body, [*head, *shown]), (unplaced, [])], listed)
        if found.lost:
            document.ledger.look(0, f"{counted(len(found.lost), 'word')} did not arrive: {' '.join(found.lost[:40])}")
        return found
