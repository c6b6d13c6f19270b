"""The pages of docs/ as text, and what they share: notes that any lesson may cite, transcripts that videos show."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from mkdocs.structure.files import File

from .blocks.record import Transcript
from .cache import Cache, fingerprint
from .gather import REFERENCES
from .origins import engine
from .relocation import relocated_markdown
from .source import NoteSource, Source, decode, named_transcripts, parse, transcript_places

_MARK = re.compile(r"\[\^([^\]\s]+)\]")


class Texts:
    """The sources of one build by their path below docs/. What `cache` has of them is not read again."""

    def __init__(self, docs: Path, cache: Cache) -> None:
        self.docs = docs
        self.sources: dict[str, Source] = {}
        self._cache = cache

    def name(self, path: str) -> str:
        """Return the path of a page as its author knows it."""
        return f"{self.docs.name}/{path}"

    def read(self, files: Iterable[File]) -> None:
        """Read all pages. MkDocs takes UTF-8 only, so it is handed a page that is saved otherwise as read."""
        for file in files:
            source = self._read(file)
            if any(problem.code == "file-encoding" for problem in source.problems):
                file.content_string = source.text
            self.sources[file.src_uri] = source

    def _read(self, file: File) -> Source:
        name = self.name(file.src_uri)
        if file.abs_src_path is None:
            return parse(file.content_string, name)
        data = Path(file.abs_src_path).read_bytes()
        key = fingerprint(engine(), name, data)
        return self._cache.made("source", name, key, lambda: decode(data, name))

    @cached_property
    def transcripts(self) -> tuple[str, ...]:
        """The paths of the transcripts that videos name, in order, each once; there may be no such file."""
        found = {
            self._transcript_path(page, named)
            for page, source in self.sources.items()
            for named in named_transcripts(source)
        }
        return tuple(sorted(found))

    def _transcript_path(self, page: str, path: str) -> str:
        """Resolve a transcript's path: beside the lesson, or else from docs/ on."""
        beside, from_docs = transcript_places(page, path)
        return beside if beside in self.sources else from_docs

    def transcript(self, page: str, path: str) -> Transcript | None:
        """Return the transcript that a video of `page` names as `path`, with links as they lead on from there."""
        found = self._transcript_path(page, path)
        source = self.sources.get(found)
        if source is None:
            return None
        text = relocated_markdown("\n".join(source.lines[source.body_line - 1 :]), found, page)
        return Transcript(text, str(source.meta.get("title", "")))

    def shared_notes(self, page: str) -> Mapping[str, str]:
        """Return the notes that all lessons share, by id, with links as they lead on from `page`."""
        return _Notes(self._notes, page)

    @cached_property
    def _notes(self) -> dict[str, NoteSource]:
        source = self.sources.get(REFERENCES)
        return {note.id: note for note in source.notes if note.colon} if source else {}

    def around(self, page: str, markdown: str) -> Hashable:
        """Return what a page takes from other files: the transcripts that it names, and the notes that it may cite."""
        source = self.sources.get(page)
        if source is None:
            return None
        paths = [self._transcript_path(page, named) for named in named_transcripts(source)]
        texts = [self.sources[path].text for path in paths if path in self.sources]
        marks = dict.fromkeys(mark for text in (markdown, *texts) for mark in _MARK.findall(text))
        return (*texts, *((mark, self._notes[mark].text) for mark in marks if mark in self._notes))


class _Notes(Mapping[str, str]):
    """Notes by their ids, each made to lead on from a page only when it is asked for: most pages cite few."""

    def __init__(self, notes: Mapping[str, NoteSource], page: str) -> None:
        self._notes = notes
        self._page = page

    def __getitem__(self, name: str) -> str:
        return relocated_markdown(self._notes[name].text, REFERENCES, self._page)

    def __iter__(self) -> Iterator[str]:
        return iter(self._notes)

    def __len__(self) -> int:
        return len(self._notes)
