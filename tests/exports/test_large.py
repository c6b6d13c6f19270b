"""Courses larger than memory: what is held while takeaways are made does not grow with what the pages say."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldbook.exports.archive import write_archive
from fieldbook.exports.base import Built, unshown
from fieldbook.exports.single_file import write_single

MOMENT = datetime(2026, 1, 2, 3, 4, 6, tzinfo=UTC)
PAGE = """<!doctype html><html><head><title>T</title></head><body>
<article class="md-content__inner md-typeset"><h1 id="a">A</h1>{0}</article></body></html>"""
FEW, MANY = 10, 60
LENGTH = 100_000
"""Letters on a page. What is held besides for each page, its ids and addresses, is a hundredth of that."""


def site_of(folder: Path, pages: int) -> tuple[Path, dict]:
    """Make what of a site the single file is made from."""
    (folder / "assets/fieldbook").mkdir(parents=True)
    for name in ("single.css", "single.js"):
        (folder / "assets/fieldbook" / name).write_text("", encoding="utf-8")
    names = [f"lesson-{number}.html" for number in range(pages)]
    for name in ("index.html", *names):
        text = "".join(f"<p>{name} {number}</p>\n" for number in range(LENGTH // 25))
        (folder / name).write_text(PAGE.format(text), encoding="utf-8")
    lessons = [{"address": name} for name in names]
    course = {"id": "c", "title": "T", "description": "", "language": "en"}
    return folder, {**course, "modules": [{"address": "", "lessons": lessons}]}


def render(_name, context):
    """Render as a template would, of which only the chapters are long."""
    for chapter in context["chapters"]:
        yield f'\n<article class="chapter" id="{chapter.anchor}">\n'
        yield chapter.html
        yield "\n</article>"


def peak(run) -> int:
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.fixture
def sites(tmp_path):
    return [site_of(tmp_path / str(pages), pages) for pages in (FEW, MANY)]


def test_the_single_file_takes_no_more_memory_for_more_pages(sites):
    write_single(Built(sites[0][0]), sites[0][1], render, unshown)
    few, many = (peak(lambda one=one: write_single(Built(one[0]), one[1], render, unshown)) for one in sites)
    assert (sites[1][0] / "downloads/c.html").stat().st_size > MANY * LENGTH / 2
    assert many - few < (MANY - FEW) * LENGTH / 20


@pytest.mark.parametrize("as_one", [True, False])
@pytest.mark.parametrize("suffix", [".html", ".mp4"])
def test_the_kit_takes_no_more_memory_for_longer_files(sites, tmp_path, as_one, suffix):
    """As for many files, so for a long one: packed, or stored."""
    found = []
    for site, course in sites:
        files = sorted(site.glob("*.html"))
        if as_one:
            files = [write_single(Built(site), course, render, unshown)]
        contents = {f"{file.stem}{suffix}": file for file in files}
        found.append(peak(lambda contents=contents: write_archive(tmp_path / "a.zip", contents, MOMENT)))
    assert found[1] - found[0] < (MANY - FEW) * LENGTH / 20
