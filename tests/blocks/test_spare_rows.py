"""Which fields of a table everyone is asked to fill in: of a list, those of its first row."""

from __future__ import annotations

import pytest
from markdown import Markdown

from fieldbook.blocks import FieldbookExtension
from fieldbook.blocks.context import LessonContext


@pytest.mark.parametrize(
    ("head", "rows", "optional"),
    [
        ("| | Partner |", ("| 1 |  |", "| 2. |  |", "| 3 |  |"), [False, True, True]),
        ("| # | Partner |", ("| 1 | ( ) a ( ) b |", "| 2 | ( ) a ( ) b |"), [False, True]),
        ("| Partner | Since |", ("|  |  |", "|  |  |"), [False, False, True, True]),
        # A number below words stands for something, and so does whatever has words.
        ("| Picture | What is it? |", ("| 1 |  |", "| 2 |  |"), [False, False]),
        ("| | Partner |", ("| 1 |  |", "| The best |  |"), [False, False]),
        ("| | Task | Who? |", ("| 1 | Doors |  |", "| 2 | Chairs |  |"), [False, False]),
        ("| | |", ("| We open at ____ | |", "| We close at ____ | |"), [False] * 4),
        ("| | ours | theirs |", ("| 1 | ( ) | ( ) |", "| 2 | ( ) | ( ) |"), [False, False]),
    ],
)
def test_rows_to_spare(head, rows, optional):
    context = LessonContext()
    rule = "|" + "---|" * (head.count("|") - 1)
    lesson = "\n".join(["/// worksheet | List", "    id: list", "", head, rule, *rows, "///"])
    Markdown(extensions=[FieldbookExtension(context=lambda: context)]).convert(lesson)
    assert [field.optional for field in context.record.worksheets[0].fields] == optional
