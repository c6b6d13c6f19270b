"""Archives whose bytes depend on their contents alone, so that two builds of the same sources are the same.

On zlib, too, which packs them: where another one is installed, they say the same in other bytes.
"""

from __future__ import annotations

import os
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from posixpath import splitext
from tempfile import SpooledTemporaryFile
from typing import IO, NamedTuple, cast

_FIRST_DAY = 315532800
"""1 January 1980, the first day that a zip file knows."""
_UNIX = 3
_READABLE = 0o100644 << 16

_PACKED = frozenset(
    {".avif", ".docx", ".gif", ".gz", ".jpeg", ".jpg", ".m4a", ".mov", ".mp3", ".mp4", ".odt", ".ogg", ".pdf"}
    | {".png", ".pptx", ".webm", ".webp", ".woff", ".woff2", ".xlsx", ".zip"}
)
"""Files that hold little air: packing them once more takes long and gains nothing."""

_LEVEL = 3
"""Of nine. On a course of 100 lessons it takes half the time of the usual six, 0.06 s, for a tenth more of bytes."""

_PIECE = 1 << 16
_IN_MEMORY = 1 << 16
"""Bytes of a packed file beyond which it waits on the disk for its turn."""


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
    contents: Mapping[str, bytes | Path | IO[bytes]],
    moment: datetime,
    show: Callable[[Sequence[str]], Iterable[str]] = iter,
) -> None:
    """Write a zip file: names in the order of the alphabet, each file dated `moment`.

    `contents` are what is to be in each file, where it lies, or it opened, to be read to its end. What lies in files
    is never in memory as a whole.
    """
    names = sorted(contents)
    path.parent.mkdir(parents=True, exist_ok=True)
    # zlib lets other threads run meanwhile, so that all processors deflate: on two, that halves the time.
    with zipfile.ZipFile(path, "w") as archive, ThreadPoolExecutor(os.cpu_count()) as threads:
        deflated = {name: threads.submit(_deflate, contents[name]) for name in names if not is_packed(name)}
        for name in show(names):
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            # Python would put down the system it runs on, and Windows knows no permissions.
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            if name in deflated:
                _add_deflated(archive, entry, deflated.pop(name).result())
            else:
                _add_stored(archive, entry, contents[name])


class _Deflated(NamedTuple):
    """A file as it lies in the archive, with the size and the check sum of what it says."""

    content: IO[bytes]
    size: int
    sum: int


def _deflate(content: bytes | Path | IO[bytes]) -> _Deflated:
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    size = total = 0
    deflated = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
    with _opened(content) as opened:
        opened.seek(0)
        while piece := opened.read(_PIECE):
            size, total = size + len(piece), zlib.crc32(piece, total)
            deflated.write(deflater.compress(piece))
    deflated.write(deflater.flush())
    return _Deflated(cast(IO[bytes], deflated), size, total)


def _add_deflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, deflated: _Deflated) -> None:
    """Add a file that is deflated already: the library, which would do it here and now, has no method for that."""
    file = cast(IO[bytes], archive.fp)
    with deflated.content as content:
        entry.compress_type, entry.compress_size = zipfile.ZIP_DEFLATED, content.tell()
        entry.file_size, entry.CRC, entry.header_offset = deflated.size, deflated.sum, file.tell()
        content.seek(0)
        file.write(entry.FileHeader())
        shutil.copyfileobj(content, file)
    archive.start_dir = file.tell()
    archive.filelist.append(entry)
    archive.NameToInfo[entry.filename] = entry


def _add_stored(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, content: bytes | Path | IO[bytes]) -> None:
    with _opened(content) as opened:
        # By this, Python tells which files are too long for a plain zip file.
        entry.file_size = opened.seek(0, os.SEEK_END)
        opened.seek(0)
        with archive.open(entry, "w") as stored:
            shutil.copyfileobj(opened, stored)


def _opened(content: bytes | Path | IO[bytes]) -> IO[bytes]:
    if isinstance(content, bytes):
        return BytesIO(content)
    return content.open("rb") if isinstance(content, Path) else content
