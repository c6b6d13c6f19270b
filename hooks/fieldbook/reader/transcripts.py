"""Which files a lesson names as the transcripts of its videos, and where such a file may lie."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from .source import Source


def named_transcripts(source: Source) -> Iterator[str]:
    """Yield the transcripts that the videos of a lesson name, as their author typed them."""
    for block in source.blocks:
        if block.name == "video" and block.options and block.options.get("transcript"):
            yield str(block.options["transcript"])


def transcript_places(page: str, named: str) -> tuple[str, str]:
    """Return where the transcript `named` on `page` may lie, below docs/: beside the page, or else from docs/ on."""
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(page), named))
    return beside, posixpath.normpath(named)
