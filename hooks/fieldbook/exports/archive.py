"""Zip files whose bytes depend on their contents alone, so that two builds of the same sources are the same.

They depend on the version of zlib as well: another one may compress the same contents to other bytes.
"""

from __future__ import annotations

import os
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from posixpath import splitext
from typing import IO

from ..cache.store import Memo, fingerprint

_FIRST_DAY = 315532800
"""1 January 1980, the first day that a zip file knows."""
_UNIX = 3
_READABLE = 0o100644 << 16

_COMPRESSED = frozenset(
    {".avif", ".docx", ".gif", ".gz", ".jpeg", ".jpg", ".m4a", ".mov", ".mp3", ".mp4", ".odt", ".ogg", ".pdf"}
    | {".png", ".pptx", ".webm", ".webp", ".woff", ".woff2", ".xlsx", ".zip"}
)
"""Files that are compressed already: compressing them again takes long and gains nothing."""

_LEVEL = 3
"""Compression level, of nine. At 100 lessons it takes half the time of the usual six, 0.13 s, for 4% more bytes."""

BEST = 8
"""The level for small files that many people download. Nine takes half as long again, for 2% fewer bytes."""

_PART = 1 << 18
"""Bytes from which on the next end of a line ends a part of a file: an edit moves few of those ends."""

_END = b"\x03\x00"
"""What ends a deflated file: a last block, which is empty."""


def build_moment() -> datetime:
    """Return the date of all files made in this build: SOURCE_DATE_EPOCH if it is set, else 1 January 1980."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(epoch) if epoch.isascii() and epoch.isdigit() else _FIRST_DAY
    return datetime.fromtimestamp(max(seconds, _FIRST_DAY), UTC).replace(microsecond=0)


def is_packed(name: str) -> bool:
    """Tell by a file's name whether it is compressed already."""
    return splitext(name)[1].lower() in _COMPRESSED


def write_archive(
    path: Path,
    contents: Mapping[str, bytes | Path | IO[bytes]],
    moment: datetime,
    show: Callable[[Sequence[str]], Iterable[str]] = iter,
    *,
    level: int = _LEVEL,
    memo: Memo | None = None,
) -> None:
    """Write a zip file: names in the order of the alphabet, each file dated `moment`.

    Args:
        path: Where to write it.
        contents: The bytes of each file, its path on the disk, or an open file, which is read to its end and closed.
            Files are never in memory as a whole.
        moment: The date.
        show: May show the progress.
        level: The compression level.
        memo: Returns parts of files that an earlier build has compressed. With it, each part is compressed by itself.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name in show(sorted(contents)):
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            # Otherwise the bytes would depend on the system: Python records it, and Windows has no permissions.
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            entry.compress_type = zipfile.ZIP_STORED if is_packed(name) else zipfile.ZIP_DEFLATED
            # Python 3.13 gave it the name compress_level, and keeps this one.
            entry._compresslevel = level  # type: ignore[attr-defined]
            with _opened(contents[name]) as opened:
                _add(archive, entry, opened, _InParts(level, memo) if memo else None)


def _add(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, opened: IO[bytes], in_parts: _InParts | None) -> None:
    # Python needs the size to decide whether the file takes Zip64.
    entry.file_size = opened.seek(0, os.SEEK_END)
    opened.seek(0)
    with archive.open(entry, "w") as added:
        if in_parts and entry.compress_type == zipfile.ZIP_DEFLATED:
            # Monkeypatch: Python lets nobody hand over what is compressed already.
            added._compressor = in_parts  # type: ignore[attr-defined]
            added.writelines(_parts(opened))
        else:
            shutil.copyfileobj(opened, added)


def _opened(content: bytes | Path | IO[bytes]) -> IO[bytes]:
    if isinstance(content, bytes):
        return BytesIO(content)
    return content.open("rb") if isinstance(content, Path) else content


def _parts(opened: IO[bytes]) -> Iterator[bytes]:
    while part := opened.read(_PART):
        yield part + opened.readline(_PART)


class _InParts:
    """Compresses a file as an object of zlib's does, but each part by itself, if no earlier build has compressed it."""

    def __init__(self, level: int, memo: Memo) -> None:
        self._level = level
        self._memo = memo

    def compress(self, data: bytes, /) -> bytes:
        """Return a part as compressed."""
        key = fingerprint(zlib.ZLIB_RUNTIME_VERSION, self._level, data)
        return self._memo("compressed", key.hex(), key, partial(self._compressed, data))

    def _compressed(self, part: bytes) -> bytes:
        compressor = zlib.compressobj(self._level, zlib.DEFLATED, -zlib.MAX_WBITS)
        return compressor.compress(part) + compressor.flush(zlib.Z_FULL_FLUSH)

    def flush(self) -> bytes:
        """Return what ends a file."""
        return _END
