"""Lengths: as whole numbers of the unit that python-docx counts in, and in the document as twentieths of a point."""

from __future__ import annotations

from functools import lru_cache

MILLIMETER = 36_000
INCH = 914_400
POINT = 12_700
_TWIP = 635


def millimeters(count: float) -> int:
    """Return so many millimeters."""
    return int(count * MILLIMETER)


def points(count: float) -> int:
    """Return so many points."""
    return int(count * POINT)


def whole(length: int) -> int:
    """Return a length as exactly as the document holds it."""
    return round(length / _TWIP) * _TWIP


@lru_cache(maxsize=256)
def twips(length: int) -> str:
    """Return a length as the document writes it."""
    return str(round(length / _TWIP))
