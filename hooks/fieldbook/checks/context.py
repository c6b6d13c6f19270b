"""The course around the lessons, as far as checks need to know it: its nav, its files, its switches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from ..blocks import FIELD_BLOCK_NAMES
from ..reader import Source, transcripts
from .anchors import anchors


class NavEntry(NamedTuple):
    """A page of the nav: its path below docs/, the titles of the sections around it, its line in mkdocs.yml."""

    path: str
    sections: tuple[str, ...] = ()
    line: int = 0


class CourseFiles(NamedTuple):
    """The files and settings of a course.

    `nav` is None where mkdocs.yml has none; then folders are sections. `files` are all files in docs/, with the
    paths that links use. `folder` is where docs/ lies, for looking at pictures; without it they are not opened.
    `name` is the course's, `id` as mkdocs.yml gives it, `published` the id that the site built last has.
    `broken` are links of the file system that lead to no file. `unlisted` are pages that the nav need not have,
    `notes` the ids of the notes in references.md. `off` and `on` are the codes that the course switches off, and on
    where they are off by themselves.
    """

    nav: tuple[NavEntry, ...] | None = None
    files: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    docs_dir: str = "docs"
    folder: Path | None = None
    unlisted: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    site_url: str = ""
    language: str = "en"
    config: str = "mkdocs.yml"
    name: str = ""
    id: str = ""
    published: str = ""
    off: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()
    switch_lines: Mapping[str, int] = {}


@dataclass(frozen=True)
class Course:
    """The sources of a course, and what follows from all of them together."""

    sources: Sequence[Source]
    files: CourseFiles
    _anchors: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all files."""
        return self.files.files

    @cached_property
    def by_path(self) -> Mapping[str, Source]:
        """Each source by its path below docs/."""
        return {self.path(source): source for source in self.sources}

    def path(self, source: Source) -> str:
        """Return the path of a source below docs/."""
        return source.name.replace("\\", "/").removeprefix(f"{self.files.docs_dir}/")

    @cached_property
    def sections(self) -> Mapping[str, tuple[str, ...]]:
        """The sections around each page: those of the nav, or its folders where there is no nav."""
        if self.files.nav is not None:
            return {entry.path: entry.sections for entry in self.files.nav}
        return {path: tuple(path.split("/")[:-1]) for path in self.by_path}

    @cached_property
    def _without_lessons(self) -> tuple[tuple[str, ...], ...]:
        """The sections whose index page says that none of its pages is a lesson."""
        return tuple(
            self.sections[path]
            for path, source in self.by_path.items()
            if is_index(path) and self.sections.get(path) and source.meta.get("lesson") is False
        )

    @cached_property
    def lessons(self) -> frozenset[str]:
        """The paths of all lessons."""
        return frozenset(path for path, source in self.by_path.items() if self._is_lesson(path, source))

    def is_lesson(self, source: Source) -> bool:
        """Tell whether a page is a lesson: it says so, looks like one, or lies in a section of lessons."""
        return self.path(source) in self.lessons

    def _is_lesson(self, path: str, source: Source) -> bool:
        said = source.meta.get("lesson")
        if isinstance(said, bool):
            return said
        if path in self.transcripts:
            return False
        around = self.sections.get(path, ())
        if any(around[: len(section)] == section for section in self._without_lessons):
            return False
        if source.minutes or source.outcomes or any(block.name in FIELD_BLOCK_NAMES for block in source.blocks):
            return True
        return bool(around) and not is_index(path)

    @cached_property
    def transcripts(self) -> frozenset[str]:
        """The paths of what is the transcript of a video and nothing else: no pages."""
        listed = {entry.path for entry in self.files.nav or ()}
        return transcripts(self.by_path, listed, FIELD_BLOCK_NAMES)

    def anchors(self, path: str) -> frozenset[str]:
        """Return the places of the page at `path` that a link can lead to; many links may lead to one page."""
        if path not in self._anchors:
            source = self.by_path.get(path)
            self._anchors[path] = anchors(source) if source else frozenset()
        return self._anchors[path]

    @cached_property
    def outcome_ids(self) -> frozenset[str]:
        """The ids of all outcomes of the course."""
        return frozenset(outcome.id for source in self.sources for outcome in source.outcomes)

    @cached_property
    def practised(self) -> frozenset[str]:
        """The ids of the outcomes that worksheets practise."""
        return frozenset(
            name
            for source in self.sources
            for block in source.blocks
            if block.name in FIELD_BLOCK_NAMES
            for name in names(block.options, "outcomes")
        )

    @cached_property
    def notes(self) -> frozenset[str]:
        """The ids of the notes that all lessons may cite."""
        own = self.references.notes if self.references else ()
        return self.files.notes | {note.id for note in own if note.colon}

    @cached_property
    def references(self) -> Source | None:
        """The source of references.md, if the course has one."""
        return self.by_path.get("references.md")

    @cached_property
    def citations(self) -> Counter[str]:
        """How often each note is cited in the course."""
        return Counter(citation.id for source in self.sources for citation in source.citations)


def names(options: Mapping[str, Any] | None, option: str) -> tuple[str, ...]:
    """Return the names that an option lists; none where it is missing or no list of names."""
    value = (options or {}).get(option)
    listed = value if isinstance(value, list) else [value]
    return tuple(item for item in listed if isinstance(item, str))


def is_index(path: str) -> bool:
    """Tell whether a path is that of a section's first page."""
    return path.rsplit("/", 1)[-1] in ("index.md", "README.md")
