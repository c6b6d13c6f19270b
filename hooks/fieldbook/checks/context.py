"""The course around the lessons, as far as checks need to know it: its nav, its files, its switches."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from stat import S_ISREG
from typing import Any, NamedTuple

from ..blocks import FIELD_BLOCK_NAMES
from ..reader import Source, transcripts
from .anchors import anchors
from .asking import Asked, Asking, Facts, Watched


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
    """The sources of a course, and what follows from all of them together.

    Rules for pages ask by the sets and methods that are watched: `asking` notes their questions.
    """

    sources: Sequence[Source]
    files: CourseFiles
    asking: Asking = field(default_factory=Asking)
    _anchors: dict[str, Watched] = field(default_factory=dict)

    @property
    def settings(self) -> tuple[object, ...]:
        """The settings that rules for pages look at."""
        files = self.files
        return files.docs_dir, str(files.folder), files.site_url, files.language, sorted(files.on)

    @cached_property
    def paths(self) -> Watched:
        """The paths of all files."""
        return Watched("paths", self.files.files, self.asking)

    @cached_property
    def pages(self) -> Watched:
        """The paths of all pages."""
        return Watched("pages", frozenset(self.by_path), self.asking)

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
    def lessons(self) -> Watched:
        """The paths of all lessons."""
        found = frozenset(path for path, source in self.by_path.items() if self._is_lesson(path, source))
        return Watched("lessons", found, self.asking)

    def is_lesson(self, source: Source) -> bool:
        """Tell whether a page is a lesson: it says so, looks like one, or lies in a section of lessons."""
        return self.path(source) in self.lessons

    def _is_lesson(self, path: str, source: Source) -> bool:
        said = source.meta.get("lesson")
        if isinstance(said, bool):
            return said
        if path in self.transcripts.words:
            return False
        around = self.sections.get(path, ())
        if any(around[: len(section)] == section for section in self._without_lessons):
            return False
        if source.minutes or source.outcomes or any(block.name in FIELD_BLOCK_NAMES for block in source.blocks):
            return True
        return bool(around) and not is_index(path)

    @cached_property
    def transcripts(self) -> Watched:
        """The paths of what is the transcript of a video and nothing else: no pages."""
        listed = {entry.path for entry in self.files.nav or ()}
        return Watched("transcripts", transcripts(self.by_path, listed, FIELD_BLOCK_NAMES), self.asking)

    def anchors(self, path: str) -> Watched:
        """Return the places of the page at `path` that a link can lead to; many links may lead to one page."""
        if path not in self._anchors:
            source = self.by_path.get(path)
            self.learn_anchors(path, anchors(source) if source else frozenset())
        return self._anchors[path]

    def learn_anchors(self, path: str, words: frozenset[str]) -> None:
        """Take the places of a page from those who know them already."""
        self._anchors[path] = Watched(f"#{path}", words, self.asking)

    def known_anchors(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield the places of each page that anyone has asked for, with its path."""
        return ((path, known.words) for path, known in self._anchors.items() if path in self.by_path)

    @cached_property
    def outcome_ids(self) -> Watched:
        """The ids of all outcomes of the course."""
        found = frozenset(outcome.id for source in self.sources for outcome in source.outcomes)
        return Watched("outcome_ids", found, self.asking)

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
    def notes(self) -> Watched:
        """The ids of the notes that all lessons may cite."""
        own = self.references.notes if self.references else ()
        return Watched("notes", self.files.notes | {note.id for note in own if note.colon}, self.asking)

    @cached_property
    def references(self) -> Source | None:
        """The source of references.md, if the course has one."""
        return self.by_path.get("references.md")

    @cached_property
    def citations(self) -> Counter[str]:
        """How often each note is cited in the course."""
        return Counter(citation.id for source in self.sources for citation in source.citations)

    def facts(self, path: str) -> Facts | None:
        """Return what a file in docs/ is like; None where there is none, or no folder to look into."""
        self.asking.asked.files[path] = found = self._facts(path)
        return found

    def _facts(self, path: str) -> Facts | None:
        try:
            # There are many pictures, and paths as objects take three times as long.
            state = os.stat(f"{self.files.folder}/{path}") if self.files.folder else None  # noqa: PTH116
        except OSError:
            return None
        return (state.st_size, state.st_mtime_ns) if state and S_ISREG(state.st_mode) else None

    def would_answer(self, asked: Asked) -> bool:
        """Tell whether the course gives the same answers as the one that was asked these questions."""
        return (
            all(self._words(name).words.issuperset(words) for name, words in asked.there.items())
            and all(self._words(name).words.isdisjoint(words) for name, words in asked.missing.items())
            and all(self._words(name).mark == mark for name, mark in asked.wholes.items())
            and all(self._facts(path) == facts for path, facts in asked.files.items())
        )

    def _words(self, name: str) -> Watched:
        """Return the set that goes by a name."""
        found: Watched = self.anchors(name[1:]) if name.startswith("#") else getattr(self, name)
        return found


def names(options: Mapping[str, Any] | None, option: str) -> tuple[str, ...]:
    """Return the names that an option lists; none where it is missing or no list of names."""
    value = (options or {}).get(option)
    listed = value if isinstance(value, list) else [value]
    return tuple(item for item in listed if isinstance(item, str))


def is_index(path: str) -> bool:
    """Tell whether a path is that of a section's first page."""
    return path.rsplit("/", 1)[-1] in ("index.md", "README.md")
