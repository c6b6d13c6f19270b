"""A lesson as text: its front matter, blocks, notes, links and headings, each with its line.

What stands here is what an author typed; what becomes of it is the renderer's. Reading needs no converter, so
that a whole course is read in a moment, and it never fails: what is wrong becomes a problem in the `Source`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .lesson import (
    BlockSource,
    CitationSource,
    HeadingSource,
    ImageSource,
    LinkSource,
    NoteSource,
    OutcomeSource,
    Source,
)
from .transcripts import named_transcripts, transcript_places

if TYPE_CHECKING:
    from .reading import decode, parse, read

__all__ = [
    "BlockSource",
    "CitationSource",
    "HeadingSource",
    "ImageSource",
    "LinkSource",
    "NoteSource",
    "OutcomeSource",
    "Source",
    "decode",
    "named_transcripts",
    "parse",
    "read",
    "transcript_places",
]


def __getattr__(name: str) -> Any:
    """Load what reads lessons when it is asked for: many builds have all that they need of them in their cache."""
    if name not in __all__:
        raise AttributeError(name)
    from . import reading  # noqa: PLC0415

    return getattr(reading, name)
