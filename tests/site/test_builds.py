"""Builds that fail or are killed at any moment: the site is the old one or the new one, whole."""

from __future__ import annotations

import errno
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.exceptions import ClickException
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.courses import build_course

LESSON = "---\ntitle: {word}\nminutes: 5\n---\nThe word is {word}.\n"
PAGES = ("index.html", "a.html", "b.html")


def write(folder: Path, word: str) -> None:
    for name in ("a.md", "b.md"):
        (folder / "docs" / name).write_text(LESSON.format(word=word))


@pytest.fixture(scope="module")
def built_course(tmp_path_factory):
    """A course of two lessons, built with the word "old"."""
    folder = tmp_path_factory.mktemp("course")
    lesson = LESSON.format(word="old")
    assert not build_course(folder, {"index.md": "# Home\n", "a.md": lesson, "b.md": lesson}).said
    return folder


@pytest.fixture
def course(built_course, tmp_path):
    """A course that was built with the word "old", and whose sources now say "new"."""
    folder = tmp_path / "course"
    shutil.copytree(built_course, folder)
    write(folder, "new")
    return folder


def state(folder: Path) -> str:
    """Return "old" or "new"; anything else fails."""
    site = folder / "site"
    words = {word for word in ("old", "new") for page in PAGES[1:] if f"is {word}." in (site / page).read_text("utf-8")}
    assert len(words) == 1, words
    assert (site / "course.json").is_file()
    assert (site / "search" / "search.js").is_file()
    assert (site / "assets" / "fieldbook" / "fieldbook.css").is_file()
    return words.pop()


def built(folder: Path, **options: bool) -> None:
    build(load_config(str(folder / "mkdocs.yml"), **options))


def test_a_build_that_ends_well_leaves_nothing_beside_the_site_but_its_cache(course):
    built(course)
    assert state(course) == "new"
    assert sorted(path.name for path in course.iterdir()) == [".cache", "docs", "mkdocs.yml", "site"]


def test_warnings_of_a_strict_build_leave_the_old_site(course):
    (course / "docs" / "a.md").write_text(LESSON.format(word="new") + "\n[Nowhere](nowhere.md)\n")
    with pytest.raises(ClickException):
        built(course, strict=True)
    assert state(course) == "old"
    assert not (course / ".site.building").exists()
    built(course)
    assert state(course) == "new"


@pytest.mark.parametrize("event", ["on_files", "on_env", "on_post_build"])
def test_an_exception_in_any_event_leaves_the_old_site(course, monkeypatch, event):
    def broken(*_args, **_options):
        raise RuntimeError("broken")

    monkeypatch.setattr(f"fieldbook.site.build.CourseBuild.{event}", broken)
    with pytest.raises(RuntimeError, match="broken"):
        built(course)
    assert state(course) == "old"


@pytest.mark.parametrize("number", [0, 5, 20])
def test_a_full_disk_leaves_the_old_site_and_says_so(course, monkeypatch, number):
    """Every way in which a build writes ends in open(); from the nth file on, the disk is full."""
    shop = str(course / ".site.building")
    count = 0

    def full(path, mode="r", *rest, **options):
        nonlocal count
        if any(sign in mode for sign in "wax+") and str(path).startswith(shop):
            count += 1
            if count > number:
                raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return real(path, mode, *rest, **options)

    real = open
    monkeypatch.setattr("builtins.open", full)
    monkeypatch.setattr("io.open", full)
    with pytest.raises(ClickException, match="No space left on device"):
        built(course)
    monkeypatch.undo()
    assert state(course) == "old"
    assert not (course / ".site.building").exists()


def test_builds_that_are_killed_leave_the_old_or_the_new_site(course):
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    start = time.monotonic()
    subprocess.run(command, cwd=course, check=True, capture_output=True)
    whole = time.monotonic() - start
    chance = random.Random(5)
    for attempt in range(6):
        word = ("old", "new")[attempt % 2]
        write(course, word)
        process = subprocess.Popen(command, cwd=course, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * chance.uniform(0.3, 1.1))
        process.send_signal(chance.choice([signal.SIGKILL, signal.SIGINT, signal.SIGTERM]))
        process.wait(20)
        if not (course / "site").exists():
            # Killed between the two renames: the next build mends it.
            shutil.copytree(course / ".site.building" / "old", course / "site")
        assert state(course) in ("old", "new")
    subprocess.run(command, cwd=course, check=True, capture_output=True)
    assert state(course) == "new"
    assert not (course / ".site.building").exists()
