"""What all takeaways share: who renders their templates, and who shows how far they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

_Item = TypeVar("_Item")

Render = Callable[[str, Mapping[str, Any]], str]
"""Renders the template `fieldbook/NAME` with what it needs."""


class Progress(Protocol):
    """Passes items on one by one, and may show how many are through; `what` names the takeaway."""

    def __call__(self, items: Sequence[_Item], what: str) -> Iterable[_Item]:
        """Return the items."""
        ...


def unshown(items: Sequence[_Item], what: str) -> Iterable[_Item]:
    """Pass items on, and show nothing."""
    return items
