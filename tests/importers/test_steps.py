"""A dialect of import is added by the steps that CONTRIBUTING has, and reads its courses then."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from . import steps

ROOT = Path(__file__).parents[2]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
GUIDE = re.search(r"^## How to add a dialect of import$.*?(?=^## )", CONTRIBUTING, re.M | re.S)
assert GUIDE is not None
MODULE = re.search(r"```python\n(.*?)\n   ```", GUIDE[0], re.S)
DIALECTS = Path("hooks", "fieldbook", "importers", "dialects")
SOURCE = {"_sidebar.md": "* [Two](two.md)\n* [One](one.md)\n", "one.md": "# 1\n\nWords.\n", "two.md": "# 2\n\nMore.\n"}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def add_module(root: Path) -> None:
    assert MODULE is not None
    code = "\n".join(line.removeprefix("   ") for line in MODULE[1].split("\n"))
    (root / DIALECTS / "docsify.py").write_text(f"{code}\n", encoding="utf-8")


def add_to_list(root: Path) -> None:
    file = root / DIALECTS / "__init__.py"
    edit(file, "from .docusaurus import", "from .docsify import Docsify\nfrom .docusaurus import")
    edit(file, "    Docusaurus(),\n", "    Docsify(),\n    Docusaurus(),\n")


def add_case(root: Path) -> None:
    files = "".join(f"=== {name}\n{text}" for name, text in SOURCE.items())
    with (root / "tests" / "importers" / "sources.md").open("a", encoding="utf-8") as file:
        file.write(f"==== a site of Docsify\n{files}=> docs/one.md\nWords.\n")


def write_guide(root: Path) -> None:
    edit(
        root / "docs" / "authoring" / "importing.md", "| a site of Docusaurus |", "| a site of Docsify, of Docusaurus |"
    )


STEPS: dict[str, Callable[[Path], None]] = {
    "the module": add_module,
    "the list": add_to_list,
    "the cases": add_case,
    "the guide": write_guide,
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the repository, as far as steps change it."""
    root = tmp_path / "repository"
    for path in ("hooks", "docs/authoring"):
        shutil.copytree(ROOT / path, root / path, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "tests" / "importers").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "importers" / "sources.md", root / "tests" / "importers")
    return root


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the engine of a copy."""
    environment = {**os.environ, "PYTHONPATH": str(root / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    words = [sys.executable, *command]
    return subprocess.run(words, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_no_step_is_forgotten() -> None:
    assert steps.forgotten(ROOT) == []


def test_the_guide_has_these_steps() -> None:
    assert GUIDE is not None
    assert re.findall(r"^\d\. \*\*(.+)\.\*\*", GUIDE[0], re.M) == [step.capitalize() for step in STEPS]


@pytest.mark.parametrize("left_out", [None, *list(STEPS)[1:]])
def test_a_step_that_is_forgotten_is_named(copy: Path, left_out: str | None) -> None:
    for name, take in STEPS.items():
        if name != left_out and (left_out != "the list" or name == "the module"):
            take(copy)
    done = run(copy, str(Path(steps.__file__)), str(copy))
    assert done.returncode == 0, done.stderr
    named = {line.partition(":")[0] for line in done.stdout.splitlines() if line}
    assert named == ({left_out} if left_out else set())


def test_the_new_dialect_reads_a_course(copy: Path, source: Callable[[dict[str, str]], Path]) -> None:
    for take in STEPS.values():
        take(copy)
    root = source(SOURCE)
    done = run(copy, "-m", "fieldbook", "import", "--no-build", str(root), str(copy / "out"))
    assert "read as Docsify" in done.stdout, done.stderr
    assert "- two.md\n- one.md\n" in (copy / "out" / "mkdocs.yml").read_text(encoding="utf-8")
