"""An archive is one that any program can read, whether its files were packed now or are kept from before."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
import zlib
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import pytest

from fieldbook.exports.archive import Packer, Packing, pack_file, write_archive
from fieldbook.exports.pieces import LONG, deflated

MOMENT = datetime(2026, 1, 2, 3, 4, 6, tzinfo=UTC)
CHAPTER = b'\n<article class="chapter">\n'


@pytest.fixture(scope="module")
def contents() -> dict[str, bytes]:
    """Files of all sorts: empty, short, with nothing to be packed, and one that is packed in pieces."""
    dice = Random(1)
    words = [b"partner", b"library", b"teen", b"school", b"museum", b"garden", b"trust"]
    chapters = [CHAPTER + b" ".join(dice.choices(words, k=15_000)) for _ in range(20)]
    return {
        "a/empty.txt": b"",
        "a/short.html": b"<p>Short.</p>",
        "b/noise.bin": dice.randbytes(5000),
        "b/picture.png": dice.randbytes(300),
        "book.html": b"".join(chapters),
        "f\u00fcr/umlaut.txt": b"x" * 1000,
    }


@pytest.fixture
def laid(tmp_path):
    """Have some of the contents in files: those that are long, and half of the others."""

    def laid(contents):
        folder = Path(mkdtemp(dir=tmp_path))
        found = {}
        for place, (name, content) in enumerate(contents.items()):
            found[name] = folder / str(place) if place % 2 or len(content) > LONG else content
            (folder / str(place)).write_bytes(content)
        return found

    return laid


class Kept:
    """Keeps what was made, and counts it."""

    def __init__(self) -> None:
        self.made = 0
        self.things: dict[tuple[str, str, bytes], object] = {}

    def __call__(self, kind, name, key, make):
        if (kind, name, key) not in self.things:
            self.made += 1
            self.things[kind, name, key] = make()
        return self.things[kind, name, key]


def test_what_was_put_in_comes_out(tmp_path, contents, laid):
    write_archive(tmp_path / "a.zip", laid(contents), MOMENT)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == contents
        assert archive.getinfo("book.html").compress_size < len(contents["book.html"]) / 3
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 1, 2, 3, 4, 6)}


def test_files_are_packed_quickly_and_what_is_made_in_memory_well(tmp_path, contents):
    """A kit is a little larger than it could be. A workbook is not, whose markup repeats itself."""
    text = contents["book.html"][:100_000]
    (tmp_path / "a.html").write_bytes(text)
    packer = Packer()
    packer.add(text)
    quickly, well, bit_by_bit = pack_file(tmp_path / "a.html").data, deflated([text]), packer.packed().data
    assert quickly == deflated([text], 5)
    assert well == bit_by_bit == deflated([text], 6)
    assert all(zlib.decompress(packed, -zlib.MAX_WBITS) == text for packed in (quickly, well))


LEVELS = """
import sys
{before}
from fieldbook.exports.pieces import deflated
text = open(sys.argv[1], "rb").read()
sys.stdout.buffer.write(deflated([text], 5))
"""


@pytest.mark.parametrize("before", ["", "sys.modules['zlib_ng'] = None"], ids=["zlib-ng", "zlib"])
def test_what_packs_may_be_missing(tmp_path, before):
    words = b"".join(b"<p>%d words, and %d more</p>\n" % (number, number**3) for number in range(5_000))
    (tmp_path / "a.html").write_bytes(words)
    command = [sys.executable, "-c", LEVELS.format(before=before), str(tmp_path / "a.html")]
    packed = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    assert zlib.decompress(packed, -zlib.MAX_WBITS) == words
    assert len(packed) < 1.05 * len(zlib.compress(words, 5, -zlib.MAX_WBITS))


@pytest.mark.skipif(not shutil.which("unzip"), reason="unzip is not there")
def test_unzip_finds_nothing_wrong(tmp_path, contents, laid):
    write_archive(tmp_path / "a.zip", laid(contents), MOMENT)
    ended = subprocess.run(["unzip", "-t", tmp_path / "a.zip"], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "mismatch" not in ended.stdout + ended.stderr


def test_each_file_says_before_itself_what_the_list_says(tmp_path, contents):
    """Programs that read an archive as it comes in go by what stands before each file."""
    write_archive(tmp_path / "a.zip", contents, MOMENT)
    data = (tmp_path / "a.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        for entry in archive.infolist():
            header = data[entry.header_offset :][:30]
            assert int.from_bytes(header[8:10], "little") == entry.compress_type
            assert int.from_bytes(header[14:18], "little") == entry.CRC
            assert int.from_bytes(header[18:22], "little") == entry.compress_size
            assert int.from_bytes(header[22:26], "little") == entry.file_size


def test_kept_pieces_give_the_same_bytes_and_an_edit_packs_one(tmp_path, contents, laid):
    keep = Kept()
    write_archive(tmp_path / "a.zip", laid(contents), MOMENT)
    for name in ("b.zip", "c.zip"):
        write_archive(tmp_path / name, laid(contents), MOMENT, Packing(keep))
        assert (tmp_path / name).read_bytes() == (tmp_path / "a.zip").read_bytes()
    made = keep.made
    middle = len(contents["book.html"]) // 2
    book = contents["book.html"][:middle] + b"edited" + contents["book.html"][middle:]
    edited = {**contents, "book.html": book}
    write_archive(tmp_path / "d.zip", laid(edited), MOMENT, Packing(keep))
    assert keep.made == made + 1
    with zipfile.ZipFile(tmp_path / "d.zip") as archive:
        assert archive.read("book.html") == book


def test_what_is_packed_bit_by_bit_is_whole(tmp_path):
    bits = [b"", b"some words, " * 5000, "é…".encode() * 3000, b"the end"]
    packer = Packer()
    for bit in bits:
        packer.add(bit)
    write_archive(tmp_path / "bits.zip", {"a.txt": packer.packed()}, MOMENT)
    with zipfile.ZipFile(tmp_path / "bits.zip") as archive:
        assert archive.testzip() is None
        assert archive.read("a.txt") == b"".join(bits)
