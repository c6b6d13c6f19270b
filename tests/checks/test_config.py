"""mkdocs.yml is read without MkDocs, whatever tags stand in it."""

from __future__ import annotations

import pytest
from mkdocs.utils import markdown_extensions

from fieldbook.addresses import MARKDOWN
from fieldbook.checks.course_reader import course_files, matching
from fieldbook.pages import GENERATED

CONFIG = """\
site_name: !ENV [COURSE, "A course"]
site_url: !ENV [COURSE_URL, ""]
docs_dir: text
theme:
  name: material
  language: de
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      options: !relative $docs_dir
nav:
  - index.md
  - Part:
      - Title: part/one.md
      - More:
          - part/two.md
  - Elsewhere: https://example.org
exclude_docs: |
  drafts/
not_in_nav: |
  /spoken/*.md
extra:
  fieldbook:
    checks:
      off: [link-http]
      on:
        - plain-sentence
"""


def test_the_endings_of_pages_are_those_of_mkdocs():
    assert set(MARKDOWN) == set(markdown_extensions)


@pytest.fixture
def course(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_URL", "https://course.example.org/")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for name in ("index.md", "part/one.md", "drafts/a.md", "spoken/a.md", "a.png", ".hidden/b.md"):
        path = tmp_path / "text" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.", encoding="utf-8")
    return course_files(tmp_path / "mkdocs.yml")


def test_nav_has_sections_and_lines(course):
    assert [(entry.path, entry.sections, entry.line) for entry in course.nav] == [
        ("index.md", (), 12),
        ("part/one.md", ("Part",), 14),
        ("part/two.md", ("Part", "More"), 16),
    ]


def test_files(course):
    assert course.files - GENERATED == {"index.md", "part/one.md", "spoken/a.md", "a.png"}
    assert course.unlisted - GENERATED == {"spoken/a.md"}


def test_settings(course):
    assert (course.docs_dir, course.language, course.site_url) == ("text", "de", "https://course.example.org/")
    assert (course.off, course.on) == (("link-http",), ("plain-sentence",))


@pytest.mark.parametrize(
    ("patterns", "picked"),
    [
        ("*.md", {"a.md", "b/a.md", "b/c/d.md"}),
        ("/*.md", {"a.md"}),
        ("b/", {"b/a.md", "b/c/d.md", "b/e.txt"}),
        ("b/**/d.md", {"b/c/d.md"}),
        ("b\n!b/e.txt", {"b/a.md", "b/c/d.md"}),
        ("# a.md\n\n[ab].md", {"a.md", "b/a.md"}),
        ("b/?.*", {"b/a.md", "b/e.txt"}),
    ],
)
def test_patterns(patterns, picked):
    assert matching(["a.md", "b/a.md", "b/c/d.md", "b/e.txt"], patterns) == picked
