"""Paths of files as people write them, on every system: Windows and macOS find a file under more than its own name."""

from __future__ import annotations

import os
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path

OF_SYSTEMS = (
    *("$recycle.bin", "system volume information", ".trash", ".trash-*", ".trashes", ".spotlight-v100", ".fseventsd"),
    *("__macosx", ".ds_store", "._*", "thumbs.db", "desktop.ini", "~$*"),
)
"""What systems keep on every disk, as what was deleted from it, and beside files, as Office's note of who has one open,
which no one else can read meanwhile: patterns of names, whose capitals don't count."""
IGNORED = tuple("".join(f"[{one.upper()}{one}]" if one.isalpha() else one for one in name) for name in OF_SYSTEMS)
"""The same as patterns of a .gitignore."""


def is_of_system(name: str) -> bool:
    """Tell whether a file or folder of this name is a system's, and nothing of the course."""
    return any(fnmatchcase(name.lower(), pattern) for pattern in OF_SYSTEMS)


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
