"""Paper sizes that exports are made for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Paper(NamedTuple):
    """A sheet in portrait, in millimetres."""

    width: float
    height: float


A4 = Paper(210, 297)
LETTER = Paper(215.9, 279.4)
PAPERS: Mapping[str, Paper] = {"a4": A4, "letter": LETTER}
"""Paper sizes by their names in a course's settings."""
