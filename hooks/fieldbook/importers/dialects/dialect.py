"""What a dialect is: a system that courses were written for, how it is told, and how its courses are laid out."""

from __future__ import annotations

from typing import Protocol

from ..plan import Plan
from ..source_tree import Tree


class Dialect(Protocol):
    """One of the systems whose courses can be imported. `DIALECTS` lists them all."""

    name: str
    """What the report calls it."""

    def matches(self, tree: Tree) -> bool:
        """Tell whether a source was written for it."""
        ...

    def plan(self, tree: Tree) -> Plan:
        """Return the course: its documents in order, their sections, and the steps that its notation needs."""
        ...
