"""An archive is one that any program can read, and the same for the same contents."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import pytest

from fieldbook.cache.store import Memo, uncached
from fieldbook.exports.archive import write_archive

MOMENT = datetime(2026, 1, 2, 3, 4, 6, tzinfo=UTC)


@pytest.fixture(scope="module")
def contents() -> dict[str, bytes]:
    """Files of all sorts: empty, short, with nothing to be packed, and a long one."""
    dice = Random(1)
    words = [b"partner", b"library", b"teen", b"school", b"museum", b"garden", b"trust"]
    return {
        "a/empty.txt": b"",
        "a/short.html": b"<p>Short.</p>",
        "b/noise.bin": dice.randbytes(5000),
        "b/picture.png": dice.randbytes(300),
        "book.html": b" ".join(dice.choices(words, k=300_000)),
        "f\u00fcr/umlaut.txt": b"x" * 1000,
    }


@pytest.fixture(params=[None, uncached], ids=["as a whole", "in parts"])
def memo(request) -> Memo | None:
    return request.param


@pytest.fixture
def laid(tmp_path):
    """Have some of the contents in files: a third, and a third opened."""

    def laid(contents):
        folder = Path(mkdtemp(dir=tmp_path))
        found = {}
        for place, (name, content) in enumerate(contents.items()):
            file = folder / str(place)
            file.write_bytes(content)
            found[name] = (content, file, BytesIO(content))[place % 3]
        return found

    return laid


def test_what_was_put_in_comes_out(tmp_path, contents, laid, memo):
    write_archive(tmp_path / "a.zip", laid(contents), MOMENT, memo=memo)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == contents
        assert archive.getinfo("book.html").compress_size < len(contents["book.html"]) / 3
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 1, 2, 3, 4, 6)}


def test_the_same_contents_make_the_same_bytes(tmp_path, contents, laid, memo):
    """Wherever they lie, and in whatever order they come."""
    write_archive(tmp_path / "a.zip", contents, MOMENT, memo=memo)
    write_archive(tmp_path / "b.zip", laid(dict(reversed(contents.items()))), MOMENT, memo=memo)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == sorted(contents)


def test_whoever_unpacks_it_may_read_the_files(tmp_path, contents, laid):
    write_archive(tmp_path / "a.zip", laid(contents), MOMENT)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
        assert {entry.create_system for entry in archive.infolist()} == {3}


def test_what_was_opened_is_closed_and_packed_from_its_beginning(tmp_path):
    opened = BytesIO()
    opened.write(b"some words")
    write_archive(tmp_path / "a.zip", {"a.txt": opened}, MOMENT)
    assert opened.closed
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.read("a.txt") == b"some words"


@pytest.mark.skipif(not shutil.which("unzip"), reason="unzip is not there")
def test_unzip_finds_nothing_wrong(tmp_path, contents, laid, memo):
    write_archive(tmp_path / "a.zip", laid(contents), MOMENT, memo=memo)
    ended = subprocess.run(["unzip", "-t", tmp_path / "a.zip"], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "mismatch" not in ended.stdout + ended.stderr


def test_each_file_says_before_itself_what_the_list_says(tmp_path, contents, memo):
    """Programs that read an archive as it comes in go by what stands before each file."""
    write_archive(tmp_path / "a.zip", contents, MOMENT, memo=memo)
    data = (tmp_path / "a.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        for entry in archive.infolist():
            header = data[entry.header_offset :][:30]
            assert int.from_bytes(header[8:10], "little") == entry.compress_type
            assert int.from_bytes(header[14:18], "little") == entry.CRC
            assert int.from_bytes(header[18:22], "little") == entry.compress_size
            assert int.from_bytes(header[22:26], "little") == entry.file_size


def test_what_an_earlier_build_has_compressed_is_not_compressed_again(tmp_path, contents):
    kept: dict[tuple[str, str, bytes], bytes] = {}
    made: list[bytes] = []

    def memo(kind, name, key, make):
        if (kind, name, key) not in kept:
            kept[kind, name, key] = make()
            made.append(kept[kind, name, key])
        return kept[kind, name, key]

    lines = contents["book.html"].replace(b"partner", b"partner\n").splitlines()
    contents = {**contents, "book.html": b"\n".join(lines), "line.html": contents["book.html"]}
    write_archive(tmp_path / "a.zip", contents, MOMENT, memo=memo)
    before = made.copy()
    write_archive(tmp_path / "a.zip", contents, MOMENT, memo=memo)
    assert made == before
    lines[10_000] += b"edited"
    contents["book.html"] = b"\n".join(lines)
    write_archive(tmp_path / "a.zip", contents, MOMENT, memo=memo)
    assert len(made) == len(before) + 1
    write_archive(tmp_path / "b.zip", contents, MOMENT, memo=uncached)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == contents
