"""The first page: whose workbook it is, what is in it, and how it is filled in."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element as Element

from ...labels import counted, duration
from ...model import Course, Lesson, Worksheet
from .controls import BOX, symbol
from .grid import add_row, add_table
from .paragraphs import Paragraph
from .signing import add_signing_line
from .story import Story
from .styles import LINK_STYLE
from .xml import element

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
    table = add_table(story.body, widths)
    heads = [labels["worksheet"], labels["lesson"], labels["document.time"]]
    _fill(story, add_row(table, widths, head=True, unparted=False), heads, "Table Head")
    for lesson in course.lessons:
        for worksheet in lesson.worksheets:
            _add_entry(story, add_row(table, widths), lesson, worksheet, labels)


def _add_entry(
    story: Story, cells: list[Element], lesson: Lesson, worksheet: Worksheet, labels: Mapping[str, str]
) -> None:
    time = duration(labels, worksheet.minutes) if worksheet.minutes else ""
    place = labels["workbook.lesson"].format(number=lesson.number, title=lesson.title)
    first, *_ = _fill(story, cells, ["", place, time], "Table Text")
    run = first.add_run(f"{worksheet.number}. {worksheet.title}", LINK_STYLE)
    first.element.append(element("w:hyperlink", run, anchor=bookmark(worksheet)))


def _fill(story: Story, cells: list[Element], texts: list[str], style: str) -> list[Paragraph]:
    paragraphs = [Paragraph(cell[-1], story.styles) for cell in cells]
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
