"""Plain YAML means the same to us as to a parser of YAML."""

from __future__ import annotations

from textwrap import dedent

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldbook.entries import entries

# fmt: off
LINES = [
    "title: Levels of partnership (lesson 3)", "title: Two: and two", "title: Two:and two", "title: One # two",
    "title: One#two", 'title: "Two: and two"', 'title: "Two \\" quotes"', 'title: ""', 'title: "One" two',
    "minutes: 25", "minutes: 025", "minutes: 1_000", "minutes: 2:30", "minutes: 2.5", "minutes: 0", "minutes: -1",
    "lesson: false", "lesson: No", "lesson: nO", "about: null", "about: ~", "about:", "about: ", "about:  Two blanks  ",
    "tags: [a, b-c]", "tags: []", "tags: [on, b]", "tags: [1, b]", "tags: [a b]", "tags: [a,b,]", "hide:", "  - toc",
    "  - Name: the levels", "  - name-levels: Name the levels", "  - name: Name: all", "- toc", "    - toc",
    '  - "toc: x"', '  - ""', "  - yes", "  - 5", "  - off: Switch it off", "  -", "  more words", "on: x",
    "date: 2024-05-01", "été: là", "título: ¿Qué?", "# a comment", "", " ", "---", "...", "text", "a b: c", "x: |",
    "x: >", "x: &a b", "x: *a", "x: !tag b", "x: @b", "x: - b", "x: a\tb", "x: a\u2028b", "x: a\xa0b", "x: a\x85b",
    "x: 'b'", "x: b'c", "x: {a: b}", "x: a, b", "x: a] b", "<<: b", "5: b", "a-b_c: d", "x: a:", "x: a: ",
    "x: https://example.org/a?b=c#d", "x: 中文", "x: ²a",
]
# fmt: on


@settings(max_examples=3000)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=5), st.sampled_from(["", "    ", "     "]))
def test_as_a_parser_reads_it(lines, indent):
    text = "\n".join(f"{indent}{line}" for line in lines)
    found = entries(text)
    if found is None:
        return
    node = yaml.compose(dedent(text), yaml.SafeLoader)
    assert repr(found.values) == repr(yaml.safe_load(dedent(text)))
    assert found.lines == {key.value: key.start_mark.line for key, _value in node.value}
    for key, value in node.value:
        if isinstance(value, yaml.SequenceNode):
            first = found.lines[key.value]
            below = range(first + 1, first + 1 + len(value.value)) if key.value in found.below else [first]
            assert {item.start_mark.line for item in value.value} <= set(below)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("id: partners\nminutes: 15", {"id": "partners", "minutes": 15}),
        ('    url: https://a.org/a.mp4\n    length: "2:02"', {"url": "https://a.org/a.mp4", "length": "2:02"}),
        ("outcomes:\n  - name: Name them\n  - Place one", {"outcomes": [{"name": "Name them"}, "Place one"]}),
        ("outcomes: [a, b-c]\nlesson: false", {"outcomes": ["a", "b-c"], "lesson": False}),
    ],
)
def test_plain_text_needs_no_parser(text, values):
    found = entries(text)
    assert found is not None
    assert found.values == values


@pytest.mark.parametrize(
    "text",
    ["", "title", "a: b\na: c", "a: 'b'", "a: b # c", "a: 1.5", "a:\nb: c", "a:\n  b: c", "a: b\n  c", "a: [b, on]"],
)
def test_other_text_is_left_to_a_parser(text):
    assert entries(text) is None
