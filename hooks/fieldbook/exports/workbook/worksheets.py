"""The worksheets, each on a page of its own: its head, what its author typed, the notes that it cites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...labels import duration
from ..workbook_data import WorksheetData
from .blocks import HEADINGS, BlockWriter
from .front_page import add_signing_line, bookmark
from .inline import atoms, parsed
from .origin import Origin
from .place import Place
from .runs import Pen
from .story import Story
from .styles import MARK_STYLE
from .xml import element


def write_worksheet(
    story: Story, sheet: WorksheetData, site: Origin, words: Mapping[str, str], *, on_screen: bool = False
) -> None:
    """Write a worksheet."""
    origin = replace(site, page=sheet.page, notes=sheet.notes, cited=[], worksheet=sheet.id, questions=sheet.questions)
    writer = _WorksheetWriter(Pen(story, origin, words, on_screen))
    writer.write_head(sheet)
    writer.write(sheet.html)
    writer.write_notes(sheet.notes)


class _WorksheetWriter:
    """Writes one worksheet."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._story = pen.story

    def write_head(self, sheet: WorksheetData) -> None:
        """Write its title and what is to be known of it."""
        words = self._pen.labels
        heading = self._story.paragraph("Heading 1")
        heading.start_page()
        number = str(self._story.bookmarks.number())
        heading.content.append(element("w:bookmarkStart", id=number, name=bookmark(sheet)))
        heading.add_run(sheet.title)
        heading.content.append(element("w:bookmarkEnd", id=number))
        facts = [words[f"{sheet.kind}.number"].format(number=sheet.number)]
        facts += [duration(words, sheet.minutes)] if sheet.minutes else []
        facts += [words["workbook.lesson"].format(number=sheet.lesson, title=sheet.lesson_title)]
        self._story.paragraph("Facts", " \u00b7 ".join(facts))
        self._write_practised(sheet.outcomes)
        add_signing_line(self._story, [words["worksheet.name"], words["worksheet.date"]])

    def _write_practised(self, outcomes: Sequence[str]) -> None:
        """Write what it practises: one outcome in a line, several as a list."""
        story, stem = self._story, f"{self._pen.labels['outcomes.worksheet']}:"
        if len(outcomes) == 1:
            story.paragraph("Facts", f"{stem} {outcomes[0]}")
        elif outcomes:
            story.paragraph("Facts", stem)
            for text in outcomes:
                place = Place(story.body, story.styles, story.width, steps=1, level=1, marker=story.lists.bullet())
                place.paragraph("Facts").add_run(text)

    def write(self, source: bytes) -> None:
        """Write what its author typed."""
        frame = parsed(source)
        title = next((part for part in frame.iter(*HEADINGS) if part.get("class") == "worksheet__title"), None)
        top = 2 if title is None else int(str(title.tag)[1])
        story = self._story
        BlockWriter(self._pen, top).write(frame, Place(story.body, story.styles, story.width))

    def write_notes(self, notes: Mapping[str, str]) -> None:
        """Write the notes that the worksheet has cited, in the order of their marks."""
        cited = self._pen.origin.cited
        if cited:
            self._story.paragraph("Heading 2", self._pen.labels["document.notes"])
        for number, name in enumerate(cited, start=1):
            paragraph = self._story.paragraph("Note")
            paragraph.add_run(f"{number}\u00a0", MARK_STYLE)
            row = atoms(parsed(notes[name].encode()))
            self._pen.write(paragraph, row, self._story.width)
