from __future__ import annotations

import pytest

from fieldbook.slugs import LONGEST, distinct, slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Place an existing partnership on the ladder", "place-an-existing-partnership-on-the-ladder"),
        ("What's next?", "whats-next"),
        ("What’s next?", "whats-next"),
        ("Más información, ¿dónde?", "mas-informacion-donde"),
        ("снова и снова", "снова-и-снова"),
        ("伙伴", "伙伴"),
        ("snake_case and  spaces", "snake-case-and-spaces"),
        ("!?", ""),
        ("", ""),
    ],
)
def test_slug(text, name):
    assert slug(text) == name


def test_a_long_name_is_cut_at_a_word():
    name = slug("word " * 30)
    assert len(name) <= LONGEST
    assert name.endswith("word")


def test_one_long_word_is_cut_anywhere():
    assert slug("a" * 100) == "a" * LONGEST


def test_distinct():
    assert distinct("why", set()) == "why"
    assert distinct("why", {"why"}) == "why-2"
    assert distinct("why", {"why", "why-2"}) == "why-3"
