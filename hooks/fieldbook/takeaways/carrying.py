"""What all takeaways share: who renders their templates, keeps what they are made of, and shows how far they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")

Render = Callable[[str, Mapping[str, Any]], str]
"""Renders the template `fieldbook/NAME` with what it needs."""


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
