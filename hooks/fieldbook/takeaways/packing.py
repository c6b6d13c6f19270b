"""Archives whose bytes depend on their contents alone, so that two builds of the same sources are the same."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

_FIRST_DAY = 315532800
"""1 January 1980, the first day that a zip file knows."""
_UNIX = 3
_READABLE = 0o100644 << 16

_PACKED = frozenset(
    {".avif", ".docx", ".gif", ".gz", ".jpeg", ".jpg", ".m4a", ".mov", ".mp3", ".mp4", ".odt", ".ogg", ".pdf"}
    | {".png", ".pptx", ".webm", ".webp", ".woff", ".woff2", ".xlsx", ".zip"}
)
"""Files that hold little air: packing them once more takes long and gains nothing."""


def build_moment() -> datetime:
    """Return the moment that everything made in this build bears: SOURCE_DATE_EPOCH, else a day long past."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(given) if given.isascii() and given.isdigit() else _FIRST_DAY
    return datetime.fromtimestamp(max(seconds, _FIRST_DAY), UTC).replace(microsecond=0)


def write_archive(path: Path, contents: Mapping[str, bytes], moment: datetime) -> None:
    """Write a zip file: names in the order of the alphabet, each file dated `moment`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            # Python would put down the system it runs on, and Windows knows no permissions.
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            packed = PurePosixPath(name).suffix.lower() in _PACKED
            archive.writestr(entry, contents[name], zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED)
