"""Which files a lesson names as the transcripts of its videos, and where such a file may lie."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator, Mapping

from .source import Source

_FIRST_PAGES = ("index.md", "readme.md")


def named_transcripts(source: Source) -> Iterator[str]:
    """Yield the transcripts that the videos of a lesson and of its examples name, as their author typed them."""
    for block in (block for one in (source, *source.examples) for block in one.blocks):
        if block.name == "video" and block.options and block.options.get("transcript"):
            yield str(block.options["transcript"])


def transcript_places(page: str, named: str) -> tuple[str, str]:
    """Return where the transcript `named` on `page` may lie, below docs/: beside the page, or else from docs/ on."""
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(page), named))
    return beside, posixpath.normpath(named)


def transcript_path(page: str, named: str, paths: Container[str]) -> str:
    """Return the path below docs/ of the transcript `named` on `page`; `paths` are those of all pages."""
    beside, from_docs = transcript_places(page, named)
    return beside if beside in paths else from_docs


def transcripts(sources: Mapping[str, Source], listed: Container[str], fields: Container[str]) -> frozenset[str]:
    """Return the paths of the pages that are the transcript of a video and nothing else, so that they need no place.

    Args:
        sources: All pages, by their paths below docs/.
        listed: What the nav names: a page that stands there is one, whoever shows it too.
        fields: The names of the blocks with fields: a page with one is a page.
    """
    found = {
        transcript_path(page, named, sources) for page, source in sources.items() for named in named_transcripts(source)
    }
    return frozenset(
        path for path in found if path in sources and path not in listed and not _is_page(path, sources[path], fields)
    )


def _is_page(path: str, source: Source, fields: Container[str]) -> bool:
    """Tell whether a page is evidently one of the course, named as a transcript by mistake or for good reason."""
    first = posixpath.basename(path).lower() in _FIRST_PAGES
    said = source.meta.get("lesson")
    works = any(block.name == "video" or block.name in fields for block in source.blocks)
    return first or said is True or bool(source.minutes or source.outcomes) or works
