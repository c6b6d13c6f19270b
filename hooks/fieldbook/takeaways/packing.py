"""Archives whose bytes depend on their contents alone, so that two builds of the same sources are the same."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from ..cache import fingerprint
from .carrying import Keep, anew

_FIRST_DAY = 315532800
"""1 January 1980, the first day that a zip file knows."""
_UNIX = 3
_READABLE = 0o100644 << 16

_PACKED = frozenset(
    {".avif", ".docx", ".gif", ".gz", ".jpeg", ".jpg", ".m4a", ".mov", ".mp3", ".mp4", ".odt", ".ogg", ".pdf"}
    | {".png", ".pptx", ".webm", ".webp", ".woff", ".woff2", ".xlsx", ".zip"}
)
"""Files that hold little air: packing them once more takes long and gains nothing."""

_PIECE = 200_000
"""Bytes that a piece of a long file has at least."""
_SEAM = re.compile(rb"\n[ \t]*<article\b")
"""Where a long file is parted: an edit changes a chapter, and the pieces without it stay what they are."""


class Packed(NamedTuple):
    """A file as it lies in an archive: its bytes, and the length and the check sum of what they are made from."""

    data: bytes
    size: int
    sum: int


def build_moment() -> datetime:
    """Return the moment that everything made in this build bears: SOURCE_DATE_EPOCH, else a day long past."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(given) if given.isascii() and given.isdigit() else _FIRST_DAY
    return datetime.fromtimestamp(max(seconds, _FIRST_DAY), UTC).replace(microsecond=0)


def write_archive(path: Path, contents: Mapping[str, bytes], moment: datetime, keep: Keep = anew) -> None:
    """Write a zip file: names in the order of the alphabet, each file dated `moment`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w+b") as file, zipfile.ZipFile(file, "w") as archive:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            # Python would put down the system it runs on, and Windows knows no permissions.
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            if PurePosixPath(name).suffix.lower() in _PACKED:
                archive.writestr(entry, contents[name])
            else:
                _put(archive, entry, _pack(name, contents[name], keep))
        _correct_headers(file, archive)


def _put(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, packed: Packed) -> None:
    """Put a file that is packed already into an archive: Python would only take one to pack."""
    archive.writestr(entry, packed.data)
    entry.compress_type, entry.file_size, entry.CRC = zipfile.ZIP_DEFLATED, packed.size, packed.sum


def _correct_headers(file: IO[bytes], archive: zipfile.ZipFile) -> None:
    """Have it said before each packed file, too, that it is packed; the list at the end says so already."""
    end = file.tell()
    for entry in archive.infolist():
        if entry.compress_type == zipfile.ZIP_DEFLATED:
            file.seek(entry.header_offset)
            file.write(entry.FileHeader())
    file.seek(end)


def _pack(name: str, content: bytes, keep: Keep) -> Packed:
    """Pack a file, a long one piece by piece: what an edit leaves as it was is not packed again."""
    pieces = list(_pieces(content))
    last = len(pieces) - 1
    data = b"".join(
        keep("packed", f"{name} {place}", fingerprint(piece, place == last), partial(_deflated, piece, place == last))
        for place, piece in enumerate(pieces)
    )
    return Packed(data, len(content), zlib.crc32(content))


def _pieces(content: bytes) -> Iterator[bytes]:
    start = 0
    for seam in _SEAM.finditer(content):
        if seam.start() - start >= _PIECE:
            yield content[start : seam.start()]
            start = seam.start()
    yield content[start:]


def _deflated(piece: bytes, last: bool) -> bytes:
    """Return a piece so that the next one may follow it, whatever that is (RFC 1951, zlib's Z_FULL_FLUSH)."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(piece) + packer.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)
