"""What a preview keeps from one build to the next never shows: its pages are those of a fresh build."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page

CONFIG = """
site_name: A course
theme: material
plugins: [search, fieldbook]
markdown_extensions: [fieldbook]
nav: [index.md, One: [one/a.md, one/b.md], references.md]
"""
LESSON = "---\ntitle: {0}\nminutes: 5\noutcomes:\n  - do-{0}: Do {0}\n---\n## Part\n\nText.[^shared] [B](b.md#part)\n"
SHEET = "\n/// worksheet | Sheet\n    id: sheet\n\nWhy? ____\n///\n"
FILM = "\n/// video | Film\n    url: https://example.org/a.mp4\n    transcript: spoken.md\n///\n"
DOCS = {
    "index.md": "# Home\n\n[A](one/a.md)\n",
    "one/a.md": LESSON.format("A") + SHEET + FILM,
    "one/b.md": LESSON.format("B"),
    "one/spoken.md": "First words.\n",
    "references.md": "---\ntitle: References\n---\n[^shared]: A book.\n",
}
EDITS = {
    "nothing": ("index.md", DOCS["index.md"]),
    "a lesson": ("one/b.md", LESSON.format("B") + "\nMore.\n"),
    "a title": ("one/b.md", LESSON.format("Bee")),
    "a heading that others link to": ("one/b.md", LESSON.format("B").replace("## Part", "## Piece")),
    "a shared note": ("references.md", DOCS["references.md"].replace("A book", "Another book")),
    "a transcript": ("one/spoken.md", "Other words.\n"),
    "a new page": ("one/c.md", "---\ntitle: C\nlesson: false\n---\nC.\n"),
    "the worksheet": ("one/a.md", LESSON.format("A") + SHEET.replace("Why?", "How?")),
}


def write(folder: Path, docs: dict[str, str]) -> None:
    for path, text in docs.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG)


def built(folder: Path, previewing: bool) -> dict[str, str]:
    """Build a course, and return its pages and search index."""
    config = load_config(str(folder / "mkdocs.yml"), site_url="https://example.org/")
    plugin = config.plugins["fieldbook"]
    plugin.on_startup(command="serve" if previewing else "build", dirty=False)
    try:
        build(config)
    finally:
        plugin.on_startup(command="build", dirty=False)
    site = folder / "site"
    files = [*site.rglob("*.html"), site / "search" / "search.js", site / "course.json"]
    return {file.relative_to(site).as_posix(): file.read_text("utf-8") for file in files}


@pytest.mark.parametrize("edit", EDITS)
def test_pages_are_those_of_a_fresh_build(tmp_path, edit):
    path, text = EDITS[edit]
    write(tmp_path, DOCS)
    built(tmp_path, previewing=True)
    write(tmp_path, {path: text})
    kept = built(tmp_path, previewing=True)
    fresh = built(tmp_path, previewing=False)
    fresh = {name: page for name, page in fresh.items() if name in kept}
    assert {name for name in kept if kept[name] != fresh[name]} - {"downloads.html"} == set()


def test_only_what_was_changed_is_converted(tmp_path, monkeypatch):
    write(tmp_path, DOCS)
    built(tmp_path, previewing=True)
    write(tmp_path, {"one/b.md": LESSON.format("B") + "\nMore.\n"})
    converted = []
    render = Page.render

    def counted(page, config, files):
        converted.append(page.file.src_uri)
        render(page, config, files)

    monkeypatch.setattr(Page, "render", counted)
    built(tmp_path, previewing=True)
    assert converted == ["one/b.md"]
