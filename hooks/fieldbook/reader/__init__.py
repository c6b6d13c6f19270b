"""A lesson as text: its front matter, blocks, notes, links and headings, each with its line.

What stands here is what an author typed; what becomes of it is the renderer's. Reading needs no converter, so
that a whole course is read in a moment, and it never fails: what is wrong becomes a problem in the `Source`.
"""

from __future__ import annotations

from .parser import decode, parse, read
from .source import (
    BlockSource,
    CitationSource,
    HeadingSource,
    ImageSource,
    LinkSource,
    NoteSource,
    OutcomeSource,
    Source,
)
from .transcripts import named_transcripts, transcript_path, transcript_places, transcripts

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
    "transcript_path",
    "transcript_places",
    "transcripts",
]
