"""Pictures and other files, copied into the site by the second process of a build while the first converts pages.

To make a file is slow on many drives, and a course may have a picture for each lesson.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import copy_file

from ..helper import Helper, outcome
from .assets import FOLDER

if TYPE_CHECKING:
    from concurrent.futures import Future

_MANY = 60
"""Files from which on it pays."""
_AT_ONCE = 30


def copy_ahead(files: Iterable[File], docs: str, helper: Helper) -> None:
    """Have the second process, where one runs, copy what lies in `docs` and MkDocs will ask for after converting.

    What it has not come to by then, or could not copy, is copied then.
    """
    wanted = [file for file in files if file.src_dir == docs and _is_copied(file)]
    if len(wanted) < _MANY:
        return
    for start in range(0, len(wanted), _AT_ONCE):
        batch = wanted[start : start + _AT_ONCE]
        future = helper.send(copy, [(str(file.abs_src_path), file.abs_dest_path) for file in batch])
        for file in batch:
            # MkDocs has no event around copying; a method of the file itself goes before that of its class.
            vars(file)["copy_file"] = partial(_settle, file, future)


def copy(pairs: Sequence[tuple[str, str]]) -> bool:
    """Copy files, each to a path, as MkDocs does; in the second process.

    Raises:
        OSError: one could not be copied.
    """
    for source, target in pairs:
        copy_file(source, target)
    return True


def _settle(file: File, future: Future[bool] | None, dirty: bool = False) -> None:
    """See that a file is in the site."""
    if outcome(future) is None:
        File.copy_file(file, dirty)


def _is_copied(file: File) -> bool:
    """Tell whether MkDocs will copy a file as it is."""
    # A course may have styles and scripts in place of ours, which become one file.
    if file.is_documentation_page() or file.src_uri.startswith(f"{FOLDER}/"):
        return False
    return file.inclusion.value > InclusionLevel.DRAFT.value and file.abs_src_path is not None
