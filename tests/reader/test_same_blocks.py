"""The scanner and the renderer see the same blocks, however an author has mistreated a lesson.

Where the scanner finds no fault, the renderer must make the same blocks of the text, with the same titles and
options, all of them closed. Where it finds one, the author is told, and that is all that is asked: the renderer
may then show anything. So no mistake passes in silence.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from fieldbook.blocks import BLOCKS
from fieldbook.checks import CourseFiles, check
from fieldbook.reader import parse

from .renderer import rendered

DOCS = Path(__file__).parents[2] / "docs"
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
LESSONS = [
    _FRONT.sub("", page.read_text(encoding="utf-8")).strip("\n").split("\n")
    for page in sorted(DOCS.rglob("*.md"))
    if "///" in page.read_text(encoding="utf-8")
]
# fmt: off
PIECES = [
    "/// info", "/// tip | Title", "//// worksheet | T", "/// nope", "/// tip Title", "///", "////", "/////",
    "    id: x", "    bad: 1", "\tid: x", "- item", "  - nested", "1. one", "2) two", "10. ten", "- /// info",
    "    /// tip", "    ///", "      /// tip", "      ///", "  /// info", "  ///", "\t/// info", "> quote",
    "> /// info", "> text", "> ///", "> ```", "# Heading", "text", "", "", "    code", "[^1]: note", "text[^1]",
    "    more", "---", "* * *", "___", "====", "Term", ":   meaning", "| a | b |", "|---|---|", "```", "~~~",
    "    ```", "```specimen", "<!-- comment -->", "<div>", "</div>", "<div markdown>",
]
# fmt: on
WHOLE = [
    "/// info\ntext\n///",
    "- a\n\n    /// info\n    text\n    ///",
    "> /// tip | T\n> text\n> ///",
    "//// info\n\n/// worksheet | T\n    id: x\n\n____\n///\n\n////",
    "1. a\n    - b\n\n        /// tip\n        text\n        ///",
    "Term\n\n:   meaning\n\n    /// tip\n    text\n    ///",
    "```specimen\n/// tip\ntext\n///\n```",
    "text[^n]\n\n[^n]: note\n\n    /// tip\n    text\n    ///",
]
FAULTS = ("block-", "option-", "code-", "html-", "definition-", "meta-")

pieces = st.lists(st.sampled_from([*PIECES, *WHOLE, ""]), min_size=1, max_size=14).map("\n".join)


@st.composite
def mutated(draw):
    """A stretch of a real lesson, with a few lines lost, doubled, added, indented or changed."""
    lesson = draw(st.sampled_from(LESSONS))
    start = draw(st.integers(0, len(lesson) - 1))
    lines = lesson[start : start + draw(st.integers(5, 60))]
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(lines)))
        change = draw(st.sampled_from(["drop", "double", "add", "indent", "slash", "blank", "move"]))
        lines[at : at + 1] = _changed(draw, change, lines[at : at + 1], lines)
    return "\n".join(lines)


def _changed(draw, change, line, lines):
    text = line[0] if line else ""
    indents = st.sampled_from(["  ", "    ", "> ", "- ", "/", "      ", "\t"])
    return {
        "drop": lambda: [],
        "double": lambda: line * 2,
        "add": lambda: [draw(st.sampled_from([*PIECES, *WHOLE])), *line],
        "indent": lambda: [draw(indents) + text],
        "slash": lambda: [text.replace("/", "", 1)],
        "blank": lambda: ["", *line],
        "move": lambda: [draw(st.sampled_from(lines or [""])), *line],
    }[change]()


def faults(text):
    told = check([parse(text, "docs/page.md")], {}, CourseFiles(files=frozenset({"page.md"})))
    return [one.code for one in told if one.code.startswith(FAULTS) and one.code != "meta-title"]


def scanned(text):
    return [
        {
            "name": block.name,
            "argument": block.argument,
            "options": dict(block.options or {}),
            "closed": block.end_line is not None,
        }
        for block in parse(text, "docs/page.md").blocks
        if block.name in BLOCKS
    ]


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.one_of(mutated(), pieces))
def test_scanner_and_renderer_see_the_same_blocks(text):
    assume(not text.startswith(("---", " ", "\t")))
    assume(not faults(text))
    assert scanned(text) == rendered(text)


@settings(max_examples=250, deadline=2000)
@given(st.one_of(mutated(), pieces, st.text(max_size=300), st.text(alphabet="/|:-` >#[]()^_*<!ab\n\t", max_size=200)))
def test_nothing_that_is_typed_ends_in_an_error(text):
    told = check([parse(text, "docs/page.md")], {}, CourseFiles(files=frozenset({"page.md"})))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert all(0 <= one.line <= len(lines) for one in told)
    assert all(one.column <= len(lines[one.line - 1]) + 1 for one in told if one.line)


@pytest.mark.parametrize("text", WHOLE)
def test_whole_blocks_are_seen_in_all_places(text):
    assert not faults(text)
    assert scanned(text) == rendered(text)
    assert scanned(text) or "specimen" in text


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson[0][:30])
def test_lessons_of_the_course(lesson):
    text = "\n".join(lesson)
    assert scanned(text) == rendered(text)
