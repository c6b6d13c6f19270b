"""What all takeaways share: who renders their templates, keeps what they are made of, and shows how far they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ..cache.store import fingerprint

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")

Render = Callable[[str, Mapping[str, Any]], Iterable[str]]
"""Renders the template `fieldbook/NAME` with what it needs, bit by bit: a course may be larger than memory."""


class Keep(Protocol):
    """Returns what was made before for the same `key` under a kind and a name, or makes it."""

    def __call__(self, kind: str, name: str, key: bytes, make: Callable[[], _Made]) -> _Made:
        """Return what `make` returns."""
        ...


def anew(kind: str, name: str, key: bytes, make: Callable[[], _Made]) -> _Made:
    """Keep nothing: make everything anew."""
    return make()


class Progress(Protocol):
    """Passes items on one by one, and may show how many are through; `what` names the takeaway."""

    def __call__(self, items: Sequence[_Item], what: str) -> Iterable[_Item]:
        """Return the items."""
        ...


def unshown(items: Sequence[_Item], what: str) -> Iterable[_Item]:
    """Pass items on, and show nothing."""
    return items


@dataclass(frozen=True, slots=True)
class Built:
    """The built site, and who keeps what is made from its files."""

    site: Path
    keep: Keep = anew

    def has(self, path: str) -> bool:
        """Tell whether there is a file at a path in the site."""
        # Paths of Python's own take their time.
        return os.path.isfile(f"{self.site}/{path}")  # noqa: PTH113

    def read(self, path: str) -> bytes:
        """Return what is in a file, by its path in the site."""
        return (self.site / path).read_bytes()

    def sum(self, path: str) -> bytes:
        """Return a fingerprint of a file, by its path in the site."""
        return fingerprint(self.read(path))
