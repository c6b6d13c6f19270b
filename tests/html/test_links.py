from __future__ import annotations

import pytest

from fieldbook.html.links import relocated_html, relocated_markdown


@pytest.mark.parametrize(
    ("address", "moved"),
    [
        ("second.html", "one/second.html"),
        ("../two/third.html#a", "two/third.html#a"),
        ("#fn:1", "one/first.html#fn:1"),
        ("second.html?q=1#x", "one/second.html?q=1#x"),
        ("https://example.org/a", "https://example.org/a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("/absolute", "/absolute"),
        ("../workbook.html#w", "#w"),
        ("", ""),
    ],
)
def test_html_to_the_root(address, moved):
    html = relocated_html(f'<p><a class="x" href="{address}">a</a></p>', "one/first.html", "workbook.html")
    assert html == f'<p><a class="x" href="{moved}">a</a></p>'


def test_pictures_and_players_move_too():
    html = '<img alt="" src="p.png"> <figure data-embed="f.mp4#t=5"></figure>'
    moved = '<img alt="" src="../one/p.png"> <figure data-embed="../one/f.mp4#t=5"></figure>'
    assert relocated_html(html, "one/first.html", "two/x.html") == moved


def test_words_are_left_alone():
    assert relocated_html('<p title="a.html">href="b.html"</p>', "one/a.html", "b.html").startswith(
        '<p title="a.html">'
    )


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("See [the guide](files/guide.md#top).", "See [the guide](../files/guide.md#top)."),
        ("See ![x](p.png) and [y](<a.md>).", "See ![x](../p.png) and [y](<../a.md>)."),
        (
            "<https://example.org> [a](https://example.org) [b](#c)",
            "<https://example.org> [a](https://example.org) [b](#c)",
        ),
        (r"\[no](link.md)" + " and [yes](link.md)", r"\[no](../link.md)" + " and [yes](../link.md)"),
    ],
)
def test_markdown(text, moved):
    assert relocated_markdown(text, "references.md", "one/first.md") == moved
