"""What people type to call Fieldbook from where they stand: not all have it on their path, or for long."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath

from ..scaffold.requirements import FOLDER
from ..scaffold.wheel import PATTERN

_PROGRAM = "fieldbook"
_NAMES = (_PROGRAM, "mkdocs-fieldbook")


def call(arguments: str, course: Path) -> str:
    """Return the line that calls Fieldbook, typed in a course's folder.

    Args:
        arguments: What follows the program's name.
        course: The folder. Where a program was fetched for this one call (`uvx`, `pipx run`), the engine that lies in
            the course is what is there the next time.
    """
    line = f"{_program(course)} {arguments}"
    return for_windows(line, os.environ) if os.name == "nt" else line


def enter(folder: PurePath) -> str:
    """Return the line that goes to a folder. On Windows `cd` stays on its drive, and `pushd` goes to any."""
    is_elsewhere = folder.drive and folder.drive.lower() != Path.cwd().drive.lower()
    return f"{'pushd' if is_elsewhere else 'cd'} {quoted(str(folder))}"


def quoted(*words: str) -> str:
    """Return words as this system's command line wants them, in quotes where they have spaces."""
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def for_windows(line: str, environment: Mapping[str, str]) -> str:
    """Return a line so that the shell in which we were called runs it: to PowerShell, what is in quotes is a text.

    `cmd` and Git Bash, which can't have that sign, are known by what they put into the `environment`.
    """
    return line if "PROMPT" in environment or "MSYSTEM" in environment or line[0] != '"' else f"& {line}"


def _program(course: Path) -> str:
    passing = _passing()
    engine = next(course.glob(f"{FOLDER}/{PATTERN}"), None)
    if passing and engine:
        return quoted(*passing, f"{FOLDER}/{engine.name}", _PROGRAM)
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return quoted(_shortest(Path(sys.executable)), "-m", _PROGRAM)
    there = called.exists() or called.with_suffix(".exe").exists()
    return quoted(_shortest(called.absolute()) if called.stem in _NAMES and there else _PROGRAM)


def _passing() -> tuple[str, ...] | None:
    """Return how to run a wheel without installing it, if that is how this one runs."""
    # What it runs once, pipx keeps where each system has its caches.
    folders = {part.lower() for part in Path(sys.prefix).parts}
    if "pipx" in folders and folders & {".cache", "cache", "caches"}:
        return ("pipx", "run", "--spec")
    # uv keeps what it runs once in an archive in its cache.
    if "UV" in os.environ and any(part.startswith(("archive-", "builds-")) for part in Path(sys.prefix).parts):
        return ("uvx", "--from")
    return None


def _shortest(program: Path) -> str:
    """Return a program's name where that is enough, else its path."""
    name = program.name.removesuffix(".exe")
    found = shutil.which(name)
    return name if found and _bare(Path(found)) == _bare(program) else str(program)


def _bare(program: Path) -> str:
    """Return where a program really lies; on Windows it may be called without its ending."""
    return str(program.resolve()).lower().removesuffix(".exe") if os.name == "nt" else str(program.resolve())
