"""Whoever makes this repository a course of their own, as the guide says, publishes it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from tests.workflows import commands

ROOT = Path(__file__).parents[1]
LESSONS = Path(str(files("fieldbook.scaffold"))) / "templates" / "texts" / "en" / "docs"
NAV = """nav:
  - index.md
  - First steps:
      - first-steps/index.md
      - first-steps/first-lesson.md
"""


@pytest.fixture
def fork(tmp_path):
    """The repository with other lessons in place of those in docs/, and another name, id and nav."""
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(LESSONS, tmp_path / "docs")
    for page in (tmp_path / "docs").rglob("index.md"):
        text = page.read_text("utf-8")
        page.write_text(text.replace("«name»", "At the Desk").replace("«section»", "First steps"), "utf-8")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings = re.sub(r"^nav:\n(?:[ ].*\n)+", NAV, settings, flags=re.MULTILINE)
    settings = re.sub(r"^site_name: .*", "site_name: At the Desk", settings, flags=re.MULTILINE)
    settings = re.sub(r"^    id: .*", "    id: at-the-desk", settings, flags=re.MULTILINE)
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    return tmp_path


def test_lessons_of_ones_own_are_checked_and_built(fork, build):
    checked = subprocess.run(
        [sys.executable, "-m", "fieldbook", "check", "--strict"],
        cwd=fork,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (checked.returncode, checked.stdout) == (0, "nothing is wrong in 3 pages\n")
    site = build(fork / "site", fork, SITE_URL="https://example.org/desk/")
    assert "https://example.org/desk/first-steps/first-lesson.html" in (site / "sitemap.xml").read_text("utf-8")
    assert (site / "downloads" / "at-the-desk-offline.zip").is_file()


def test_what_publishes_does_not_ask_for_tests_of_the_code():
    workflow = yaml.safe_load((ROOT / ".github/workflows/course.yml").read_text("utf-8"))
    told = "\n".join(step.run for step in commands(ROOT, "course.yml", "build", {"steps.pages.outputs.base_url": ""}))
    assert re.findall(r"\b(fieldbook check|fieldbook build|pytest|make|ruff|mypy)\b", told) == [
        "fieldbook check",
        "fieldbook build",
    ]
    assert workflow["jobs"]["publish"]["needs"] == "build"
