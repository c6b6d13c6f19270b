"""What is said of what documents of word processors hold beside the text that their readers see."""

from __future__ import annotations

from ...diagnostics import counted

HIDDEN = "text that is hidden, which no reader sees"


def comments(count: int) -> str:
    """Return what is said of so many comments, which are left out."""
    return f"{counted(count, 'comment')}, which readers of the final text don’t see"


def changes(count: int) -> str:
    """Return what is said of so many changes that were tracked."""
    return f"{counted(count, 'tracked change')}: the text stands as if all were accepted"
