"""A block with fields is added by the steps that CONTRIBUTING has, and has all then that a worksheet has."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from . import steps

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    not (ROOT / "docs" / "authoring").is_dir(), reason="The guide was left out of the course in docs/"
)
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
GUIDE = re.search(r"^## How to add a block with fields$.*?(?=^## )", CONTRIBUTING, re.M | re.S)
assert GUIDE is not None
CLASS = re.search(r"```python\n(.*?)```", GUIDE[0], re.S)
ENGINE = Path("hooks", "fieldbook")
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


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def add_class(root: Path) -> None:
    assert CLASS is not None
    code = "\n".join(line.removeprefix("   ") for line in CLASS[1].split("\n"))
    file = root / ENGINE / "blocks" / "worksheet" / "interview.py"
    file.write_text(f'"""Interviews."""\n\nfrom .block import FieldBlock\n\n\n{code}', encoding="utf-8")


def add_to_list(root: Path) -> None:
    file = root / ENGINE / "blocks" / "worksheet" / "__init__.py"
    line = "from .block import FieldBlock, Worksheet\n"
    edit(file, line, f"{line}from .interview import Interview\n")
    edit(file, "(Worksheet,", "(Worksheet, Interview,")


def add_words(root: Path) -> None:
    for file in (root / ENGINE / "labels").glob("*.yml"):
        with file.open("a", encoding="utf-8") as labels:
            labels.write("\ninterview.number: Interview {number}\ncount.interview: 1 interview\n")
            labels.write('count.interviews: "{count} interviews"\n')


def add_cases(root: Path) -> None:
    (root / "tests" / "cases" / "blocks" / "interview.md").write_text("/// interview | Title\n", encoding="utf-8")


def add_snippet(root: Path) -> None:
    template = root / ENGINE / "scaffold" / "templates" / "course" / steps.SNIPPETS
    edit(template, "{", SNIPPET)
    shutil.copy(template, root / steps.SNIPPETS)


def add_page(root: Path) -> None:
    (root / "docs" / "authoring" / "interview.md").write_text("```specimen\n/// interview | Title\n///\n```\n")
    line = "      - authoring/worksheets.md\n"
    edit(root / "mkdocs.yml", line, line + line.replace("worksheets", "interview"))


STEPS: dict[str, Callable[[Path], None]] = {
    "the class": add_class,
    "the list": add_to_list,
    "the words": add_words,
    "the golden cases": add_cases,
    "the editor": add_snippet,
    "the author's guide": add_page,
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the repository, as far as steps change it."""
    root = tmp_path / "repository"
    for path in ("hooks", "overrides", "tests/cases/blocks", "docs/authoring", ".vscode"):
        shutil.copytree(ROOT / path, root / path, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "CHANGELOG.md", "requirements.txt"):
        shutil.copy(ROOT / name, root)
    return root


def run(root: Path, *command: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run Python with the engine of a copy."""
    environment = {**os.environ, "PYTHONPATH": str(root / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    words = [sys.executable, *command]
    return subprocess.run(
        words, cwd=folder or root, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def test_no_step_is_forgotten():
    assert steps.forgotten(ROOT) == []


def test_the_guide_has_these_steps():
    assert GUIDE is not None
    assert re.findall(r"^\d\. \*\*(.+)\.\*\*", GUIDE[0], re.M) == [step.capitalize() for step in STEPS]


@pytest.mark.parametrize("left_out", [None, *list(STEPS)[1:]])
def test_a_step_that_is_forgotten_is_named(copy, left_out):
    for name, take in STEPS.items():
        if name != left_out:
            take(copy)
    if left_out == "the list":
        shutil.rmtree(copy / "tests" / "cases" / "blocks")
        shutil.copytree(ROOT / "tests" / "cases" / "blocks", copy / "tests" / "cases" / "blocks")
    done = run(copy, str(Path(steps.__file__)), str(copy))
    assert done.returncode == 0, done.stderr
    named = {line.partition(":")[0] for line in done.stdout.splitlines() if line}
    assert named == ({left_out} if left_out else set())


def test_the_block_has_all_that_a_worksheet_has(copy, tmp_path):
    for take in STEPS.values():
        take(copy)
    course = tmp_path / "course"
    (course / "docs").mkdir(parents=True)
    config = "site_name: A course\ntheme: material\nplugins: [search, fieldbook]\nmarkdown_extensions: [fieldbook]\n"
    (course / "mkdocs.yml").write_text(config, encoding="utf-8")
    (course / "docs" / "index.md").write_text("---\ntitle: Home\nlesson: false\n---\nWords.\n", encoding="utf-8")
    (course / "docs" / "lesson.md").write_text(LESSON, encoding="utf-8")
    (course / "docs" / "other.md").write_text(OTHER, encoding="utf-8")
    done = run(copy, "-m", "mkdocs", "build", folder=course)
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
    assert "Interview 1" in section.get_text()
    assert len(section.select("[name]")) == 3
    workbook = page("workbook.html")
    assert [one["data-fields"] for one in workbook.select("section[data-interview]")] == ["neighbour", "without-an-id"]
    assert workbook.select_one("nav a[href='#interview-neighbour']")
    assert "Interview 1" in page("facilitator.html").get_text()
    assert "2 interviews" in page("index.html").get_text()
    assert "A neighbour" in page("outcomes.html").get_text()
    assert json.dumps("neighbour") in str(page("gathering.html"))
    assert (site / "answers.html").exists()
    assert (site / "downloads" / "workbook.docx").stat().st_size > 5000
