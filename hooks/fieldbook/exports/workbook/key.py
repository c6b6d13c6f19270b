"""The key to the quizzes, on the last pages of the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..workbook_data import WorkbookData, WorksheetData
from .blocks import BlockWriter
from .inline import atoms, parsed, pieces
from .origin import Origin
from .place import Place
from .runs import Pen
from .story import Story


def write_key(story: Story, data: WorkbookData, site: Origin, words: Mapping[str, str]) -> None:
    """Write what is right in each quiz, and why, if there is a quiz."""
    quizzes = [sheet for sheet in data.all if sheet.key]
    if not quizzes:
        return
    heading = story.paragraph("Heading 1", words["key"])
    heading.start_page()
    story.paragraph("Facts", words["key.intro"])
    for quiz in quizzes:
        _write_quiz(Pen(story, replace(site, page=quiz.page), words), quiz)


def _write_quiz(pen: Pen, quiz: WorksheetData) -> None:
    words = pen.labels
    number = words[f"{quiz.kind}.number"].format(number=quiz.number)
    pen.story.paragraph("Heading 2", words["worksheet.cell"].format(row=number, column=quiz.title))
    for place, question in enumerate(quiz.key, 1):
        pen.story.paragraph("Question", words["key.number"].format(number=place, title=question.label))
        if question.right:
            row = words["worksheet.cell"].format(row=words["quiz.right"], column="; ".join(question.right))
            pen.story.paragraph("Choice", row)
        for feedback in (*question.choices, *question.explanations):
            _write_feedback(pen, feedback.choice, feedback.html)


def _write_feedback(pen: Pen, choice: str, html: str) -> None:
    """Write what a quiz says of an answer, as typed; the choice that it is about leads its first paragraph."""
    story = pen.story
    shown = pieces(parsed(html.encode()))
    first = shown[0] if shown else []
    begins = isinstance(first, list) or first.tag == "p"
    if choice or begins:
        paragraph = story.paragraph("Choice")
        if choice:
            paragraph.add_run(pen.labels["worksheet.cell"].format(row=choice, column=""))
        if begins:
            pen.write(paragraph, first if isinstance(first, list) else atoms(first), story.width)
    place = Place(story.body, story.styles, story.width, style="Choice", steps=1)
    BlockWriter(pen).write_pieces(shown[begins:], place)
