"""Sets of names, written as one would list them."""

from __future__ import annotations


def names(text: str) -> frozenset[str]:
    """Return the names in `text`, which white space parts."""
    return frozenset(text.split())
