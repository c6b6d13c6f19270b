"""The pages of docs/ as text, and what they share: notes that any lesson may cite, transcripts that videos show."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from ..blocks import FIELD_BLOCK_NAMES
from ..blocks.context import Transcript
from ..blocks.shared_notes import REFERENCES
from ..cache.store import Cache, fingerprint
from ..html.links import relocated_markdown
from ..reader import NoteSource, Source, decode, named_transcripts, parse, transcript_path, transcripts
from .broken_page import code_block
from .conversion import ConversionTask
from .mkdocs_api import File

_KIND = "source"
_NOT_FOR_MKDOCS = frozenset({"file-encoding", "file-kind", "meta-yaml"})
"""Codes of mistakes that would end MkDocs: it takes UTF-8 only, and its reader of YAML has no bounds."""
_MARK = re.compile(r"\[\^([^\]\s]+)\]")


class SourceStore:
    """The sources of one build by their path below docs/. What the cache has parsed is not parsed again."""

    def __init__(self, docs: Path, cache: Cache, folder: str = "") -> None:
        """Begin with none; `docs` is their folder, and `folder` the same as the author knows it."""
        self.docs = docs
        self.folder = folder or docs.name
        self.sources: dict[str, Source] = {}
        self.count = 0
        """How many have been read, also when they are needed no longer."""
        self._cache = cache

    def name(self, path: str) -> str:
        """Return the path of a page as its author knows it."""
        return f"{self.folder}/{path}"

    def read(self, files: Sequence[File]) -> None:
        """Read all pages; MkDocs gets the text of those that it could not read itself."""
        for file in files:
            source = self._read(file)
            if _is_not_for_mkdocs(source):
                file.content_string = _text(source)
            self.sources[file.src_uri] = source
        self.count = len(self.sources)

    def read_again(self, file: File) -> bool:
        """Read a page whose file has changed; False, and nothing is read, where MkDocs can't read the file itself."""
        before, now = self.sources[file.src_uri], self._read(file)
        if _is_not_for_mkdocs(before) or _is_not_for_mkdocs(now):
            return False
        self.sources[file.src_uri] = now
        return True

    def _read(self, file: File) -> Source:
        name = self.name(file.src_uri)
        if file.abs_src_path is None:
            return parse(file.content_string, name)
        data = Path(file.abs_src_path).read_bytes()
        return self._cache.memo(_KIND, name, fingerprint(name, data), lambda: decode(data, name))

    def transcripts(self, listed: Container[str]) -> tuple[str, ...]:
        """Return the sorted paths of the pages that are only transcripts; those `listed` in the nav are none."""
        return tuple(sorted(transcripts(self.sources, listed, FIELD_BLOCK_NAMES)))

    def transcript(self, page: str, path: str) -> Transcript | None:
        """Return the transcript that a video of `page` names as `path`, with links relative to that page."""
        found = transcript_path(page, path, self.sources)
        source = self.sources.get(found)
        if source is None:
            return None
        text = relocated_markdown(source.body, found, page)
        return Transcript(text, str(source.meta.get("title") or ""))

    def shared_notes(self, page: str) -> Mapping[str, str]:
        """Return the notes that all lessons share, by id, with links relative to `page`."""
        return _RelativeNotes(self._notes, page)

    @cached_property
    def _notes(self) -> dict[str, NoteSource]:
        source = self.sources.get(REFERENCES)
        return {note.id: note for note in source.notes if note.colon} if source else {}

    def tasks(self, files: Sequence[File]) -> list[ConversionTask]:
        """Return the conversion tasks of pages as they are before other plugins change their Markdown.

        Of a page whose front matter MkDocs reads otherwise than we do, the task comes to nothing: who asks for its
        document has another one.
        """
        return [
            self.task(file.src_uri, file.url, _markdown(self.sources[file.src_uri]))
            for file in files
            if file.src_uri in self.sources
        ]

    def task(self, page: str, address: str, markdown: str) -> ConversionTask:
        """Return what a page is converted from: its own Markdown, and what that takes from other files."""
        source = self.sources.get(page)
        names = named_transcripts(source) if source else ()
        found = {name: self.transcript(page, name) for name in names}
        shown = {name: transcript for name, transcript in found.items() if transcript is not None}
        texts = (markdown, *(transcript.text for transcript in shown.values()))
        marks = dict.fromkeys(mark for text in texts for mark in _MARK.findall(text))
        notes = self.shared_notes(page)
        cited = {mark: notes[mark] for mark in marks if mark in notes}
        return ConversionTask(page, address, markdown, cited, shown)


def _markdown(source: Source) -> str:
    """Return a page's Markdown as MkDocs is going to find it below the front matter."""
    return _text(source) if _is_unread(source) else source.body.lstrip("\n")


def _is_unread(source: Source) -> bool:
    return any(problem.code == "meta-yaml" for problem in source.problems)


def _is_not_for_mkdocs(source: Source) -> bool:
    return any(problem.code in _NOT_FOR_MKDOCS for problem in source.problems)


def _text(source: Source) -> str:
    """Return a page's text as MkDocs is to read it.

    Front matter that can't be read stays in the page, as code: so MkDocs does not read it, which brackets nested deeply
    enough would end Python in, nor does Python-Markdown, which takes minutes over so many.
    """
    if not _is_unread(source):
        return source.text
    front = source.lines[: source.body_line - 1]
    return "\n".join(["", *([code_block("\n".join(front)), ""] if front else ()), source.body])


class _RelativeNotes(Mapping[str, str]):
    """Notes by their ids; the links of a note are made relative to the page when it is looked up: pages cite few."""

    def __init__(self, notes: Mapping[str, NoteSource], page: str) -> None:
        self._notes = notes
        self._page = page

    def __getitem__(self, name: str) -> str:
        return relocated_markdown(self._notes[name].text, REFERENCES, self._page)

    def __iter__(self) -> Iterator[str]:
        return iter(self._notes)

    def __len__(self) -> int:
        return len(self._notes)
