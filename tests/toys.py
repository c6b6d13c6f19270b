"""What tests share that follow a section of CONTRIBUTING with a toy, in a copy of the engine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENGINE = Path("hooks", "fieldbook")
GUIDE_IS_HERE = (ROOT / "docs" / "authoring").is_dir()
"""Whoever makes a course of their own here may leave it out."""
Steps = Mapping[str, Callable[[Path], None]]
"""What takes the steps of a section, by their names there, in lower case."""
CONFIG = "site_name: A course\ntheme: material\nplugins: [search, fieldbook]\nmarkdown_extensions: [fieldbook]\n"


def guide(title: str) -> str:
    """Return a section of CONTRIBUTING."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {re.escape(title)}$.*?(?=^## )", text, re.M | re.S)
    assert found is not None
    return found[0]


def steps_in(section: str) -> list[str]:
    """Return the names of a section's steps."""
    return re.findall(r"^\d\. \*\*(.+)\.\*\*", section, re.M)


def code(section: str, language: str) -> str:
    """Return the code of a language that a section shows."""
    found = re.search(rf"```{language}\n(.*?\n) *```", section, re.S)
    assert found is not None
    return "".join(line.removeprefix("   ") for line in found[1].splitlines(keepends=True))


def copy_of_engine(folder: Path, *more: str) -> Path:
    """Return a copy of the repository, as far as steps change it: the engine and some other folders and files."""
    root = folder / "repository"
    for path in ("hooks", "overrides", "CHANGELOG.md", "requirements.txt", *more):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / path).is_dir():
            shutil.copytree(ROOT / path, root / path)
        else:
            shutil.copy(ROOT / path, root / path)
    return root


def take(root: Path, steps: Steps, but: str | None = None) -> None:
    """Take all steps in a copy, but for one that is forgotten."""
    for name, step in steps.items():
        if name != but:
            step(root)


def edit(file: Path, old: str, new: str) -> None:
    """Change a text that has to be in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def add_labels(root: Path, words: Mapping[str, str]) -> None:
    """Add words to all languages."""
    for file in (root / ENGINE / "labels").glob("*.yml"):
        with file.open("a", encoding="utf-8") as labels:
            labels.writelines(f"\n{name}: {text}" for name, text in words.items())


def run(root: Path, *command: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run Python with the engine of a copy."""
    environment = {**os.environ, "PYTHONPATH": str(root / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    words = [sys.executable, *command]
    return subprocess.run(
        words, cwd=folder or root, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def named(root: Path, program: str) -> set[str]:
    """Return the steps that a program says were forgotten in a copy."""
    done = run(root, program, str(root))
    assert done.returncode == 0, done.stderr
    return {line.partition(":")[0] for line in done.stdout.splitlines() if line}


def check_that_it_is_named(root: Path, program: str, steps: Steps, forgotten: str | None, module: str) -> None:
    """Take all steps but one, and see that this one is named.

    The first makes a module, and the second lists it: where it is listed and was not made, Python names it.
    """
    first, second, *_ = steps
    if forgotten == first:
        steps[second](root)
        said = run(root, program, str(root)).stderr.splitlines()[-1]
        assert f"No module named '{module}'" in said or f"cannot import name '{module.rpartition('.')[2]}'" in said
    else:
        take(root, steps, but=forgotten)
        assert named(root, program) == ({forgotten} if forgotten else set())


def lay_out(course: Path, docs: Mapping[str, str]) -> Path:
    """Return the folder of a new course."""
    (course / "docs").mkdir(parents=True)
    (course / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for path, text in docs.items():
        (course / "docs" / path).write_text(text, encoding="utf-8")
    return course


def built(root: Path, course: Path, docs: Mapping[str, str]) -> Path:
    """Build a course with the engine of a copy, strictly, and return its site."""
    lay_out(course, docs)
    done = run(root, "-m", "mkdocs", "build", "--strict", folder=course)
    if done.returncode:
        pytest.fail(done.stderr, pytrace=False)
    return course / "site"
