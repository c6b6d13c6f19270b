"""Archives whose bytes depend on their contents alone, so that two builds of the same sources are the same.

On what packs them, too: with another zlib installed (see `pieces.py`), they say the same in other bytes.
"""

from __future__ import annotations

import os
import zipfile
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from posixpath import splitext
from typing import IO, NamedTuple

from ..cache.store import fingerprint
from .base import Keep, anew
from .pieces import LONG, QUICKLY, Parting, Piece, blocks_of, deflated, packer_of
from .sums import Sums

_FIRST_DAY = 315532800
"""1 January 1980, the first day that a zip file knows."""
_UNIX = 3
_READABLE = 0o100644 << 16

_PACKED = frozenset(
    {".avif", ".docx", ".gif", ".gz", ".jpeg", ".jpg", ".m4a", ".mov", ".mp3", ".mp4", ".odt", ".ogg", ".pdf"}
    | {".png", ".pptx", ".webm", ".webp", ".woff", ".woff2", ".xlsx", ".zip"}
)
"""Files that hold little air: packing them once more takes long and gains nothing."""

_MARGIN = 1.05
"""A file that is so near to the longest that a plain zip file holds gets the longer head, as Python does it."""


class Packed(NamedTuple):
    """A file as it lies in an archive: its bytes, and the length and the check sum of what they are made from."""

    data: bytes
    size: int
    sum: int


class Packer:
    """Packs what is written bit by bit, so that it is never in memory as a whole."""

    def __init__(self) -> None:
        self._packer = packer_of(6)
        self._data: list[bytes] = []
        self._size = self._sum = 0

    def add(self, content: bytes) -> None:
        """Take the next bytes."""
        self._data.append(self._packer.compress(content))
        self._size, self._sum = self._size + len(content), zlib.crc32(content, self._sum)

    def packed(self) -> Packed:
        """Return what all of it became."""
        return Packed(b"".join([*self._data, self._packer.flush()]), self._size, self._sum)


def pack_file(file: Path) -> Packed:
    """Pack a short file."""
    return _packed(file.read_bytes(), QUICKLY)


def _packed(content: bytes, level: int = 6) -> Packed:
    return Packed(deflated([content], level), len(content), zlib.crc32(content))


@dataclass(frozen=True, slots=True)
class Packing:
    """What an archive is made with: who keeps what is packed, and who sums files up."""

    keep: Keep = anew
    sums: Sums = field(default_factory=Sums)


def build_moment() -> datetime:
    """Return the moment that everything made in this build bears: SOURCE_DATE_EPOCH, else a day long past."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(given) if given.isascii() and given.isdigit() else _FIRST_DAY
    return datetime.fromtimestamp(max(seconds, _FIRST_DAY), UTC).replace(microsecond=0)


def is_packed(name: str) -> bool:
    """Tell whether a file, by its name, holds little air."""
    return splitext(name)[1].lower() in _PACKED


def write_archive(
    path: Path,
    contents: Mapping[str, bytes | Path | Packed],
    moment: datetime,
    packing: Packing | None = None,
    show: Callable[[Sequence[str]], Iterable[str]] = iter,
) -> None:
    """Write a zip file: names in the order of the alphabet, each file dated `moment`.

    `contents` are files, or what is to be in one, packed or not. Long files are never in memory as a whole.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file, zipfile.ZipFile(file, "w") as archive:
        date = moment.timetuple()[:6]
        for name in show(sorted(contents)):
            entry = zipfile.ZipInfo(name, date)
            # Python would put down the system it runs on, and Windows knows no permissions.
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            entry.compress_type = zipfile.ZIP_STORED if is_packed(name) else zipfile.ZIP_DEFLATED
            _add(archive, file, entry, contents[name], packing or Packing())


def _add(
    archive: zipfile.ZipFile, file: IO[bytes], entry: zipfile.ZipInfo, content: bytes | Path | Packed, by: Packing
) -> None:
    """Put a file into an archive. Python would only take one to pack, and not one that is packed already."""
    entry.header_offset = file.tell()
    if isinstance(content, Path) and (size := content.stat().st_size) >= LONG:
        _pour(file, entry, content, size, by)
    else:
        packed = _short(entry.filename, content, by)
        entry.file_size, entry.compress_size, entry.CRC = packed.size, len(packed.data), packed.sum
        file.write(entry.FileHeader())
        file.write(packed.data)
    archive.filelist.append(entry)
    archive.NameToInfo[entry.filename] = entry
    archive.start_dir = file.tell()


def _short(name: str, content: bytes | Path | Packed, by: Packing) -> Packed:
    if isinstance(content, Packed):
        return content
    if is_packed(name):
        data = content if isinstance(content, bytes) else content.read_bytes()
        return Packed(data, len(data), zlib.crc32(data))
    if isinstance(content, bytes):
        return by.keep("packed", name, fingerprint(content), partial(_packed, content))
    return by.keep("packed", name, by.sums.of(content), partial(pack_file, content))


def pack_member(name: str, file: Path, by: Packing) -> None:
    """Have a file packed and kept as it will lie in an archive under a name."""
    if is_packed(name):
        return
    if file.stat().st_size < LONG:
        _short(name, file, by)
    else:
        deque(_pieces(name, file, by), maxlen=0)


def _pour(file: IO[bytes], entry: zipfile.ZipInfo, content: Path, size: int, by: Packing) -> None:
    """Put a long file into an archive bit by bit, and what is said of it before it afterwards."""
    entry.file_size, entry.CRC = size, 0
    longest = size * _MARGIN > zipfile.ZIP64_LIMIT
    file.write(entry.FileHeader(longest))
    start = file.tell()
    if entry.compress_type == zipfile.ZIP_STORED:
        stored = Parting(blocks_of(content))
        file.writelines(stored.blocks())
        size, sum_ = stored.size, stored.crc
    else:
        _, size, sum_ = by.sums.pieces_of(content)
        file.writelines(_pieces(entry.filename, content, by))
    end = file.tell()
    entry.file_size, entry.compress_size, entry.CRC = size, end - start, sum_
    file.seek(entry.header_offset)
    file.write(entry.FileHeader(longest))
    file.seek(end)


def _pieces(name: str, content: Path, by: Packing) -> Iterator[bytes]:
    """Yield what becomes of the pieces of a long file: what an edit leaves as it was is not packed again."""
    for place, piece in enumerate(by.sums.pieces_of(content).pieces):
        yield pack_piece(name, place, piece, blocks_of(content, piece.begin, piece.end), by.keep)


def pack_piece(name: str, place: int, piece: Piece, blocks: Iterable[bytes], keep: Keep) -> bytes:
    """Return what becomes of the piece of a long file at some `place` in it; its bytes come in `blocks`."""
    key = fingerprint(piece.sum, piece.last)
    return keep("packed", f"{name} {place}", key, lambda: deflated(blocks, QUICKLY, last=piece.last))
