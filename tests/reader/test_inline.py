"""Links, pictures, citations and notes: found where they are, and nowhere else."""

from __future__ import annotations

import pytest

from fieldbook.reader import parse


def links(text):
    return [(link.text, link.target, link.html) for link in parse(text, "page.md").links]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](b.md)", [("a", "b.md", False)]),
        ('[a](b.md "Title") [c]( <d e.md> )', [("a", "b.md", False), ("c", "d e.md", False)]),
        ("[a](b c.md) [d](e_(f).md)", [("a", "b c.md", False), ("d", "e_(f).md", False)]),
        ("[a [b] c](d.md) [`code`](e.md)", [("a [b] c", "d.md", False), ("`code`", "e.md", False)]),
        ("[two\nlines](b.md)", [("two\nlines", "b.md", False)]),
        ("[no\n\nlink](b.md)", []),
        ("[![alt](a.png)](b.md)", [("![alt](a.png)", "b.md", False)]),
        ("[a][One] [b][]\n\n[one]: x.md\n[b]: <y.md> 'Title'", [("a", "x.md", False), ("b", "y.md", False)]),
        ("[c][none]", [("c", None, False)]),
        ("<https://example.org> <br>", [("https://example.org", "https://example.org", False)]),
        ("<mailto:a@example.org>", [("mailto:a@example.org", "mailto:a@example.org", False)]),
        ('<a class="x" href="b.md">A <b>c</b></a>', [("A c", "b.md", True)]),
        ("<div>\n[a](b.md) <a href='c.html'>C</a>\n</div>", [("C", "c.html", True)]),
        ("\\[a](b.md) `[a](b.md)` ``[a](`b`.md)`` <!-- [a](b.md) -->", []),
        ("    [a](b.md)\n\n```\n[a](b.md)\n```", []),
        ("a `b` [c](d.md) `e", [("c", "d.md", False)]),
    ],
)
def test_links(text, found):
    assert links(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('![A bicycle](a.png){ width="300" }', [("A bicycle", "a.png", 300)]),
        ("![](a.png){: width=50% }", [("", "a.png", None)]),
        ('<img src="a.png" width="20">', [(None, "a.png", 20)]),
        ('<img src=a.png alt="">', [("", "a.png", None)]),
        ("![a][b]\n\n[b]: c.png", [("a", "c.png", None)]),
    ],
)
def test_images(text, found):
    assert [(image.text, image.target, image.width) for image in parse(text, "page.md").images] == found


@pytest.mark.parametrize(
    ("text", "citations", "notes"),
    [
        ("a[^1]: b\n\n[^1]: Note.\n    More.\n\n    Even more.", ["1"], [("1", "Note.\nMore.\n\nEven more.", True)]),
        ("a[^1]\n\n[^1] Note.", ["1", "1"], [("1", "Note.", False)]),
        ("a[^1]\n\n[^1] says so.\n\n[^1]: Note.", ["1", "1"], [("1", "Note.", True)]),
        ("`[^1]` \\[^2] ![^3]", [], []),
        ("/// info | Title[^1]\n[^1]: Note.\n///", ["1"], [("1", "Note.", True)]),
        ("[^a]: One.\n[^b]: Two[^a].", ["a"], [("a", "One.", True), ("b", "Two[^a].", True)]),
    ],
)
def test_notes(text, citations, notes):
    source = parse(text, "page.md")
    assert [citation.id for citation in source.citations] == citations
    assert [(note.id, note.text, note.colon) for note in source.notes] == notes


def test_headings():
    source = parse("# A #\n\nB\n---\n\n## C { #c .x }\n\n    # code\n\n- # D\n\n```\n# E\n```\n", "page.md")
    assert [(heading.level, heading.text, heading.id) for heading in source.headings] == [
        (1, "A", ""),
        (2, "B", ""),
        (2, "C", "c"),
        (1, "D", ""),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: A\n---\n\n# B", "A"),
        ("---\ntitle: 2024\n---\n", "2024"),
        ("---\ntitle: [A]\n---\n\n# B", "B"),
        ("## A", ""),
    ],
)
def test_title(text, title):
    assert parse(text, "page.md").title == title
