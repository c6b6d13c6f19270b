"""What all takeaways share: where they lie below site/, who renders them, and who shows how far they are."""

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


def kit_address(course_id: str) -> str:
    """Return where the zip file of the whole site lies."""
    return f"downloads/{course_id}-offline.zip"


def single_address(course_id: str) -> str:
    """Return where the whole course in one file lies."""
    return f"downloads/{course_id}.html"
