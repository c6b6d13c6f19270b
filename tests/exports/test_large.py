"""Courses larger than memory: what is held while exports are made does not grow with what the pages say."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldbook.cache.store import uncached
from fieldbook.exports import Material
from fieldbook.exports.archive import write_archive
from fieldbook.exports.single_file import SingleFile
from fieldbook.exports.single_file.book import LATER
from fieldbook.exports.workbook import write_workbook
from fieldbook.exports.workbook_data import workbook_data
from fieldbook.model import Course, Lesson, Module, Outcome
from fieldbook.pages import Book

MOMENT = datetime(2026, 1, 2, 3, 4, 6, tzinfo=UTC)
FEW, MANY = 3, 15
LENGTH = 50_000
"""Letters on a page. What is held besides for each page, its ids and addresses, is a fiftieth of that."""

SHORT, LONG = 2_000_000, 8_000_000
"""Letters in a file of the kit, which is read in parts of a quarter of a megabyte."""


class LongPages:
    """Pages that are made when they are asked for."""

    def has(self, address):
        return address == "index.html" or address.startswith("lesson-")

    def key(self, address):
        return b""

    def is_new(self, address):
        return False

    def content(self, address):
        text = "".join(f"<p>{address} {number}</p>\n" for number in range(LENGTH // 25))
        return f'<h1 id="a">A</h1>{text}'

    def partial(self, name):
        return ""

    def asset(self, name):
        return f"assets/fieldbook/{name}"


def material_of(folder: Path, pages: int) -> Material:
    """Make what of a site the single file is made from."""
    (folder / "assets/fieldbook").mkdir(parents=True)
    for name in ("single.css", "single.js", "fieldbook.css", "fieldbook.js", *LATER):
        (folder / "assets/fieldbook" / name).write_text("", encoding="utf-8")
    names = [f"lesson-{number}" for number in range(pages)]
    lessons = tuple(Lesson(f"{name}.md", f"{name}.html", name, place, 5) for place, name in enumerate(names, 1))
    course = Course("c", "T", "", "en", (Module("M", 1, lessons),))
    return Material(Book(course), folder, render, LongPages())


def render(_name, context):
    """Render as a template would, of which only the chapters are long."""
    for chapter in context["chapters"]:
        yield f'\n<article class="chapter" id="{chapter.anchor}">\n'
        yield from chapter.pieces
        yield "\n</article>"


def single(material: Material) -> Path:
    file = material.site / "c.html"
    SingleFile().write(material, file)
    return file


def peak(run) -> int:
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_the_single_file_takes_no_more_memory_for_more_pages(tmp_path):
    materials = [material_of(tmp_path / str(pages), pages) for pages in (FEW, MANY)]
    single(materials[0])
    few, many = (peak(lambda one=one: single(one)) for one in materials)
    assert (materials[1].site / "c.html").stat().st_size > MANY * LENGTH / 2
    assert many - few < (MANY - FEW) * LENGTH / 20


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """A short file and a long one."""
    files = [tmp_path_factory.mktemp("texts") / f"{letters}.html" for letters in (SHORT, LONG)]
    for file in files:
        file.write_text("".join(f"{number:07}\n" for number in range(int(file.stem) // 8)), encoding="utf-8")
    return files


@pytest.mark.parametrize("memo", [None, uncached], ids=["as a whole", "in parts"])
@pytest.mark.parametrize("suffix", [".html", ".mp4"])
def test_the_kit_takes_no_more_memory_for_longer_files(texts, tmp_path, suffix, memo):
    """Packed, or stored."""
    found = []
    for file in texts:
        contents = {f"c{suffix}": file}
        found.append(peak(lambda contents=contents: write_archive(tmp_path / "a.zip", contents, MOMENT, memo=memo)))
    assert found[1] - found[0] < (LONG - SHORT) / 20


def test_the_workbook_takes_no_more_memory_for_a_longer_table(tmp_path):
    """That of the outcomes, which is as long as the course."""

    def write(count: int) -> None:
        outcomes = tuple(Outcome(f"o{number}", f"Do {number} things") for number in range(count))
        course = Course("c", "T", "", "en", (Module("M", 1, (Lesson("a.md", "a.html", "A", 1, 5, outcomes),)),))
        write_workbook(workbook_data(Book(course)), tmp_path, "workbook.docx")

    write(1)
    few, many = (peak(lambda count=count: write(count)) for count in (100, 200))
    assert many - few < 100 * 1000
