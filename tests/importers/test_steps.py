"""A dialect of import is added by the steps that CONTRIBUTING has, and reads its courses then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import toys

from . import steps

GUIDE = toys.guide("How to add a dialect of import")
DIALECTS = toys.ENGINE / "importers" / "dialects"
SOURCE = {"contents.md": "* [Two](two.md)\n* [One](one.md)\n", "one.md": "# 1\n\nWords.\n", "two.md": "# 2\n\nMore.\n"}


def add_module(root: Path) -> None:
    (root / DIALECTS / "linked_contents.py").write_text(toys.code(GUIDE, "python"), encoding="utf-8")


def add_to_list(root: Path) -> None:
    file = root / DIALECTS / "__init__.py"
    toys.edit(file, "from .workbench import", "from .linked_contents import LinkedContents\nfrom .workbench import")
    toys.edit(file, "    Docusaurus(),\n", "    LinkedContents(),\n    Docusaurus(),\n")


def add_case(root: Path) -> None:
    files = "".join(f"=== {name}\n{text}" for name, text in SOURCE.items())
    with (root / "tests" / "importers" / "sources.md").open("a", encoding="utf-8") as file:
        file.write(f"==== a folder with contents\n{files}=> docs/one.md\nWords.\n")


def write_guide(root: Path) -> None:
    page = root / "docs" / "authoring" / "importing.md"
    toys.edit(page, "| a Docusaurus site |", "| a folder with contents, a Docusaurus site |")


STEPS: toys.Steps = {
    "the module": add_module,
    "the list": add_to_list,
    "the cases": add_case,
    "the guide": write_guide,
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return toys.copy_of_engine(tmp_path, "docs/authoring", "tests/importers/sources.md")


def test_the_guide_has_these_steps() -> None:
    assert toys.steps_in(GUIDE) == [step.capitalize() for step in STEPS]


@pytest.mark.parametrize("left_out", [None, *STEPS])
def test_a_step_that_is_forgotten_is_named(copy: Path, left_out: str | None) -> None:
    module = "fieldbook.importers.dialects.linked_contents"
    toys.check_that_it_is_named(copy, steps.__file__, STEPS, left_out, module)


def test_a_dialect_behind_one_that_takes_its_courses_is_named(copy: Path) -> None:
    toys.take(copy, STEPS)
    file = copy / DIALECTS / "__init__.py"
    toys.edit(file, "    LinkedContents(),\n", "")
    toys.edit(file, "    Folders(),\n", "    Folders(),\n    LinkedContents(),\n")
    assert toys.run(copy, steps.__file__, str(copy)).stdout.strip() == (
        "the list: in importers/dialects/__init__.py, put LinkedContents() before Folders(), which takes its place"
    )


def test_the_new_dialect_reads_a_course(copy: Path, source: Callable[[dict[str, str]], Path]) -> None:
    toys.take(copy, STEPS)
    root = source(SOURCE)
    done = toys.run(copy, "-m", "fieldbook", "import", "--no-build", str(root), str(copy / "out"))
    assert "read as folder with contents" in done.stdout, done.stderr
    assert "- two.md\n- one.md\n" in (copy / "out" / "mkdocs.yml").read_text(encoding="utf-8")
