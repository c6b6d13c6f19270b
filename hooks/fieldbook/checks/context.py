"""The course around a lesson, as far as checks need to know it: all its pages, and what follows from them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..assemble import PageFacts, Section, lesson_paths
from ..blocks import FIELD_BLOCK_NAMES
from ..blocks.context import Record, WorksheetRecord
from ..blocks.shared_notes import REFERENCES
from ..diagnostics import Severity
from ..document import Document
from ..model import Outcome
from ..reader import BlockSource, Source, transcripts
from ..slugs import composed
from .config_text import NavEntry
from .course_files import CourseFiles
from .theme_texts import ThemeTexts


@dataclass(frozen=True)
class CheckedCourse:
    """The sources of a course with what has become of them, and what follows from all of them together.

    `documents` are the pages as converted, by their paths below docs/.
    """

    sources: Sequence[Source]
    files: CourseFiles
    documents: Mapping[str, Document] = field(default_factory=dict)

    @cached_property
    def theme(self) -> ThemeTexts:
        """What the theme knows, and the course's scripts beside it."""
        docs, scripts = self.files.folder or Path(), self.files.text.listed_files("extra_javascript")
        return ThemeTexts(self.files.theme_folders, tuple(docs / script for script in scripts))

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

    def document(self, path: str) -> Document | None:
        """Return a page as converted; None where there is none, or where something else had to stand in for it."""
        source = self.by_path.get(path)
        broken = source is not None and any(problem.severity is Severity.ERROR for problem in source.problems)
        return None if broken else self.documents.get(path)

    def field_blocks(self, source: Source) -> Iterator[tuple[BlockSource, WorksheetRecord]]:
        """Yield the blocks with fields of a page, each with what has become of it."""
        document = self.document(self.path(source))
        records = document.record.worksheets if document else []
        blocks = [block for block in source.blocks if block.name in FIELD_BLOCK_NAMES]
        if [block.name for block in blocks] == [record.kind for record in records]:
            yield from zip(blocks, records, strict=True)
            return
        for block in blocks:
            named = (record for record in records if record.id == (block.options or {}).get("id"))
            if record := next(named, None):
                yield block, record

    @cached_property
    def lessons(self) -> frozenset[str]:
        """The paths of all lessons; of a course that was not assembled, by the same rule from the texts alone."""
        if self.files.lessons is not None:
            return self.files.lessons
        return lesson_paths(_sections(self.files.nav, self._facts()))

    def _facts(self) -> dict[str, PageFacts]:
        return {path: _facts(path, source) for path, source in self.by_path.items() if path not in self.transcripts}

    def is_lesson(self, source: Source) -> bool:
        """Tell whether a page is a lesson."""
        return self.path(source) in self.lessons

    @cached_property
    def transcripts(self) -> frozenset[str]:
        """The paths of what is the transcript of a video and nothing else: no pages."""
        listed = {entry.path for entry in self.files.nav or ()}
        return transcripts(self.by_path, listed, FIELD_BLOCK_NAMES)

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
        return frozenset(note.id for note in own if note.colon)

    @cached_property
    def references(self) -> Source | None:
        """The source of references.md, if the course has one."""
        return self.by_path.get(REFERENCES)

    @cached_property
    def citations(self) -> Counter[str]:
        """How often each note is cited in the course."""
        return Counter(citation.id for source in self.sources for citation in source.citations)


def names(options: Mapping[str, Any] | None, option: str) -> tuple[str, ...]:
    """Return the names that an option lists; none where it is missing or no list of names."""
    value = (options or {}).get(option)
    listed = value if isinstance(value, list) else [value]
    return tuple(composed(str(item)) for item in listed if isinstance(item, str | int) and not isinstance(item, bool))


def is_index(path: str) -> bool:
    """Tell whether a path is that of a section's first page."""
    return path.rsplit("/", 1)[-1] in ("index.md", "README.md")


def _facts(path: str, source: Source) -> PageFacts:
    """Return what a text alone tells of a page."""
    outcomes = tuple(Outcome(one.id, one.text) for one in source.outcomes)
    fields = [block for block in source.blocks if block.name in FIELD_BLOCK_NAMES]
    sheets = [WorksheetRecord("", block.argument, 0, (), named=False, kind=block.name) for block in fields]
    return PageFacts(path, "", source.title, source.meta, outcomes, Record(worksheets=sheets))


def _sections(nav: Iterable[NavEntry] | None, pages: Mapping[str, PageFacts]) -> list[Section]:
    """Return the sections of a nav, or those that MkDocs makes of folders where there is none."""
    entries = [NavEntry(path, tuple(path.split("/")[:-1])) for path in sorted(pages)] if nav is None else nav
    shelves: dict[str, list[PageFacts]] = {}
    for entry in entries:
        if entry.path in pages:
            shelves.setdefault(entry.sections[0] if entry.sections else "", []).append(pages[entry.path])
    return [Section(title, tuple(shelf)) for title, shelf in shelves.items()]
