"""Zip files whose bytes depend on their contents alone, so that two builds of the same sources are the same.

They depend on the version of zlib as well: another one may compress the same contents to other bytes.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from posixpath import splitext
from typing import IO

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
    level: int = _LEVEL,
) -> None:
    """Write a zip file: names in the order of the alphabet, each file dated `moment`.

    `contents` are the bytes of each file, its path on the disk, or an open file, which is read to its end and closed.
    Files are never in memory as a whole. `show` may show the progress. `level` is the compression level.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name in show(sorted(contents)):
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            # Otherwise the bytes would depend on the system: Python records it, and Windows has no permissions.
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            _add(archive, entry, contents[name], level)


def _add(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, content: bytes | Path | IO[bytes], level: int) -> None:
    if not is_packed(entry.filename):
        entry.compress_type = zipfile.ZIP_DEFLATED
        # Python 3.13 gave it the name compress_level, and keeps this one.
        entry._compresslevel = level  # type: ignore[attr-defined]
    with _opened(content) as opened:
        # Python needs the size to decide whether the file takes Zip64.
        entry.file_size = opened.seek(0, os.SEEK_END)
        opened.seek(0)
        with archive.open(entry, "w") as added:
            shutil.copyfileobj(opened, added)


def _opened(content: bytes | Path | IO[bytes]) -> IO[bytes]:
    if isinstance(content, bytes):
        return BytesIO(content)
    return content.open("rb") if isinstance(content, Path) else content
