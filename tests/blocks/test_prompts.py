from __future__ import annotations

import pytest

from fieldbook.blocks.worksheet.blanks import BLANK
from fieldbook.blocks.worksheet.prompts import blank_prompts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We meet ____ times a year.", ["We meet … times a year"]),
        ("Where is ____?", ["Where is …?"]),
        ("The end (____)", ["The end (…)"]),
        ("我们每年见____次。", ["我们每年见…次"]),
        ("Our contact there is ____.", ["Our contact there is"]),
        ("____ is our contact.", ["is our contact"]),
        ("From ____ to ____ daily.", ["From", "to"]),
        ("____ and ____", ["and", ""]),
        ("____ days and ____ weeks", ["days and", "weeks"]),
        ("Who started it? ____", ["Who started it?"]),
        ("Who started it? {#who} ____", ["Who started it?"]),
        ("First this. Name: ____", ["Name"]),
        ("Name: ____\nPhone: ____", ["Name", "Phone"]),
        ("问题一：____。", ["问题一"]),
        ("الاسم: ____، المدينة: ____", ["الاسم", "المدينة"]),
        ("____", [""]),
        ("No blank.", []),
    ],
)
def test_words(text, words):
    assert [ask.words for ask in blank_prompts(text.replace("_", BLANK))] == words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We meet ____ {#times} times.", ["times"]),
        ("We {#times} meet ____ times.", ["times"]),
        ("We meet ____ times {#times}.", ["times"]),
        ("From ____ {#a} to ____ {#b}.", ["a", "b"]),
        ("From {#a} ____ to {#b} ____.", ["a", "b"]),
        ("Name: ____", [""]),
    ],
)
def test_names_fixed_by_hand(text, names):
    assert [ask.name for ask in blank_prompts(text.replace("_", BLANK))] == names
