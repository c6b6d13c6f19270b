"""Parts of a page for those who show them elsewhere."""

from __future__ import annotations

import pickle

import pytest

from fieldbook.fragment import Fragment, as_bytes, as_text

PAGE = as_bytes("<p>“é”</p><b>c</b>")


def test_a_part_stands_between_what_is_its_own():
    assert str(Fragment(PAGE, 15, 23)) == "<b>c</b>"
    assert str(Fragment(PAGE, 0, 15, "<div>“", "”</div>")) == "<div>“<p>“é”</p>”</div>"


@pytest.mark.parametrize(
    ("part", "there"),
    [
        (Fragment(PAGE, 3, 3), False),
        (Fragment(PAGE, 0, 3), True),
        (Fragment(PAGE, 3, 3, "<p>"), True),
        (Fragment(PAGE, 3, 3, "", "</p>"), True),
    ],
)
def test_a_part_may_be_empty(part, there):
    assert bool(part) is there
    assert bool(str(part)) is there


def test_parts_of_a_page_are_written_down_with_one_page():
    parts = [Fragment(PAGE, start, start + 1) for start in range(9)]
    again = pickle.loads(pickle.dumps(parts))
    assert again == parts
    assert all(part.page is again[0].page for part in again)


def test_what_is_no_letter_is_as_it_was():
    assert as_text(as_bytes("a \udc80 \U0001f4da")) == "a \udc80 \U0001f4da"
