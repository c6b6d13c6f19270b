"""A family of checks is added by the steps that CONTRIBUTING has, and is asked then in every course."""

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
pytestmark = pytest.mark.skipif(
    not (ROOT / "docs" / "authoring").is_dir(), reason="The guide was left out of the course in docs/"
)
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
GUIDE = re.search(r"^## How to add a family of checks$.*?(?=^## )", CONTRIBUTING, re.M | re.S)
assert GUIDE is not None
MODULE = re.search(r"```python\n(.*?)\n   ```", GUIDE[0], re.S)
CHECKS = Path("hooks", "fieldbook", "checks")
CONFIG = "site_name: A course\ntheme: material\nplugins: [search, fieldbook]\nmarkdown_extensions: [fieldbook]\n"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def add_module(root: Path) -> None:
    assert MODULE is not None
    code = "\n".join(line.removeprefix("   ") for line in MODULE[1].split("\n"))
    (root / CHECKS / "abbreviations.py").write_text(f"{code}\n", encoding="utf-8")


def add_to_list(root: Path) -> None:
    file = root / CHECKS / "registry.py"
    edit(file, "from . import (\n", "from . import (\n    abbreviations,\n")
    line = '    Family(switches, "Switches"),\n'
    edit(file, line, f'    Family(abbreviations, "Abbreviations", (Scope.TEXT,)),\n{line}')


def add_cases(root: Path) -> None:
    (root / "tests" / "cases" / "checks" / "abbreviation.md").write_text("# abbreviation\n", encoding="utf-8")


def write_guide(root: Path) -> None:
    done = run(root, "tools/codes.py")
    assert done.returncode == 0, done.stderr


STEPS: dict[str, Callable[[Path], None]] = {
    "the module": add_module,
    "the list": add_to_list,
    "the golden cases": add_cases,
    "the guide": write_guide,
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the repository, as far as steps change it."""
    root = tmp_path / "repository"
    for path in ("hooks", "overrides", "tests/cases/checks", "docs/authoring", "tools"):
        shutil.copytree(ROOT / path, root / path, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("CHANGELOG.md", "requirements.txt"):
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
        if name != left_out and (left_out != "the list" or name == "the module"):
            take(copy)
    done = run(copy, str(Path(steps.__file__)), str(copy))
    assert done.returncode == 0, done.stderr
    named = {line.partition(":")[0] for line in done.stdout.splitlines() if line}
    assert named == ({left_out} if left_out else set())


def test_a_scope_without_its_function_is_named(copy):
    add_module(copy)
    add_to_list(copy)
    edit(copy / CHECKS / "registry.py", '"Abbreviations", (Scope.TEXT,)', '"Abbreviations", (Scope.COURSE,)')
    done = run(copy, "-c", "import fieldbook.checks")
    assert "checks/abbreviations.py has no check_course(course), which its scope COURSE in" in done.stderr


def test_the_family_is_asked_in_a_course(copy, tmp_path):
    for take in STEPS.values():
        take(copy)
    assert "### abbreviation\n\n*Notice.*" in (copy / "docs" / "authoring" / "codes.md").read_text(encoding="utf-8")
    course = tmp_path / "course"
    (course / "docs").mkdir(parents=True)
    (course / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (course / "docs" / "index.md").write_text("---\ntitle: Home\nlesson: false\n---\nAsk the NGO.\n", encoding="utf-8")
    told = "docs/index.md:5:9: notice: nobody explains NGO; say it in words [abbreviation]"
    assert told in run(copy, "-m", "fieldbook", "check", folder=course).stdout.splitlines()
    assert told in run(copy, "-m", "mkdocs", "build", folder=course).stderr
