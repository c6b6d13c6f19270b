"""Sheets of paper that exports are made for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Paper(NamedTuple):
    """A sheet, upright, in millimetres."""

    width: float
    height: float


A4 = Paper(210, 297)
LETTER = Paper(215.9, 279.4)
PAPERS: Mapping[str, Paper] = {"a4": A4, "letter": LETTER}
"""The sheets by the names that a course's settings call them by."""
