"""A folder as on a medium that nobody can write to: for one program, and as far as the system lets us."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

_MOUNT = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'


def read_only(folder: Path) -> list[str]:
    """Return what to call a program with for which a folder is read-only; nothing where this system can't do that.

    The rights of all that is in it are taken away as well, which does for whoever is not root.
    """
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    if shutil.which("unshare") is None:
        return []
    prefix = ["unshare", "--map-root-user", "--mount", "sh", "-c", _MOUNT, str(folder)]
    tried = subprocess.run([*prefix, "touch", str(folder / "written")], capture_output=True, check=False, text=True)
    assert not (folder / "written").exists()
    return prefix if "Read-only file system" in tried.stderr else []


def program(prefix: list[str], browser: str, folder: Path) -> Path:
    """Return a program in a folder that calls a browser in this way."""
    file = folder / "browser"
    words = " ".join(f"'{word}'" for word in [*prefix, browser])
    file.write_text(f'#!/bin/sh\nexec {words} "$@"\n', encoding="utf-8")
    file.chmod(0o755)
    return file
