"""A family of checks is added by the steps that CONTRIBUTING has, and is asked then in every course."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import toys

from . import steps

pytestmark = pytest.mark.skipif(not toys.GUIDE_IS_HERE, reason="The guide was left out of the course in docs/")
GUIDE = toys.guide("How to add a family of checks")
CHECKS = toys.ENGINE / "checks"


def add_module(root: Path) -> None:
    (root / CHECKS / "abbreviations.py").write_text(toys.code(GUIDE, "python"), encoding="utf-8")


def add_to_list(root: Path) -> None:
    file = root / CHECKS / "registry.py"
    toys.edit(file, "from . import (\n", "from . import (\n    abbreviations,\n")
    line = '    Family(switches, "Switches"),\n'
    toys.edit(file, line, f'    Family(abbreviations, "Abbreviations", (Scope.TEXT,)),\n{line}')


def add_cases(root: Path) -> None:
    (root / "tests" / "cases" / "checks" / "abbreviation.md").write_text("# abbreviation\n", encoding="utf-8")


def write_guide(root: Path) -> None:
    done = toys.run(root, "tools/codes.py")
    assert done.returncode == 0, done.stderr


STEPS: toys.Steps = {
    "the module": add_module,
    "the list": add_to_list,
    "the golden cases": add_cases,
    "the guide": write_guide,
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return toys.copy_of_engine(tmp_path, "tests/cases/checks", "docs/authoring", "tools")


def test_the_guide_has_these_steps():
    assert toys.steps_in(GUIDE) == [step.capitalize() for step in STEPS]


@pytest.mark.parametrize("left_out", [None, *STEPS])
def test_a_step_that_is_forgotten_is_named(copy, left_out):
    toys.check_that_it_is_named(copy, steps.__file__, STEPS, left_out, "fieldbook.checks.abbreviations")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("registry", 'iations", (', 'iations", (Scope.COURSE, ', "has no check_course(course), which its scope"),
        ("abbreviations", "RULES", "def check(a, b): ...\n\nRULES", "has check(source, course), but in"),
        ("abbreviations", "RULES", "OTHER = UNEXPLAINED._replace(code='b')\nRULES", "has a rule b that is not among"),
    ],
)
def test_what_a_family_has_and_what_it_says_have_to_agree(copy, file, old, new, told):
    add_module(copy)
    add_to_list(copy)
    toys.edit(copy / CHECKS / f"{file}.py", old, new)
    assert f"checks/abbreviations.py {told}" in toys.run(copy, "-c", "import fieldbook.checks").stderr


def test_the_family_is_asked_in_a_course(copy, tmp_path):
    toys.take(copy, STEPS)
    assert "### abbreviation\n\n*Notice.*" in (copy / "docs" / "authoring" / "codes.md").read_text(encoding="utf-8")
    home = "---\ntitle: Home\nlesson: false\n---\nAsk the NGO.\n"
    course = toys.lay_out(tmp_path / "course", {"index.md": home})
    told = "docs/index.md:5:9: notice: nobody explains NGO; say it in words [abbreviation]"
    assert told in toys.run(copy, "-m", "fieldbook", "check", folder=course).stdout.splitlines()
    assert told in toys.run(copy, "-m", "mkdocs", "build", folder=course).stderr
