"""Converting pages in the second process, which knows nothing of the build but what it is told."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from ..blocks.context import LessonContext, Transcript
from .conversion import Conversion, take
from .converting import Converter
from .log_capture import Ears

Said = tuple[str, int, str]
"""What was said to the author meanwhile: the logger's name, the level, and the words."""


@dataclass(frozen=True)
class Frame:
    """What all conversions of a build share: settings, and the files that links may lead to.

    `links` is how MkDocs takes links of each kind that lead nowhere. Each of `files` is the path of its source, that
    of what becomes of it, its address, and whether it is in the site; `level` is from where on things are said.
    """

    extensions: tuple[str, ...]
    configs: Mapping[str, Any]
    language: str
    links: Mapping[str, int]
    files: tuple[tuple[str, str, str, int], ...]
    level: int


@dataclass(frozen=True)
class Errand:
    """A page to be converted, with what it takes from other files."""

    path: str
    address: str
    markdown: str
    notes: Mapping[str, str]
    transcripts: Mapping[str, Transcript]


def prepare(frame: Frame) -> None:
    """Get ready for the pages of a build: said once, since it may be long."""
    _workshops[:] = [_Workshop(frame)]


def run(errands: Sequence[Errand]) -> list[tuple[bytes, list[Said]]]:
    """Convert pages; return the conversions as the cache keeps them, pickled, each with what was said.

    Raises:
        RuntimeError: `prepare` was not run before, or has failed.
    """
    if not _workshops:
        raise RuntimeError("nothing was prepared")
    made = map(_workshops[0].convert, errands)
    return [(pickle.dumps(conversion, pickle.HIGHEST_PROTOCOL), said) for conversion, said in made]


class _Workshop:
    """All that it takes to convert the pages of one build."""

    def __init__(self, frame: Frame) -> None:
        logging.getLogger("mkdocs").setLevel(frame.level)
        self._language = frame.language
        self._context = LessonContext(frame.language)
        self._files = Files([_file(*facts) for facts in frame.files])
        ours = {"language": frame.language, "context": lambda: self._context}
        self._config = SimpleNamespace(
            markdown_extensions=list(frame.extensions),
            mdx_configs={**frame.configs, "fieldbook": ours},
            use_directory_urls=False,
            validation=SimpleNamespace(links=SimpleNamespace(**frame.links)),
        )
        self._convert = Converter()

    def convert(self, errand: Errand) -> tuple[Conversion, list[Said]]:
        """Convert a page; return what came of it, and what was said."""
        self._context = LessonContext(self._language, errand.notes, errand.transcripts.get)
        page = cast(Page, SimpleNamespace(file=self._files.get_file_from_path(errand.path), markdown=errand.markdown))
        with Ears(logging.INFO) as ears:
            self._convert(page, cast(MkDocsConfig, self._config), self._files)
        said = [(record.name, record.levelno, record.getMessage()) for record in ears.heard]
        return take(page, self._context), said


_workshops: list[_Workshop] = []
"""The one of the build that this process helps with."""


def _file(path: str, target: str, address: str, inclusion: int) -> File:
    level = InclusionLevel(inclusion)
    file = File(path, None, "", use_directory_urls=False, dest_uri=target, inclusion=level)
    file.url = address
    return file
