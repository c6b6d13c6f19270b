"""An export is added by the steps that CONTRIBUTING has, and is made then in every course."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests import toys

from . import steps

GUIDE = toys.guide("How to add an export")
EXPORTS = toys.ENGINE / "exports"
DOCS = {
    "index.md": "---\ntitle: Home\nlesson: false\n---\nWords.\n",
    "one.md": "---\ntitle: First\nminutes: 5\n---\nWords.\n",
}


def add_class(root: Path) -> None:
    (root / EXPORTS / "outline.py").write_text(toys.code(GUIDE, "python"), encoding="utf-8")


def add_to_list(root: Path) -> None:
    file = root / EXPORTS / "__init__.py"
    toys.edit(file, "from .single_file", "from .outline import Outline\nfrom .single_file")
    toys.edit(file, "SingleFile(), ", "SingleFile(), Outline(), ")


def add_words(root: Path) -> None:
    toys.add_labels(root, {"downloads.outline": "The outline", "downloads.outline.text": "All titles."})


STEPS: toys.Steps = {"the class": add_class, "the list": add_to_list, "the words": add_words}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return toys.copy_of_engine(tmp_path)


def test_the_guide_has_these_steps():
    assert toys.steps_in(GUIDE) == [step.capitalize() for step in STEPS]


@pytest.mark.parametrize("left_out", [None, *STEPS])
def test_a_step_that_is_forgotten_is_named(copy, left_out):
    toys.check_that_it_is_named(copy, steps.__file__, STEPS, left_out, "fieldbook.exports.outline")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    in_zip: bool = False\n", "", "Outline has no in_zip, see Exporter in exports/base.py"),
        ('= "outline"', '= "kit"', "OfflineZip and Outline have the name kit; give one of them another"),
        ("-outline.txt", ".html", "SingleFile and Outline have the path downloads/c.html; give one of them another"),
        ("needs: tuple[str, ...] = ()", 'needs = ("book",)', "Outline needs book, which is no export's name"),
        (
            "in_zip: bool = False\n    is_listed: bool = True\n    needs: tuple[str, ...] = ()",
            'in_zip = is_listed = True\n    needs = ("kit",)',
            "Outline goes into the zip file; kit, which it needs, does not",
        ),
    ],
)
def test_a_class_that_does_not_fit_among_the_others_is_told(copy, old, new, told):
    toys.take(copy, STEPS)
    toys.edit(copy / EXPORTS / "outline.py", old, new)
    done = toys.run(copy, steps.__file__)
    assert done.stdout.strip() == f"the class: {told}", done.stderr


@pytest.mark.parametrize("in_zip", [False, True])
def test_the_export_is_made_in_a_course(copy, tmp_path, in_zip):
    toys.take(copy, STEPS)
    if in_zip:
        toys.edit(copy / EXPORTS / "outline.py", "in_zip: bool = False", "in_zip: bool = True")
    site = toys.built(copy, tmp_path / "course", DOCS)
    outline = site / "downloads" / "a-course-outline.txt"
    assert outline.read_text(encoding="utf-8") == "1 First\n"
    page = BeautifulSoup((site / "downloads.html").read_text(encoding="utf-8"), "html5lib")
    offered = page.select_one(".download:has(#download-outline)")
    assert "All titles." in offered.get_text()
    assert offered.select_one("[data-size-of]").get_text() == "1 kB"
    with zipfile.ZipFile(site / "downloads" / "a-course-offline.zip") as archive:
        assert ("a-course/course/downloads/a-course-outline.txt" in archive.namelist()) == in_zip
