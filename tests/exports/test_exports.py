"""All exports: each is made where it says, and goes into the zip file only if it says so."""

from __future__ import annotations

import json
import os
import re
import zipfile

import pytest
from click.testing import CliRunner

from fieldbook.cli.main import main
from fieldbook.exports import EXPORTS, Exporter, file_name
from tests.courses import build_course

DOCS = {
    "index.md": "---\ntitle: Home\n---\nHello.\n",
    "one.md": """\
        ---
        title: One
        minutes: 5
        ---
        Words.

        /// worksheet | Sheet
            id: sheet

        Your name ____.
        ///

        /// facilitator | Ask
        What do they say?
        ///
        """,
}


@pytest.fixture
def course(tmp_path):
    return build_course(tmp_path, DOCS)


def path(exporter: Exporter, built) -> str:
    return exporter.path(built.course["id"])


def test_each_is_there_and_in_the_zip_if_it_says_so(course):
    name = next(exporter for exporter in EXPORTS if exporter.name == "kit")
    with zipfile.ZipFile(course.site / path(name, course)) as archive:
        inside = archive.namelist()
    files = {file.relative_to(course.site).as_posix() for file in course.site.glob("downloads/*")}
    assert files <= {path(exporter, course) for exporter in EXPORTS}, "an export writes one file, its target"
    for exporter in EXPORTS:
        assert (course.site / path(exporter, course)).is_file()
        there = f"{file_name(course.course['id'])}/course/{path(exporter, course)}" in inside
        assert there == exporter.in_zip, exporter.name


def test_the_page_of_downloads_lists_them(course):
    page = course.page("downloads.html")
    offered = [one["data-size-of"] for one in page.select("[data-size-of]")]
    assert offered == [path(exporter, course) for exporter in EXPORTS if exporter.is_listed]


def test_a_course_without_worksheets_has_no_workbook(tmp_path):
    built = build_course(tmp_path, {"index.md": "---\ntitle: Home\n---\n", "one.md": "---\ntitle: One\n---\nA.\n"})
    assert not list(built.site.rglob("*.docx"))
    assert "workbook" not in str(built.page("downloads.html").main)


def test_export_takes_lessons_as_they_are_now_and_the_site_as_it_lies(course, tmp_path, monkeypatch):
    lesson = tmp_path / "docs" / "one.md"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("Words.", "Other words."), encoding="utf-8")
    (course.site / "extra.txt").write_text("Room 4", encoding="utf-8")
    before = {file: file.read_bytes() for file in course.site.rglob("*") if file.is_file()}
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["export"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    single = course.site / "downloads" / "a-small-course.html"
    assert "Other words." in single.read_text(encoding="utf-8")
    with zipfile.ZipFile(course.site / "downloads" / "a-small-course-offline.zip") as archive:
        assert archive.read("a-small-course/course/extra.txt") == b"Room 4"
        assert archive.read("a-small-course/a-small-course.html") == single.read_bytes()
    changed = {file.relative_to(course.site).as_posix() for file, old in before.items() if file.read_bytes() != old}
    assert changed - {"downloads.html"} == {
        f"downloads/a-small-course{end}" for end in (".html", "-facilitator.html", "-offline.zip")
    }
    assert not list(course.site.rglob("*.part"))
    assert re.search(r"a-small-course\.html  \d+ kB\n", done.output)


def test_export_with_templates_of_ones_own(course, tmp_path, monkeypatch):
    (tmp_path / "mine" / "fieldbook").mkdir(parents=True)
    (tmp_path / "mine" / "fieldbook" / "readme.txt").write_text("Read {{ title }}.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["export", "--templates", "mine"], catch_exceptions=False).exit_code == 0
    with zipfile.ZipFile(course.site / "downloads" / "a-small-course-offline.zip") as archive:
        assert archive.read("a-small-course/READ-ME.txt") == b"Read A small course."


def test_export_of_another_course_says_that_its_lessons_are_not_here(course, tmp_path, monkeypatch):
    told = json.loads((course.site / "course.json").read_text(encoding="utf-8"))
    (course.site / "course.json").write_text(json.dumps({**told, "id": "elsewhere"}), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["export"], catch_exceptions=False)
    assert done.exit_code == 0
    assert "The lessons of A small course are neither here nor beside site" in done.output
    assert (course.site / "downloads" / "elsewhere-offline.zip").is_file()
    guided = CliRunner().invoke(main, ["export", "--facilitator", "g.html"], catch_exceptions=False)
    assert guided.exit_code == 1
    assert "mkdocs.yml" in guided.output


def test_an_export_is_kept_until_what_it_is_made_from_changes(course, tmp_path):
    workbook = course.site / "downloads" / "workbook.docx"
    first = workbook.read_bytes()
    text = (tmp_path / "docs" / "one.md").read_text(encoding="utf-8")
    for new in (text.replace("Words.", "More."), text.replace("Your name", "Your town")):
        (tmp_path / "docs" / "one.md").write_text(new, encoding="utf-8")
        os.utime(tmp_path / "docs" / "one.md")
        build_course(tmp_path, {})
        assert (workbook.read_bytes() == first) == ("Your name" in new)
