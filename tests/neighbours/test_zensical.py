"""Lessons under Zensical, which knows no hooks of MkDocs: blocks, shared notes and their style are there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from fieldbook.blocks.extension import FieldbookExtension

ROOT = Path(__file__).parents[2]
CONFIG = """\
site_name: Lessons
theme:
  name: material
  custom_dir: overrides
extra_css: [assets/fieldbook/lessons.css]
markdown_extensions: [fieldbook]
"""
LESSON = """\
# Levels

Trust takes time.[^kania] See [what follows](#привет-мир).

/// info | The value of partnerships
Partners connect what teens learn.
///

## Привет, мир

/// levels | Levels of partnership
| Networking |
|---|
| Meeting. |

| Cooperating |
|---|
| Knowing. |
///

/// worksheet | Partners
    id: partners

Who are they?

______
______

How well does it work? ( ) well ( ) badly

| Task | ours | theirs |
|---|---|---|
| Ask | ( ) | ( ) |
///

/// facilitator
Not for learners.
///
"""


@pytest.fixture(scope="module")
def site(environment, tmp_path_factory) -> Path:
    python = environment("zensical")
    course = tmp_path_factory.mktemp("zensical")
    (course / "docs").mkdir()
    (course / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (course / "docs" / "index.md").write_text(LESSON, encoding="utf-8")
    (course / "docs" / "references.md").write_text(
        "# References\n\n[^kania]: Kania, *Impact*. 2011.\n", encoding="utf-8"
    )
    shutil.copytree(ROOT / "overrides" / "assets", course / "overrides" / "assets")
    command = [python, "-m", "zensical", "build"]
    built = subprocess.run(command, cwd=course, capture_output=True, encoding="utf-8", check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return course / "site"


@pytest.fixture(scope="module")
def page(site) -> BeautifulSoup:
    return BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html5lib")


def test_callouts_and_ladders_are_there(page):
    assert page.select_one('[data-callout="info"] .callout__name').get_text() == "The value of partnerships"
    assert [level["data-level"] for level in page.select("[data-levels='2'] [data-level]")] == ["2", "1"]


def test_fields_are_there(page):
    fields = page.select("section[data-worksheet=partners] [name]")
    names = ["who-are-they", "how-well-does-it-work", "how-well-does-it-work", "ask", "ask"]
    assert [field["name"] for field in fields] == names
    assert page.select_one("label[for=partners--who-are-they]").get_text() == "Who are they?"


def test_shared_notes_are_there(page):
    assert "Kania, Impact. 2011." in page.select_one(".footnote li").get_text()
    assert page.select_one("sup a.footnote-ref")["href"].endswith("#fn:kania")


def test_headings_are_named_by_their_words(page):
    assert page.find(id="привет-мир").name == "h2"


def test_facilitators_notes_are_not_there(page):
    assert "Not for learners" not in page.get_text()


def test_the_style_sheet_is_there_with_all_that_it_asks_for(site, page):
    assert page.select_one("link[href$='assets/fieldbook/lessons.css']")
    sheet = (site / "assets" / "fieldbook" / "lessons.css").read_text(encoding="utf-8")
    parts = [line.split('"')[1] for line in sheet.splitlines() if line.startswith("@import")]
    assert parts == ["palette.css", "blocks.css", "worksheet.css"]
    assert all((site / "assets" / "fieldbook" / part).exists() for part in parts)


def test_shared_notes_are_found_from_the_working_directory_or_by_an_option(tmp_path, monkeypatch):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "references.md").write_text("[^a]: By A.\n", encoding="utf-8")
    assert "By A." not in _converted("Cited.[^a]")
    assert "By A." in _converted("Cited.[^a]", docs_dir=str(tmp_path / "docs"))
    monkeypatch.chdir(tmp_path)
    assert "By A." in _converted("Cited.[^a]")


def _converted(text: str, **settings: str) -> str:
    return Markdown(extensions=[FieldbookExtension(**settings)]).convert(text)
