"""Names of files as people write them, where the system finds files under others, too."""

from __future__ import annotations

import ntpath
import os
from pathlib import Path, PureWindowsPath

import pytest

from fieldbook.checks import CheckedCourse, CourseFiles, NavEntry, structure
from fieldbook.paths import has_file, path_from
from fieldbook.room.learners_site import LearnersSite


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a file, on a system that finds it under any name."""
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "guide.html").touch()
    monkeypatch.setattr(Path, "is_file", lambda path: True)
    return tmp_path


@pytest.mark.parametrize("name", ["one/Guide.html", "One/guide.html", "one\\guide.html", "one/guide.html.", "one/no"])
def test_a_file_has_one_name(folder, name):
    assert has_file(folder, "one/guide.html")
    assert not has_file(folder, name)


def test_a_room_shows_no_page_under_another_name_which_nobody_has_locked(folder):
    site = LearnersSite(folder)
    assert site.file("one/guide.html") == folder / "one" / "guide.html"
    assert site.file("one/Guide.html") is site.file("../x.html") is None


def test_a_nav_with_backslashes_leads_somewhere_on_windows_only():
    entry = NavEntry("one\\a.md", (), 3)
    files = CourseFiles((entry,), frozenset({"one/a.md"}), dead_ends=frozenset(), in_menu=frozenset({"one/a.md"}))
    [told] = [one for one in structure.check_course(CheckedCourse((), files)) if one.code == "nav-file"]
    assert told.hint == 'type "one/a.md"'


def test_no_path_leads_from_one_drive_to_another(monkeypatch):
    monkeypatch.setattr(os.path, "relpath", lambda path, start: ntpath.relpath(str(path), str(start)))
    monkeypatch.setattr(os, "sep", "\\")
    course = PureWindowsPath("C:/course")
    assert path_from(course, PureWindowsPath("C:/shared/base.yml")) == "../shared/base.yml"
    assert path_from(course, PureWindowsPath("D:/base.yml")) == "D:\\base.yml"
