"""A course under ProperDocs, with no MkDocs installed: the same site, the same checks, the same preview."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

OWN = Path(__file__).parents[1] / "sites" / "welcome"
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
PACKED = (".zip", ".gz")
"""They hold pages, which name their generator; sizes differ by that."""


@pytest.fixture(scope="module")
def properdocs(environment) -> Path:
    return environment("properdocs", without=("mkdocs",))


@pytest.fixture
def course(tmp_path) -> Path:
    shutil.copytree(OWN, tmp_path / "course")
    return tmp_path / "course"


def run(python: Path | str, course: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([python, *command], cwd=course, capture_output=True, encoding="utf-8", check=False)


def built(python: Path | str, program: str, course: Path) -> dict[str, bytes]:
    """Build a course anew, strictly; return its pages without the name of their generator."""
    shutil.rmtree(course / ".cache", ignore_errors=True)
    done = run(python, course, "-m", program, "build", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    site = course / "site"
    return {
        file.relative_to(site).as_posix(): GENERATOR.sub(b"", file.read_bytes())
        for file in site.rglob("*")
        if file.is_file() and file.suffix not in PACKED and file.name != "downloads.html"
    }


def test_there_is_no_mkdocs(properdocs, tmp_path):
    assert run(properdocs, tmp_path, "-c", "import mkdocs").returncode


def test_the_site_is_the_same(properdocs, course):
    ours = built(sys.executable, "mkdocs", course)
    theirs = built(properdocs, "properdocs", course)
    assert theirs.keys() == ours.keys()
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_a_course_of_many_pages_is_converted_by_several_processes(properdocs, course):
    for number in range(40):
        lesson = f"---\ntitle: Lesson {number}\nlesson: false\n---\nText of {number}.\n"
        (course / "docs" / f"many-{number}.md").write_text(lesson, encoding="utf-8")
    config = course / "mkdocs.yml"
    config.write_text(f"{config.read_text(encoding='utf-8')}\nnot_in_nav: many-*.md\n", encoding="utf-8")
    built(properdocs, "properdocs", course)
    assert "Text of 39." in (course / "site" / "many-39.html").read_text(encoding="utf-8")


def test_our_own_commands_work(properdocs, course):
    for command in (["check", "--strict"], ["build"], ["export"]):
        done = run(properdocs, course, "-m", "fieldbook", *command)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_preview_answers(properdocs, course):
    command = [properdocs, "-m", "fieldbook", "serve", "--port", "8473"]
    preview = subprocess.Popen(command, cwd=course, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        end = time.monotonic() + 60
        status = 0
        while not status and time.monotonic() < end and preview.poll() is None:
            try:
                with urlopen("http://127.0.0.1:8473/workbook.html", timeout=5) as answer:
                    status = answer.status
            except (URLError, OSError):
                time.sleep(0.2)
        assert status == 200
    finally:
        preview.terminate()
        said, _ = preview.communicate(timeout=30)
    assert "Traceback" not in said
