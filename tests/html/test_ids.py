"""A part of a lesson keeps its inner ties on another page."""

from __future__ import annotations

import pytest

from fieldbook.html.ids import ids_in, moved, renamed

CASES = {
    '<p id="a">': '<p id="x-a">',
    '<label for="a">b</label>': '<label for="x-a">b</label>',
    '<p data-id="a" title="b">': '<p data-id="a" title="b">',
    '<td headers="a  b c">': '<td headers="x-a b x-c">',
    '<p aria-labelledby="b" aria-describedby="c a">': '<p aria-labelledby="b" aria-describedby="x-c x-a">',
    '<p\nid="c" class="a">id="a"': '<p\nid="x-c" class="a">id="a"',
    "<p ID=\"a\" id='a' id=a>": "<p ID=\"a\" id='a' id=a>",
    '<p id="">': '<p id="">',
    '<p id="a': '<p id="a',
    '<p id="é">': '<p id="x-é">',
    '<input name="__tabbed_1" id="a">': '<input name="x-__tabbed_1" id="x-a">',
    '<input name="a" id="b">': '<input name="a" id="b">',
}


@pytest.mark.parametrize("html", CASES)
def test_ids_and_what_points_to_them_are_renamed(html):
    assert renamed(html, {"a", "c", "é"}, "x-") == CASES[html]


def test_only_attributes_of_that_name_are_ids():
    assert ids_in('<p id="a" data-id="b" class="id"><p\tid="c d"><p id=\'e\'> id="f"') == {"a", "c d", "f"}


def test_links_lead_to_the_same_places_and_stay_within_what_moves():
    html = '<h2 id="ä">A</h2><a href="#%C3%A4">1</a><a href="#b">2</a><a href="../c.html#a">3</a><img src="d.png">'
    assert moved(html, "one/lesson.html", "guide.html", "x-") == (
        '<h2 id="x-ä">A</h2><a href="#x-%C3%A4">1</a><a href="one/lesson.html#b">2</a>'
        '<a href="c.html#a">3</a><img src="one/d.png">'
    )


def test_what_points_nowhere_stays_as_it_is():
    assert moved('<p class="src">One</p>', "one/lesson.html", "guide.html", "x-") == '<p class="src">One</p>'
