"""The first page: whose workbook it is, what is in it, and how it is filled in."""

from __future__ import annotations

from collections.abc import Mapping

from ...labels import counted, duration
from ...model import Course, Lesson, Worksheet
from .controls import BOX, symbol
from .grid import Table
from .markup import tag
from .paragraphs import Contents, Paragraph, run
from .signing import add_signing_line
from .story import Story
from .styles import LINK_STYLE

_SHARES = (0.4, 0.45, 0.15)
"""The widths of the columns: worksheet, lesson, time."""


def add_front(story: Story, course: Course, labels: Mapping[str, str]) -> None:
    """Write the first page."""
    worksheets = course.worksheets
    story.paragraph("Title", course.title)
    story.paragraph("Subtitle", labels["workbook"])
    minutes = sum(worksheet.minutes for worksheet in worksheets)
    facts = [counted(labels, len(worksheets), "worksheet")]
    facts += [duration(labels, minutes)] if minutes else []
    story.paragraph("Facts", " \u00b7 ".join(facts))
    add_signing_line(story, [labels["worksheet.name"]])
    story.paragraph("TOC Heading", labels["workbook.contents"])
    _add_contents(story, course, labels)
    _add_legend(story, labels)


def bookmark(worksheet: Worksheet) -> str:
    """Return the name under which the contents find a worksheet."""
    return f"worksheet_{worksheet.number}"


def _add_contents(story: Story, course: Course, labels: Mapping[str, str]) -> None:
    widths = [round(story.width * share) for share in _SHARES]
    table = Table(story.styles, widths)
    story.body.append(table)
    heads = [labels["worksheet"], labels["lesson"], labels["document.time"]]
    _fill(table.add_row(head=True, unparted=False), heads, "Table Head")
    for lesson in course.lessons:
        for worksheet in lesson.worksheets:
            _add_entry(story, table.add_row(), lesson, worksheet, labels)


def _add_entry(
    story: Story, cells: list[Contents], lesson: Lesson, worksheet: Worksheet, labels: Mapping[str, str]
) -> None:
    time = duration(labels, worksheet.minutes) if worksheet.minutes else ""
    place = labels["workbook.lesson"].format(number=lesson.number, title=lesson.title)
    first, *_ = _fill(cells, ["", place, time], "Table Text")
    words = run(f"{worksheet.number}. {worksheet.title}", story.styles[LINK_STYLE] or "")
    first.content.append(tag("w:hyperlink", words, anchor=bookmark(worksheet)))


def _fill(cells: list[Contents], texts: list[str], style: str) -> list[Paragraph]:
    paragraphs = [block for cell in cells for block in cell if isinstance(block, Paragraph)]
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
