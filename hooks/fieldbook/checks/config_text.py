"""A mkdocs.yml as text: what it says, and on which lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..diagnostics import Diagnostic


class NavEntry(NamedTuple):
    """A page of the nav: its path below docs/, the titles of the sections around it, its line.

    `file` is the one in which the nav stands, where that is not mkdocs.yml.
    """

    path: str
    sections: tuple[str, ...] = ()
    line: int = 0
    file: str = ""


class ConfigText(NamedTuple):
    """A mkdocs.yml as text, with those it inherits from: what they say together, and where.

    `lines` has the file and line of each setting by its names, as in `("theme", "language")`, and of each item of a
    list by its number. `nav` is None where there is none, `empty` are sections of it that hold nothing.
    """

    settings: Mapping[str, Any] = {}
    lines: Mapping[tuple[str, ...], tuple[str, int]] = {}
    nav: tuple[NavEntry, ...] | None = None
    empty: tuple[NavEntry, ...] = ()
    problems: tuple[Diagnostic, ...] = ()

    def setting(self, *names: str) -> Any:
        """Return what a setting says by its names, as in `"theme", "language"`; None where there is no such setting."""
        found: Any = self.settings
        for name in names:
            found = found.get(name) if isinstance(found, Mapping) else None
        return found

    def listed_files(self, setting: str) -> list[str]:
        """Return what a list of files and addresses names, in its order; of a script, that may stand under `path`."""
        listed = self.settings.get(setting)
        items = listed if isinstance(listed, list) else []
        return [str(one.get("path", "") if isinstance(one, Mapping) else one) for one in items]
