"""Lengths: as whole numbers of the unit that python-docx counts in, and in the document as twentieths of a point."""

from __future__ import annotations

from functools import lru_cache

MILLIMETER = 36_000
INCH = 914_400
POINT = 12_700
_TWIP = 635
_DIGITS = 6


def as_number(text: str, otherwise: int) -> int:
    """Return the whole number that a text is; `otherwise` for what is none, or too large to be meant."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else otherwise


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
