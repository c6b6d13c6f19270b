"""Markup in whatever an author types outside of his Markdown shows as it is typed, and runs nowhere."""

from __future__ import annotations

import json
import re
import zipfile

import html5lib
import pytest
from bs4 import BeautifulSoup

from fieldbook.checks import check_texts
from fieldbook.preview.panel import Findings
from fieldbook.resources import templates
from fieldbook.site.rendering import standalone
from tests.courses import build_folder

EVIL = "\"'><img src=x onerror=alert(1)><script>alert(2)</script></title></style>&lt;b&gt;"
QUOTED = json.dumps(EVIL)
"""The same as YAML has it."""
LESSON = f"""---
title: {QUOTED}
description: {QUOTED}
author: {QUOTED}
robots: {QUOTED}
icon: {QUOTED}
status: {QUOTED}
subtitle: {QUOTED}
tags: [{QUOTED}]
minutes: 5
outcomes:
  - plain: {QUOTED}
  - {QUOTED}
{QUOTED}: {QUOTED}
---

Words.

/// outcomes
///

/// worksheet | Mine
    id: mine
    outcomes: [plain]

Name: ____

- ( ) One
- ( ) Two
///

/// video | A film
    url: {json.dumps("https://example.org/" + EVIL)}
    transcript: {json.dumps("said/" + EVIL)}
///

/// video | A film
    url: {json.dumps("https://www.youtube.com/watch?v=" + EVIL)}
///

/// video | A film
    url: {json.dumps(EVIL + ".mp4")}
    transcript: said.md
///

/// tip
    attrs: {{title: {QUOTED}, id: {QUOTED}}}

Words.
///
"""
SAID = f"---\ntitle: {QUOTED}\n---\n\nSpoken.\n"
NAMES = ["a\"'><img src=x onerror=alert(1)>.md", "b<script>alert(2)<.md", "&lt;c&gt;.md"]
CONFIG = f"""
site_author: {QUOTED}
site_description: {QUOTED}
copyright: {QUOTED}
site_url: https://example.org/course/
repo_url: https://example.org/repository
repo_name: {QUOTED}
edit_uri: {json.dumps("edit?" + EVIL)}
theme:
  name: material
  logo: {json.dumps("logo" + EVIL + ".svg")}
  palette:
    - scheme: default
      primary: {QUOTED}
      accent: {QUOTED}
      media: {QUOTED}
      toggle: {{icon: material/weather-night, name: {QUOTED}}}
    - scheme: slate
      toggle: {{icon: material/weather-sunny, name: {QUOTED}}}
extra:
  scope: {QUOTED}
  generator: {QUOTED}
  homepage: {QUOTED}
  alternate:
    - {{name: {QUOTED}, link: {QUOTED}, lang: {QUOTED}}}
  {QUOTED}: {QUOTED}
nav:
  - {QUOTED}: index.md
  - {QUOTED}:
    - one/index.md
    - a.md
    - {QUOTED}: b.md
  - {json.dumps("https://example.org/" + EVIL)}
  - {QUOTED}: {json.dumps("https://example.org/" + EVIL)}
  - {QUOTED}: {json.dumps("mailto:" + EVIL)}
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with markup in every string that there is."""
    docs = {
        "index.md": f"---\ntitle: {QUOTED}\n---\n\nHome.\n",
        "one/index.md": f"---\ntitle: {QUOTED}\n---\n\nOne.\n",
        "a.md": LESSON,
        "b.md": LESSON.replace("mine", "yours").replace("plain", "simple"),
        "said.md": SAID,
        "references.md": "---\ntitle: References\nlesson: false\n---\n\n[^a]: Kania, John.\n",
        **{name: f"---\nlesson: false\n---\n\nWords of {at}.\n" for at, name in enumerate(NAMES)},
    }
    folder = tmp_path_factory.mktemp("course")
    (folder / "docs").mkdir()
    text = f"site_name: {QUOTED}\nplugins: [search, fieldbook]\nmarkdown_extensions: [fieldbook]\n{CONFIG}"
    for path, words in docs.items():
        (folder / "docs" / path).parent.mkdir(exist_ok=True)
        (folder / "docs" / path).write_text(words, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    course = build_folder(folder, strict=False)
    assert not course.failed, course.said
    assert not [line for line in course.said if "page-failed" in line]
    return course


def harmless(html):
    """Assert that a browser makes nothing of the markup; return what it reads."""
    page = BeautifulSoup(html, "html5lib")
    assert not page.select("img[src=x]"), page.select("img[src=x]")[0].parent
    assert not [script for script in page.find_all("script") if (script.string or "").strip() == "alert(2)"]
    assert not [element for element in page.find_all(True) if any(name.startswith("on") for name in element.attrs)]
    links = [element.get(name, "") for element in page.find_all(True) for name in ("href", "src", "data-embed")]
    assert not [link for link in links if re.match(r"\s*(javascript|vbscript):", link)]
    return page


def test_no_page_runs_it(course):
    pages = sorted(course.site.rglob("*.html"))
    assert len(pages) > 15
    for page in pages:
        harmless(page.read_text("utf-8"))


def test_titles_show_as_they_are_typed(course):
    page = course.page("a.html")
    assert page.h1.get_text().strip() == EVIL.replace("&lt;b&gt;", "<b>") or EVIL in page.h1.get_text()
    assert "<img src=x" in page.title.get_text()
    assert "<img src=x" in page.select_one("meta[name=author]")["content"]
    assert "<img src=x" in page.select_one("meta[name=description]")["content"]
    # The one setting that has always been HTML keeps its links, and nothing else of it.
    assert "alert(2)" in page.select_one("footer").get_text()


def test_no_page_is_broken(course):
    parser = html5lib.HTMLParser(strict=False)
    for page in ("a.html", "index.html", "workbook.html", "outcomes.html"):
        parser.parse((course.site / page).read_text("utf-8"))
        assert not [error for error in parser.errors if "attribute" in error[1]], (page, parser.errors)


def test_the_search_does_not_run_it(course):
    """It has titles as text; tests/browser/test_search.py looks at what is shown of one with markup."""
    script = (course.site / "search" / "search.js").read_text("utf-8")
    index = json.loads(script.removeprefix("fieldbook.index=").rstrip(";\n"))
    assert any("<img src=x" in title for _, _, title, _ in index["sections"])
    single = next((course.site / "downloads").glob("*.html")).read_text("utf-8")
    told = single.partition('id="search-index">')[2].partition("</script>")[0]
    assert "<" not in told
    assert "img src=x" in told


def test_documents_have_it_as_text(course):
    files = list(course.site.rglob("*.docx"))
    assert files
    for file in files:
        with zipfile.ZipFile(file) as document:
            text = document.read("word/document.xml").decode("utf-8")
            assert "<img" not in text
            assert "&lt;img" in text


def test_the_preview_shows_it_as_text(course):
    told, _ = check_texts(course.site.parent / "mkdocs.yml")
    assert told
    findings = Findings(standalone([str(templates())], "en").page, told, failures=(EVIL,))
    page = harmless(findings.page((course.site / "a.html").read_text("utf-8"), "a.html", "/"))
    assert EVIL in page.select_one(".preview__failed").get_text()
