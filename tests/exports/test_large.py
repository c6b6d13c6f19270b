"""Courses larger than memory: what is held while takeaways are made does not grow with what the pages say."""

from __future__ import annotations

import tracemalloc
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldbook.exports.archive import pack_file, pack_piece, write_archive
from fieldbook.exports.base import Built, anew, unshown
from fieldbook.exports.pieces import LONG, Parting, blocks_of, in_blocks
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
    """As for many files, so for a long one: packed in pieces, or stored."""
    found = []
    for site, course in sites:
        files = sorted(site.glob("*.html"))
        if as_one:
            files = [write_single(Built(site), course, render, unshown)]
        contents = {f"{file.stem}{suffix}": file for file in files}
        found.append(peak(lambda contents=contents: write_archive(tmp_path / "a.zip", contents, MOMENT)))
    assert found[1] - found[0] < (MANY - FEW) * LENGTH / 20


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"x" * 3 * LONG,
        b"x" * (LONG - 1) + b"\n<article>" + b"x" * LONG,
        b"x" * LONG + b"\n \t<article>" + b"y" * LONG + b"\n<articles>" + b"z" * LONG + b"\n<article",
        (b"x" * 1000 + b"\n<article class=a>") * 2000,
    ],
)
def test_pieces_are_those_of_the_whole(tmp_path, text):
    """Wherever its blocks end, a file is parted at the first seam that leaves a piece long enough."""
    file = tmp_path / "a.html"
    file.write_bytes(text)
    parting = Parting(blocks_of(file))
    found = list(parting.pieces())
    assert [piece.end for piece in found[:-1]] == [piece.begin for piece in found[1:]]
    assert (found[0].begin, found[-1].end, parting.size) == (0, len(text), len(text))
    expected, start = [], 0
    while (seam := next((at for at in seams(text) if at - start >= LONG), None)) is not None:
        expected.append(seam)
        start = seam
    assert [piece.begin for piece in found[1:]] == expected
    assert parting.crc == pack_file(file).sum
    if len(found) == 1:
        assert zlib.decompress(pack_piece("a.html", 0, found[0], blocks_of(file), anew), -zlib.MAX_WBITS) == text


@pytest.mark.parametrize("bit", [1, 1000, 1 << 17, 200_000, 500_000])
def test_bits_come_in_the_blocks_of_a_file(tmp_path, bit):
    text = bytes(range(250)) * 1000 if bit == 1 else bytes(range(250)) * 2400
    file = tmp_path / "a.html"
    file.write_bytes(text)
    bits = (text[start : start + bit] for start in range(0, len(text), bit))
    assert list(in_blocks(bits)) == list(blocks_of(file))
    assert list(in_blocks([b"", text, b""])) == list(blocks_of(file))
    assert list(in_blocks([])) == list(in_blocks([b""])) == []


def seams(text: bytes) -> list[int]:
    lines = [at for at, letter in enumerate(text) if letter == ord("\n")]
    return [at for at in lines if text[at:].lstrip()[:9] in {b"<article>", b"<article "}]
