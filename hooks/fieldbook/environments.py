"""The theme's templates, found and compiled with less ado.

Material brings thousands of icons, which Jinja takes for templates: MkDocs lists them all to find the theme's style
sheets, and throws them away. Compiled templates are kept from one build of a preview to the next.
"""

from __future__ import annotations

import os
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from mkdocs.theme import Theme


class KeptBytecode(jinja2.BytecodeCache):
    """A cache of bytecode in memory. Jinja tells by their text which templates are new."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if it was there before."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket's bytecode."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


class _LeanLoader(jinja2.FileSystemLoader):
    """Loads what other loaders load, but does not list hidden folders, of which MkDocs takes nothing."""

    def list_templates(self) -> list[str]:
        """Return the names of the templates that are not hidden."""
        found: set[str] = set()
        for root in self.searchpath:
            for folder, folders, files in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                place = Path(folder).relative_to(root)
                found.update((place / name).as_posix() for name in files)
        return sorted(found)


def lean_environments(theme: Theme, bytecode: jinja2.BytecodeCache | None) -> None:
    """Have a theme make its environments with a lean loader and, in a preview, with what was compiled before."""

    def get_env() -> jinja2.Environment:
        environment = Theme.get_env(theme)
        environment.loader = _LeanLoader(theme.dirs)
        environment.bytecode_cache = bytecode
        return environment

    # MkDocs has no event for it; a method of the theme itself goes before that of its class.
    vars(theme)["get_env"] = get_env
