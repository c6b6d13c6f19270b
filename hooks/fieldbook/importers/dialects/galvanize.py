"""Courses of Galvanize's Learn: `config.yaml` lists the units, and the documents of each.

Source: Learn's guide for authors (`config.yaml`, `autoconfig.yaml`: Standards and their ContentFiles).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..includes import includer
from ..plan import Plan, settings, text_of
from ..source_tree import Tree
from ..steps import Site
from .listed import Entry, add_listed, note_others
from .notations import LOOSE

_CONFIGS = ("config.yaml", "config.yml", "autoconfig.yaml", "autoconfig.yml")


class Galvanize:
    """Courses of Galvanize's Learn."""

    name = "Learn"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is a list of units."""
        return any(_entries(tree))

    def plan(self, tree: Tree) -> Plan:
        """Return the documents of the units, in order."""
        found = Plan(self.name, steps=LOOSE, site=Site({}, includer(tree, ("",))))
        where = next(name for name in _CONFIGS if name in tree.files)
        add_listed(tree, found, _entries(tree), where=where)
        note_others(tree, found, why="the list of units does not name it")
        return found


def _entries(tree: Tree) -> Iterator[Entry]:
    units = settings(tree, *_CONFIGS).get("Standards")
    for unit in units if isinstance(units, list) else []:
        files = unit.get("ContentFiles") if isinstance(unit, Mapping) else None
        for file in files if isinstance(files, list) else []:
            if isinstance(file, Mapping) and (path := text_of(file.get("Path"))):
                yield Entry(path, "", (text_of(unit.get("Title")),))
