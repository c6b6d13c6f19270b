"""The course that is measured: the same each time, like a real one, and without a mistake in either notation."""

from __future__ import annotations

import re
from random import Random

import imagesize
import pytest

from benchmarks.course import course_files, edit, write_course
from benchmarks.lessons import lesson_path
from benchmarks.pictures import png
from fieldbook.blocks.extension import BLOCKS
from fieldbook.checks import check_texts
from tests.courses import build_folder

LESSONS = 12


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course")
    write_course(folder, LESSONS)
    return folder


def test_the_same_seed_gives_the_same_bytes():
    assert course_files(LESSONS, seed=3) == course_files(LESSONS, seed=3)
    assert course_files(LESSONS, seed=3) != course_files(LESSONS, seed=4)


def test_a_lesson_does_not_depend_on_how_many_there_are():
    path = f"docs/{lesson_path(7)}"
    assert course_files(10)[path] == course_files(LESSONS)[path]


def test_authors_checks_find_nothing(course):
    assert check_texts(course / "mkdocs.yml")[0] == []


def test_it_builds_without_a_warning(course):
    built = build_folder(course)
    assert built.said == []
    assert [len(module["lessons"]) for module in built.course["modules"]] == [10, 2]
    assert len(built.page("references.html").select(".references li")) > 5


def test_in_plain_markdown_as_well(tmp_path):
    write_course(tmp_path, LESSONS, in_plain=True)
    built = build_folder(tmp_path)
    assert built.said == []
    page = built.page("module-001/lesson-0006/index.html")
    assert page.select("article table")
    assert "///" not in page.get_text()


def test_both_have_the_same_pages_in_the_same_order(course):
    ours, plain = (course_files(LESSONS, in_plain=in_plain)["mkdocs.yml"].decode() for in_plain in (False, True))
    assert ours[ours.index("nav:") :] == plain[plain.index("nav:") :]


def test_every_block_is_in_it(course):
    texts = [file.read_text(encoding="utf-8") for file in course.rglob("lesson-*.md")]
    typed = {name for text in texts for name in re.findall(r"^/{3,} ([a-z-]+)", text, re.MULTILINE)}
    assert set(BLOCKS) <= typed


def test_lessons_are_as_long_as_real_ones(course):
    words = [len(file.read_text(encoding="utf-8").split()) for file in course.glob("docs/module-*/lesson-*.md")]
    assert len(words) == LESSONS
    assert all(700 < count < 1300 for count in words)


def test_pictures_can_be_looked_at(tmp_path):
    file = tmp_path / "picture.png"
    file.write_bytes(png(Random(1)))
    assert 90 <= imagesize.get(file)[0] <= 150


def test_an_edit_changes_one_word_of_one_lesson(tmp_path):
    write_course(tmp_path, LESSONS)
    before = course_files(LESSONS)
    words = [edit(tmp_path, 6, turn) for turn in (1, 2)]
    changed = [path for path, content in before.items() if (tmp_path / path).read_bytes() != content]
    assert changed == [f"docs/{lesson_path(6)}"]
    assert words[0] != words[1]
    assert words[1] in (tmp_path / changed[0]).read_text(encoding="utf-8")
