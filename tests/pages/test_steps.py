"""A generated page is added by the steps that CONTRIBUTING has, and has its place then wherever pages have one."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests import toys

from . import steps

GUIDE = toys.guide("How to add a generated page")
PAGES = toys.ENGINE / "pages"
DOCS = {
    "index.md": "---\ntitle: Home\nlesson: false\n---\nSee [the films](films.md).\n",
    "one.md": """\
---
title: First
minutes: 5
---
/// video | How a bridge is built
    url: bridge.mp4
    transcript: said.md
///
""",
    "said.md": "---\ntitle: What is said\n---\nNobody speaks.\n",
    "bridge.mp4": "",
}


def add_module(root: Path) -> None:
    (root / PAGES / "films.py").write_text(toys.code(GUIDE, "python"), encoding="utf-8")


def add_to_list(root: Path) -> None:
    file = root / PAGES / "__init__.py"
    toys.edit(file, "facilitator, finish", "facilitator, films, finish")
    toys.edit(file, "    downloads.PAGE,\n", "    films.PAGE,\n    downloads.PAGE,\n")


def add_words(root: Path) -> None:
    toys.add_labels(root, {"films": "Films", "films.intro": "Everything there is to watch."})


def add_template(root: Path) -> None:
    (root / "overrides" / "fieldbook" / "films.html").write_text(toys.code(GUIDE, "html"), encoding="utf-8")


STEPS: toys.Steps = {
    "the module": add_module,
    "the list": add_to_list,
    "the words": add_words,
    "the template": add_template,
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return toys.copy_of_engine(tmp_path)


def test_the_guide_has_these_steps():
    assert toys.steps_in(GUIDE) == [step.capitalize() for step in STEPS]


@pytest.mark.parametrize("left_out", [None, *STEPS])
def test_a_step_that_is_forgotten_is_named(copy, left_out):
    toys.check_that_it_is_named(copy, steps.__file__, STEPS, left_out, "fieldbook.pages.films")


def test_words_of_a_script_and_of_a_page_for_facilitators_are_named(copy):
    toys.take(copy, STEPS)
    toys.edit(copy / PAGES / "films.py", "appendix=", 'for_facilitators=True, script="films-page.js", appendix=')
    toys.edit(copy / toys.ENGINE / "site" / "assets.py", "JOINED = {", 'JOINED = {"films-page.js": ("films.js",),')
    (copy / "overrides" / "assets" / "fieldbook" / "films.js").write_text('word("films.find");', encoding="utf-8")
    told = toys.run(copy, steps.__file__).stdout.splitlines()
    assert [line for line in told if "downloads" not in line or "en.yml" in line] == [
        "the words: add downloads.films.text to labels/en.yml",
        "the words: assets/fieldbook/films.js shows films.find; add it to labels/en.yml",
        "the words: films.js shows some of the group films; name it in the page's words=",
    ]


def test_the_page_has_its_place_in_a_course(copy, tmp_path):
    toys.take(copy, STEPS)
    site = toys.built(copy, tmp_path / "course", DOCS)

    def page(name: str) -> BeautifulSoup:
        return BeautifulSoup((site / name).read_text(encoding="utf-8"), "html5lib")

    assert page("films.html").select_one("main article li a")["href"] == "one.html"
    assert page("one.html").select_one(".course-nav a[href='films.html']").get_text(strip=True) == "Films"
    search = (site / "search" / "search.js").read_text(encoding="utf-8")
    assert '["films.html","Films"' in search
    whole = page("downloads/a-course.html")
    assert whole.select_one(".chapter--appendix#films li").get_text() == "How a bridge is built"
    assert whole.select_one("main a[href='#films']").get_text() == "the films"
