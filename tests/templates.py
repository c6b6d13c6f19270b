"""Compiled templates, handed on from course to course: compiling them is half of a small course's first build.

They go the way on which every build leaves them to the next, in the file that is kept beside mkdocs.yml, and nothing
else of that goes along. Jinja tells by its text whether a template is as it was.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from fieldbook.cache.store import cache_file

_FOLDER = TemporaryDirectory()
_COMPILED = Path(_FOLDER.name) / "templates"


def lend(course: Path) -> None:
    """Give a course that was never built what others have compiled."""
    file = _builds(course)
    if _COMPILED.exists() and not file.parent.parent.exists():
        file.parent.mkdir(parents=True)
        shutil.copyfile(_COMPILED, file)


def keep(course: Path) -> None:
    """Take what a course has compiled for those that come after it."""
    file = _builds(course)
    if not file.exists():
        return
    if not _COMPILED.exists():
        shutil.copyfile(file, _COMPILED)
    with closing(sqlite3.connect(_COMPILED)) as kept:
        kept.execute("ATTACH ? AS course", (str(file),))
        with kept:
            kept.execute("INSERT OR IGNORE INTO kept SELECT * FROM course.kept WHERE kind = 'template'")
            kept.execute("DELETE FROM kept WHERE kind != 'template'")


def _builds(course: Path) -> Path:
    file = cache_file(str(course / "mkdocs.yml"))
    assert file is not None
    return file
