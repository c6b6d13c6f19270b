"""The line on which learners put their name and the date."""

from __future__ import annotations

from collections.abc import Sequence

from .controls import BLANK, name_line
from .story import Story
from .tags import NAME

_FIRST = 0.66
"""The share of the line that the first of two takes."""


def add_signing_line(story: Story, words: Sequence[str]) -> None:
    """Write each of one or two words with a line behind it, the first for the name; the last reaches to the margin."""
    paragraph = story.paragraph("Name and Date")
    if len(words) > 1:
        paragraph.add_tab_stops(round(story.width * _FIRST))
    paragraph.add_tab_stops(story.width, side="right")
    for number, word in enumerate(words):
        paragraph.add_run(f"{'  ' if number else ''}{word}\u00a0")
        if number:
            paragraph.add_run("\t", BLANK)
        else:
            paragraph.content.append(story.bookmarks.around(NAME, name_line(word.rstrip(":"))))
