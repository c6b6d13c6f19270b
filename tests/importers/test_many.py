"""Thousands of one mark in a lesson, or of pages: an import takes seconds, by processor time, and loses no word."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldbook.importers import import_course
from fieldbook.importers.dialects.folders import Folders
from fieldbook.importers.dialects.hugo import Hugo
from fieldbook.importers.dialects.notion import Notion
from fieldbook.importers.source_tree import Tree

SECONDS = 6.0
"""Some three times what the slowest takes; before they were mended, each took a quarter of a minute or more."""
MANY = {
    "boxes in a line": "[ ] " * 3000,
    "pictures that nothing closes": "![a](b " * 4000,
    "titles of pictures that nothing closes": '![a](x.png "b ' * 2000,
    "fences that nothing closes": "```{note}\nx\n" * 1250,
    "comments that nothing closes": "<!-- x\n\n" * 10000,
    "definitions that lead nowhere": "".join(f"See [w][n{at}].\n\n[n{at}]: gone{at}.md\n\n" for at in range(2500)),
    "components that nothing closes": '<Tabs>\n<TabItem value="a">\nx\n' * 2000,
}


@pytest.mark.parametrize("text", MANY.values(), ids=MANY)
def test_marks_by_the_thousand(source: Callable[[dict[str, str]], Path], tmp_path: Path, text: str) -> None:
    folder = source({"a.md": f"# Title\n\nFirst words.\n\n{text}\n\nLast words.\n"})
    begun = time.process_time()
    imported = import_course(folder, tmp_path / "out")
    assert time.process_time() - begun < SECONDS
    assert imported.measure.lost == ()


def test_a_page_that_includes_itself(source: Callable[[dict[str, str]], Path], tmp_path: Path) -> None:
    folder = source(
        {
            "mkdocs.yml": "site_name: A\nnav: [a.md, b.md]\n",
            "docs/a.md": "# A\n\nWords.\n\n" + '--8<-- "docs/a.md"\n--8<-- "docs/b.md"\n' * 500,
            "docs/b.md": '# B\n\nMore.\n\n--8<-- "docs/b.md"\n',
        }
    )
    begun = time.process_time()
    import_course(folder, tmp_path / "out")
    assert time.process_time() - begun < SECONDS
    assert (tmp_path / "out" / "docs" / "b.md").read_text("utf-8").count("More.") == 1


@pytest.mark.parametrize("name", ["script", "style", "template"])
def test_what_follows_an_element_that_nothing_closes(source, tmp_path: Path, name: str) -> None:
    imported = import_course(source({"a.md": f"# A\n\nFirst.\n\n<{name}>\n\nLast words.\n"}), tmp_path / "out")
    assert imported.measure.lost == ()
    assert "\nLast words.\n" in (tmp_path / "out" / "docs" / "a.md").read_text("utf-8")


def test_words_between_elements_that_are_dissolved(source, tmp_path: Path) -> None:
    imported = import_course(source({"a.md": "# A\n\n" + "<div>word" * 500}), tmp_path / "out")
    assert imported.measure.total == imported.measure.shown == 501


@pytest.mark.parametrize("extra", [{}, {"hugo.toml": 'title = "A"\n'}], ids=["folders", "Hugo"])
def test_pages_by_the_thousand(source: Callable[[dict[str, str]], Path], extra: dict[str, str]) -> None:
    names = [f"content/{part}/{page}.md" for part in range(20) for page in ("_index", *range(50))]
    pages = {name: f"---\nweight: {len(names) - at}\n---\n\n# A\n" for at, name in enumerate(names)}
    tree = Tree(source(pages | extra))
    dialect = Hugo() if extra else Folders()
    begun = time.process_time()
    plan = dialect.plan(tree)
    assert time.process_time() - begun < SECONDS / 2
    assert [document.path for document in plan.documents][:2] == ["content/19/_index.md", "content/19/49.md"]
    assert len(plan.documents) == len(names)


def test_pages_of_notion_by_the_hundred(source: Callable[[dict[str, str]], Path]) -> None:
    tree = Tree(source({f"Page {at} {at:032x}.md": f"# Page {at}\n" for at in range(400)}))
    begun = time.process_time()
    plan = Notion().plan(tree)
    assert time.process_time() - begun < SECONDS / 2
    assert [document.title for document in plan.documents] == [f"Page {at}" for at in range(400)]
