"""The first page: whose workbook it is, what is in it, how it is filled in. The line on which learners sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...labels import Labels, counted_kinds, duration
from ..workbook_data import WorkbookData, WorksheetData
from .controls import BLANK, BOX, name_line, symbol
from .paragraphs import Contents, Paragraph, paragraphs_in, run
from .story import Story
from .styles import LINK_STYLE
from .table import Table
from .tags import NAME
from .xml import element

_SHARES = (0.48, 0.4, 0.12)
"""The widths of the columns: worksheet, lesson, time."""
_NAME_SHARE = 0.66
"""The share of the line that the name takes, where the date follows."""


def add_front(story: Story, data: WorkbookData, labels: Labels) -> None:
    """Write the first page."""
    story.paragraph("Title", data.title)
    story.paragraph("Subtitle", labels["workbook"])
    minutes = sum(sheet.minutes for sheet in data.all)
    facts = [counted_kinds(labels, (sheet.kind for sheet in data.all))]
    facts += [duration(labels, minutes)] if minutes else []
    story.paragraph("Facts", " \u00b7 ".join(facts))
    add_signing_line(story, [labels["worksheet.name"]])
    # Above the contents, which may fill the page.
    _add_legend(story, labels)
    story.paragraph("TOC Heading", labels["workbook.contents"])
    _add_contents(story, data.all, labels)


def add_signing_line(story: Story, words: Sequence[str]) -> None:
    """Write each of one or two words with a line behind it, the first for the name; the last reaches to the margin."""
    paragraph = story.paragraph("Name and Date")
    if len(words) > 1:
        paragraph.add_tab_stops(round(story.width * _NAME_SHARE))
    paragraph.add_tab_stops(story.width, side="right")
    for number, word in enumerate(words):
        paragraph.add_run(f"{'  ' if number else ''}{word}\u00a0")
        if number:
            paragraph.add_run("\t", BLANK)
        else:
            paragraph.content += story.bookmarks.around(NAME, name_line(word.rstrip(":")))


def bookmark(sheet: WorksheetData) -> str:
    """Return the name under which the contents find a worksheet."""
    return f"{sheet.kind}_{sheet.number}"


def _add_contents(story: Story, sheets: Sequence[WorksheetData], labels: Mapping[str, str]) -> None:
    widths = [round(story.width * share) for share in _SHARES]
    table = Table(story.styles, widths)
    story.body.append(table)
    heads = [labels["worksheet"], labels["lesson"], labels["document.time"]]
    _fill(table.add_row(head=True, unparted=False), heads, "Table Head")
    for sheet in sheets:
        story.put_away()
        _add_entry(story, table.add_row(), sheet, labels)


def _add_entry(story: Story, cells: list[Contents], sheet: WorksheetData, labels: Mapping[str, str]) -> None:
    time = duration(labels, sheet.minutes) if sheet.minutes else ""
    place = labels["workbook.lesson"].format(number=sheet.lesson, title=sheet.lesson_title)
    first, *_ = _fill(cells, ["", place, time], "Table Text")
    number = labels[f"{sheet.kind}.number"].format(number=sheet.number)
    title = labels["worksheet.cell"].format(row=number, column=sheet.title)
    words = run(title, story.styles[LINK_STYLE] or "")
    first.content.append(element("w:hyperlink", words, anchor=bookmark(sheet)))


def _fill(cells: list[Contents], texts: list[str], style: str) -> list[Paragraph]:
    paragraphs = [paragraph for cell in cells for paragraph in paragraphs_in(cell)]
    for paragraph, text in zip(paragraphs, texts, strict=True):
        paragraph.set_style(style)
        paragraph.add_run(text)
    return paragraphs


def _add_legend(story: Story, labels: Mapping[str, str]) -> None:
    """Say what the two kinds of box mean, in words."""
    paragraph = story.paragraph("Legend")
    for several, label in ((False, "document.one"), (True, "document.any")):
        paragraph.add_run(symbol(several), BOX)
        paragraph.add_run(f"\u00a0{labels[label]}\u2003")
