"""Files that are on disk, and not just on their way, before anyone is told so."""

from __future__ import annotations

import os
from pathlib import Path

PART = ".part"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def write(file: Path, text: str) -> None:
    """Write a file for this user alone, all of it or nothing; return when it is on disk."""
    part = file.with_name(file.name + PART)
    try:
        with os.fdopen(os.open(part, _NEW, 0o600), "wb") as opened:
            opened.write(text.encode("utf-8"))
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    settle(file.parent)


def settle(folder: Path) -> None:
    """Return when what files there are in a folder is on disk, too. Windows sees to that by itself."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
