"""The line on which learners put their name and the date."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Length
from docx.text.paragraph import Paragraph

from .controls import BLANK_STYLE

_FIRST = 0.66
"""The share of the line that the first of two takes."""


def add_signing_line(document: Document, words: Sequence[str], width: Length) -> Paragraph:
    """Write each of one or two words with a line behind it; the last reaches to the margin."""
    paragraph = document.add_paragraph(style="Name and Date")
    stops = paragraph.paragraph_format.tab_stops
    if len(words) > 1:
        stops.add_tab_stop(Length(round(width * _FIRST)))
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    for number, word in enumerate(words):
        paragraph.add_run(f"{'  ' if number else ''}{word}\u00a0")
        paragraph.add_run("\t", BLANK_STYLE)
    return paragraph
