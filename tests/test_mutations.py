"""Lessons changed at random: none ends in an exception, and none takes much longer than Python-Markdown takes itself.

The suite tries some hundred; `FIELDBOOK_MUTATIONS=10000 pytest tests/test_mutations.py` tries as many as are asked
for. A lesson that fails is named by its seed: `FIELDBOOK_MUTATION=SEED` tries that one alone and shows it.
"""

from __future__ import annotations

import os
import random
import re
import signal
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from markdown import Markdown

from fieldbook.blocks import FieldbookExtension
from fieldbook.blocks.context import LessonContext
from fieldbook.checks import CourseFiles, check, failures
from fieldbook.document import Document
from fieldbook.reader import parse
from fieldbook.site.broken_page import fatal
from tests.courses import build_course

ROOT = Path(__file__).parents[1]
COUNT = int(os.environ.get("FIELDBOOK_MUTATIONS", "300"))
ONE = os.environ.get("FIELDBOOK_MUTATION")
AT_ONCE = 100
ALLOWED = 5
"""Seconds that a lesson may take longer than with Python-Markdown alone."""
OURS = {rule.code for rule in failures.RULES}
LIBRARY = ("tables", "footnotes", "attr_list", "md_in_html", "def_list", "toc", "sane_lists", "pymdownx.superfences")
LESSON = re.compile(r"^~~~~+ lesson\n(.*?)^~~~~+$", re.M | re.S)
SIGNS = [
    *[
        "/// tip",
        "///",
        "////",
        "/// worksheet | W",
        "/// video | V",
        "    url: https://[x].org",
        "    id: a",
        "    a: [",
        "/// levels",
    ],
    *[
        "/// facilitator",
        "/// outcomes",
        "/// break",
        "/// details | D",
        "/// tab | T",
        "/// html | div.footnote",
        "/// caption",
    ],
    *[
        "____",
        "______",
        "( ) ",
        "[ ] ",
        "- ( ) a",
        "- [ ] b",
        "| a | b |",
        "|---|---|",
        "|  | ( ) |",
        "{#x}",
        "{: #y .z }",
        "{#",
        "}",
    ],
    *[
        "[^a]",
        "[^a]: note",
        "[^b]:",
        "    [^c]: d",
        "[x](y.md#z)",
        "[x](https://[y])",
        "![a](b.svg){ width=9999999 }",
        "[x][y]",
    ],
    *[
        "[y]: z",
        "<div markdown>",
        "</div>",
        "<b",
        "<!--",
        "-->",
        "<https://a.b>",
        "&amp;",
        "&#99999999;",
        "<script>",
        "```",
        "~~~",
    ],
    *[
        "```specimen",
        "````",
        "`",
        "``",
        "**",
        "*",
        "_",
        "> ",
        "- ",
        "1. ",
        "    ",
        "\t",
        ": term",
        "# ",
        "## A",
        "===",
        "---",
        "***",
    ],
    *[
        "title: x",
        "outcomes:",
        "  - a: b",
        "minutes: -1",
        "\x02",
        "\x03",
        "\x00",
        "\ufeff",
        "\u200b",
        "\u2028",
        "\xa0",
        "\ud7ff",
        "\U0001f600",
    ],
    *[
        "[TOC]",
        "///Footnotes Go Here///",
        "*[HTML]: x",
        "\\",
        "!!! note",
        '=== "x"',
        "{{ x }}",
        "{% y %}",
        "wzxhzdk:0",
        "klzzwxh:0000",
    ],
]


def lessons():
    texts = [file.read_text("utf-8") for file in sorted((ROOT / "docs").rglob("*.md"))]
    cases = [file.read_text("utf-8") for file in sorted((ROOT / "tests" / "cases" / "blocks").glob("*.md"))]
    return [text for text in texts if len(text) < 6000] + [lesson for text in cases for lesson in LESSON.findall(text)]


LESSONS = lessons()


def mutated(seed):
    """Return a lesson with some of its lines and signs changed, always the same for a seed."""
    chance = random.Random(seed)
    lines = chance.choice(LESSONS).split("\n")
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(lines) + 1)
        change = chance.randrange(9)
        line = lines[at] if at < len(lines) else ""
        place = chance.randrange(len(line) + 1)
        if change == 0:
            lines.insert(at, chance.choice(SIGNS))
        elif change == 1:
            lines[at : at + 1] = [line[:place] + chance.choice(SIGNS) + line[place:]]
        elif change == 2:
            del lines[at : at + chance.randint(1, 3)]
        elif change == 3:
            lines[at : at + 1] = [" " * chance.randint(1, 8) + line]
        elif change == 4:
            lines[at : at + 1] = [line.lstrip()]
        elif change == 5:
            other = chance.choice(LESSONS).split("\n")
            start = chance.randrange(len(other))
            lines[at:at] = other[start : start + chance.randint(1, 12)]
        elif change == 6:
            lines[at : at + 1] = [line[:place] + line[place + chance.randint(1, 4) :]]
        elif change == 7:
            lines[at : at + 1] = [line[:place] + chance.choice(SIGNS) * chance.randint(2, 60) + line[place:]]
        else:
            lines[at : at + 1] = [line[:place], line[place:]]
    return "\n".join(lines)


@contextmanager
def at_most(seconds):
    """Raise TimeoutError where something takes longer."""

    def ring(*_):
        raise TimeoutError(f"more than {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class Engine:
    """What a build does with a lesson's text, without the build."""

    def __init__(self):
        self.context = LessonContext()
        self.md = Markdown(extensions=[FieldbookExtension(context=lambda: self.context)])

    def run(self, text):
        """Return what is told of a lesson."""
        source = parse(text, "docs/a.md")
        documents = {}
        if not fatal(source):
            self.context = LessonContext()
            html = self.md.reset().convert("\n".join(source.lines[source.body_line - 1 :]))
            documents["a.md"] = Document(html, (), None, frozenset(), {}, self.context.record)
        return check((source,), documents, CourseFiles(files=frozenset({"a.md"})))


def library(text):
    """Return the seconds that Python-Markdown takes; None where it fails itself."""
    begun = time.perf_counter()
    try:
        with at_most(60):
            Markdown(extensions=LIBRARY).convert(text)
    except Exception:
        return None
    return time.perf_counter() - begun


def tried(engine, text):
    """Return what is wrong with how a lesson was taken; "" for nothing."""
    begun = time.perf_counter()
    try:
        with at_most(60 + ALLOWED):
            told = engine.run(text)
    except Exception as error:
        engine.__init__()
        return "" if library(text) is None else f"{type(error).__name__}: {error}"
    took = time.perf_counter() - begun
    if took > ALLOWED and took > (library(text) or 60) + ALLOWED:
        return f"{took:.1f} s"
    return "; ".join(str(one) for one in told if one.code in OURS)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there is no such clock here")
@pytest.mark.parametrize("first", [int(ONE)] if ONE else range(0, COUNT, AT_ONCE))
def test_no_lesson_ends_in_an_exception(first):
    engine = Engine()
    wrong = {}
    for seed in [first] if ONE else range(first, min(first + AT_ONCE, COUNT)):
        text = mutated(seed)
        if ONE:
            print(text)
        if found := tried(engine, text):
            wrong[seed] = found
    assert wrong == {}


@pytest.mark.parametrize("first", range(0, max(COUNT // 10, 30), 30))
def test_a_course_of_such_lessons_is_built(tmp_path, first):
    pages = {f"{'one/' * (seed % 2)}a{seed}.md": mutated(seed) for seed in range(first, first + 30)}
    course = build_course(tmp_path, {"index.md": "# Home\n", "one/index.md": "# One\n", **pages}, strict=False)
    assert not course.failed, course.said
    assert [line for line in course.said if any(f"[{code}]" in line for code in OURS)] == []
    for path in pages:
        assert (course.site / path).with_suffix(".html").is_file(), path
