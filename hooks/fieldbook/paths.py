"""Paths of files as people write them, on every system: Windows and macOS find a file under more than its own name."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def path_from(folder: Path, file: Path) -> str:
    """Return a file's path from a folder on, with `/`; its own where none leads there, as from one drive to another."""
    try:
        return os.path.relpath(file, folder).replace(os.sep, "/")
    except ValueError:
        return str(file)


def has_file(folder: Path, path: str) -> bool:
    """Tell whether a file lies at a path below a folder by this very name.

    Where capitals don't count, or a backslash is as good as a slash, the system finds it under others as well: that is
    an address which leads nowhere once the course is published, or one whose page nobody has locked.
    """
    place = folder
    with suppress(OSError, ValueError):
        for name in path.split("/"):
            if all(entry.name != name for entry in place.iterdir()):
                return False
            place /= name
        return place.is_file()
    return False
