"""A block with fields is added by the steps that CONTRIBUTING has, and has all then that a worksheet has."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests import toys

from . import steps

pytestmark = pytest.mark.skipif(not toys.GUIDE_IS_HERE, reason="The guide was left out of the course in docs/")
GUIDE = toys.guide("How to add a block with fields")
FIELD_BLOCKS = toys.ENGINE / "blocks" / "worksheet"
SNIPPET = '{\n  "Interview": {"scope": "markdown", "prefix": ["interview", "/// interview"], "body": ["///"]},'

LESSON = """\
---
title: A lesson
outcomes:
  - name-one: Name one partner
---
The [interview](#interview-neighbour), [again](other.md).

/// interview | A neighbour
    id: neighbour
    minutes: 10
    outcomes: [name-one]
    whom: Somebody next door

What do they wish for?

______
______

How often do you meet? ( ) never ( ) often
///
"""


OTHER = """\
---
title: Another
---
/// interview | Without an id
Name: ____
///

[There](lesson.md#interview-neighbour)
"""


def add_class(root: Path) -> None:
    (root / FIELD_BLOCKS / "interview.py").write_text(toys.code(GUIDE, "python"), encoding="utf-8")


def add_to_list(root: Path) -> None:
    file = root / FIELD_BLOCKS / "__init__.py"
    line = "from .block import FieldBlock, Worksheet\n"
    toys.edit(file, line, f"{line}from .interview import Interview\n")
    toys.edit(file, "(Worksheet,", "(Worksheet, Interview,")


def add_words(root: Path) -> None:
    words = {"interview.number": "Interview {number}", "count.interview": "1 interview"}
    toys.add_labels(root, {**words, "count.interviews": '"{count} interviews"'})


def add_cases(root: Path) -> None:
    (root / "tests" / "cases" / "blocks" / "interview.md").write_text("/// interview | Title\n", encoding="utf-8")


def add_snippet(root: Path) -> None:
    template = root / toys.ENGINE / "scaffold" / "templates" / "course" / steps.SNIPPETS
    toys.edit(template, "{", SNIPPET)
    shutil.copy(template, root / steps.SNIPPETS)


def add_page(root: Path) -> None:
    (root / "docs" / "authoring" / "interview.md").write_text("```specimen\n/// interview | Title\n///\n```\n")
    line = "      - authoring/worksheets.md\n"
    toys.edit(root / "mkdocs.yml", line, line + line.replace("worksheets", "interview"))


STEPS: toys.Steps = {
    "the class": add_class,
    "the list": add_to_list,
    "the words": add_words,
    "the golden cases": add_cases,
    "the editor": add_snippet,
    "the author's guide": add_page,
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return toys.copy_of_engine(tmp_path, "tests/cases/blocks", "docs/authoring", ".vscode", "mkdocs.yml")


def test_the_guide_has_these_steps():
    assert toys.steps_in(GUIDE) == [step.capitalize() for step in STEPS]


@pytest.mark.parametrize("left_out", [None, *STEPS])
def test_a_step_that_is_forgotten_is_named(copy, left_out):
    toys.check_that_it_is_named(copy, steps.__file__, STEPS, left_out, "fieldbook.blocks.worksheet.interview")


def test_the_block_has_all_that_a_worksheet_has(copy, tmp_path):
    toys.take(copy, STEPS)
    home = "---\ntitle: Home\nlesson: false\n---\nWords.\n"
    course = toys.lay_out(tmp_path / "course", {"index.md": home, "lesson.md": LESSON, "other.md": OTHER})
    done = toys.run(copy, "-m", "mkdocs", "build", folder=course)
    assert done.returncode == 0, done.stderr
    site = course / "site"

    def page(name: str) -> BeautifulSoup:
        return BeautifulSoup((site / name).read_text(encoding="utf-8"), "html5lib")

    assert done.stderr.count("[") == done.stderr.count('the interview "Without an id" has no id') == 1, done.stderr
    lessons = json.loads((site / "course.json").read_text(encoding="utf-8"))["modules"][0]["lessons"]
    kept = lessons[0]["worksheets"][0]
    assert (kept["kind"], kept["id"], kept["minutes"]) == ("interview", "neighbour", 10)
    assert kept["address"].endswith("#interview-neighbour")
    assert [field["kind"] for field in kept["fields"]] == ["long", "scale"]
    assert lessons[1]["worksheets"][0]["id"] == "without-an-id"
    section = page("lesson.html").select_one("section[data-interview]")
    assert section["data-fields"] == section["data-interview"] == "neighbour"
    assert section.h2.find_next_sibling().get_text() == "Somebody next door"
    assert "Interview 1" in section.get_text()
    assert len(section.select("[name]")) == 3
    workbook = page("workbook.html")
    assert [one["data-fields"] for one in workbook.select("section[data-interview]")] == ["neighbour", "without-an-id"]
    assert [one.get_text() for one in workbook.select(".book__sheet summary h2")] == ["A neighbour", "Without an id"]
    assert "Interview 1" in page("facilitator.html").get_text()
    assert "2 interviews" in page("index.html").get_text()
    assert "A neighbour" in page("outcomes.html").get_text()
    assert json.dumps("neighbour") in str(page("gathering.html"))
    assert (site / "answers.html").exists()
    assert (site / "downloads" / "workbook.docx").stat().st_size > 5000
