"""Rules beside and below paragraphs, and what they lie on."""

from __future__ import annotations

from functools import cache

from .markup import tag


@cache
def border(side: str, colour: str, eighths: int = 4, space: int = 0) -> str:
    """Return what gives a paragraph a rule at one side, so many eighths of a point thick."""
    rule = tag(f"w:{side}", val="single", sz=str(eighths), space=str(space), color=colour)
    return tag("w:pBdr", rule)


@cache
def shade(colour: str) -> str:
    """Return what gives a paragraph or a cell a colour to lie on."""
    return tag("w:shd", val="clear", color="auto", fill=colour)
