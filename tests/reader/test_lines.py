"""Lines and columns are those of the file as it lies on disk, whatever stands in the way."""

from __future__ import annotations

import pytest
from mkdocs.utils.meta import get_data

from fieldbook.reader import parse, read

LESSON = """\
---
title: Stufen – 段階
minutes: 25
outcomes:
  - recognise-levels: Recognise the levels
  - Place it
---

Text[^kania] and [a link](b.md).

- one

    /// tip | Früh fragen
        attrs: {}

    ![Ein Rad](rad.png){ width="300" }
    ///

> quoted
>
> /// info
> Text.
> ///

## Überschrift { #ue }

\t/// no block, code

[^kania]: Kania, John.
"""


def places(source):
    found = [(block.name, block.line, block.column, block.content_line, block.end_line) for block in source.blocks]
    found += [(one.id, one.line, one.column) for one in (*source.citations, *source.notes)]
    found += [(one.text, one.line, one.column) for one in (*source.links, *source.images)]
    found += [(heading.text, heading.line, heading.id) for heading in source.headings]
    found += [(outcome.id, outcome.line) for outcome in source.outcomes]
    return [*found, source.body_line, dict(source.meta_lines)]


EXPECTED = [
    ("tip", 13, 5, 15, 17),
    ("info", 21, 3, 22, 23),
    ("kania", 9, 5),
    ("kania", 29, 1),
    ("a link", 9, 18),
    ("Ein Rad", 16, 5),
    ("Überschrift", 25, "ue"),
    ("recognise-levels", 5),
    ("place-it", 6),
    8,
    {"title": 2, "minutes": 3, "outcomes": 4},
]


@pytest.mark.parametrize(
    "data",
    [
        LESSON.encode(),
        LESSON.replace("\n", "\r\n").encode(),
        LESSON.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + LESSON.encode(),
    ],
    ids=["unix", "windows", "old-mac", "byte-order-mark"],
)
def test_places_in_a_file(data, tmp_path):
    page = tmp_path / "page.md"
    page.write_bytes(data)
    source = read(page, "docs/page.md")
    assert places(source) == EXPECTED
    assert source.problems == ()


def test_options_have_lines_and_values():
    source = parse("/// worksheet | T\n    id: x\n    outcomes: [a, b]\n\n____\n///\n", "page.md")
    (block,) = source.blocks
    assert block.options == {"id": "x", "outcomes": ["a", "b"]}
    assert block.option_lines == {"id": 2, "outcomes": 3}
    assert block.content_line == 4


def test_parents_are_the_blocks_around():
    source = parse("///// info\n//// tip\n/// quote\na\n///\n////\n/// quote\nb\n///\n/////\n", "page.md")
    assert [(block.name, block.parent) for block in source.blocks] == [
        ("info", None),
        ("tip", 0),
        ("quote", 1),
        ("quote", 0),
    ]


def test_tabs_count_as_one_column():
    source = parse("-\tone\n\n\t/// tip\n\tText [a](b.md).\n\t///\n", "page.md")
    assert (source.blocks[0].line, source.blocks[0].column) == (3, 2)
    assert (source.links[0].line, source.links[0].column) == (4, 7)


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        ("---\ntitle: T\n---\n\nCafé\n".encode("cp1252"), 5, "the file is not saved as UTF-8"),
        ("---\ntitle: T\n---\n\nCafé\n".encode("utf-16"), 0, "the file is saved as UTF-16"),
    ],
    ids=["windows-1252", "utf-16"],
)
def test_other_encodings_are_read_and_told(data, line, message, tmp_path):
    page = tmp_path / "page.md"
    page.write_bytes(data)
    source = read(page, "docs/page.md")
    assert source.title == "T"
    assert "Café" in source.text
    assert [(one.line, one.message) for one in source.problems] == [(line, message)]


def test_examples_keep_the_lines_of_the_file():
    source = parse("# T\n\n```specimen\n/// tip\nText.\n```\n", "page.md")
    assert source.blocks == ()
    assert [(one.code, one.line) for one in source.examples[0].problems] == [("block-unclosed", 4)]


def test_hyphens_at_the_very_end_of_a_file_end_no_front_matter_as_for_mkdocs():
    text = "---\ntitle: Levels\n---"
    source = parse(text, "docs/a.md")
    assert get_data(text)[1] == source.meta == {}
    assert [(one.code, one.line) for one in source.problems] == [("meta-unclosed", 3)]
