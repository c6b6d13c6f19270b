"""The pages of docs/ as text, and what they share: notes that any lesson may cite, transcripts that videos show."""

from __future__ import annotations

import pickle
import re
from collections.abc import Container, Iterable, Iterator, Mapping, MutableMapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from ..assemble import REFERENCES
from ..blocks import FIELD_BLOCK_NAMES
from ..blocks.context import Transcript
from ..cache.store import Cache, fingerprint
from ..helper import Helper, Shared
from ..html.links import relocated_markdown
from ..reader import NoteSource, Source, named_transcripts, transcript_path, transcripts
from .errands import Errand

Data = tuple[int, dict[str, Any]]
"""Where a page's Markdown begins in its text, and what its front matter says, as MkDocs has them."""

_Read = tuple[Source, Data | None]
"""A page taken apart, and as MkDocs has it, where it was read from a file."""

_KIND = "source"
_MANY = 300
"""Pages from which on the second process has begun before this one has read them all."""
_AT_ONCE = 16
_MARK = re.compile(r"\[\^([^\]\s]+)\]")


class Texts:
    """The sources of one build by their path below docs/. What `cache` has of them is not read again."""

    def __init__(self, docs: Path, cache: Cache) -> None:
        self.docs = docs
        self.sources: dict[str, Source] = {}
        self._data: dict[str, Data] = {}
        self._cache = cache

    def name(self, path: str) -> str:
        """Return the path of a page as its author knows it."""
        return f"{self.docs.name}/{path}"

    def read(self, files: Sequence[File], helper: Helper) -> None:
        """Read all pages. MkDocs takes UTF-8 only, so it is handed a page that is saved otherwise as read."""
        together = len(files) >= _MANY and helper.runs and self._cache.keeps
        ready = self._read_together(files, helper) if together else {}
        for file in files:
            name = self.name(file.src_uri)
            source, data = ready.pop(name) if name in ready else self._read(file)
            if data is not None:
                self._data[file.src_uri] = data
            if any(problem.code == "file-encoding" for problem in source.problems):
                file.content_string = source.text
            self.sources[file.src_uri] = source

    def _read_together(self, files: Sequence[File], helper: Helper) -> dict[str, _Read]:
        """Read pages together with the second process; return them by their names."""
        pages = [(self.name(file.src_uri), file.abs_src_path) for file in files if file.abs_src_path is not None]
        shared, found = Shared(helper, read_pages), dict[str, _Read]()
        for start in range(0, len(pages), _AT_ONCE):
            shared.send(pages[start : start + _AT_ONCE])
        for name, key, kept in chain.from_iterable(shared.rest()):
            self._cache.take(_KIND, name, key, kept)
            found[name] = pickle.loads(kept)
        return found

    def _read(self, file: File) -> _Read:
        name = self.name(file.src_uri)
        if file.abs_src_path is None:
            return _read_anew(file.content_string, name), None
        data = Path(file.abs_src_path).read_bytes()
        return self._cache.made(_KIND, name, fingerprint(name, data), lambda: _taken_apart(data, name))

    def markdown(self, file: File) -> str:
        """Return a page's text without its front matter."""
        path = file.src_uri
        return self._markdown(path, self._data[path]) if path in self._data else get_data(file.content_string)[0]

    def _markdown(self, path: str, data: Data) -> str:
        return self.sources[path].text[data[0] :]

    def fill(self, page: Page, config: MkDocsConfig) -> None:
        """Do as `Page.read_source` does, without reading a page and its front matter once more."""
        data = self._data.pop(page.file.src_uri, None)
        if data is None or config.plugins.events["page_read_source"]:
            Page.read_source(page, config)
        else:
            page.markdown, page.meta = self._markdown(page.file.src_uri, data), dict(data[1])
        if "title" in page.meta:
            _settle_title(page.meta)

    def transcripts(self, listed: Container[str]) -> tuple[str, ...]:
        """Return the paths of the pages that are but transcripts, in order; `listed` is what the nav names."""
        return tuple(sorted(transcripts(self.sources, listed, FIELD_BLOCK_NAMES)))

    def transcript(self, page: str, path: str) -> Transcript | None:
        """Return the transcript that a video of `page` names as `path`, with links as they lead on from there."""
        found = transcript_path(page, path, self.sources)
        source = self.sources.get(found)
        if source is None:
            return None
        text = relocated_markdown("\n".join(source.lines[source.body_line - 1 :]), found, page)
        return Transcript(text, str(source.meta.get("title") or ""))

    def shared_notes(self, page: str) -> Mapping[str, str]:
        """Return the notes that all lessons share, by id, with links as they lead on from `page`."""
        return _Notes(self._notes, page)

    @cached_property
    def _notes(self) -> dict[str, NoteSource]:
        source = self.sources.get(REFERENCES)
        return {note.id: note for note in source.notes if note.colon} if source else {}

    def errand(self, page: str, address: str, markdown: str) -> Errand:
        """Return what a page is converted from: its own Markdown, and what that takes from other files."""
        source = self.sources.get(page)
        names = named_transcripts(source) if source else ()
        found = {name: self.transcript(page, name) for name in names}
        transcripts = {name: transcript for name, transcript in found.items() if transcript is not None}
        texts = (markdown, *(transcript.text for transcript in transcripts.values()))
        marks = dict.fromkeys(mark for text in texts for mark in _MARK.findall(text))
        notes = self.shared_notes(page)
        return Errand(page, address, markdown, {mark: notes[mark] for mark in marks if mark in notes}, transcripts)


def read_pages(pages: Iterable[tuple[str, str]]) -> list[tuple[str, bytes, bytes]]:
    """Read pages, each named and at a path; return what is to be kept of each: its name, its key, and a pickle."""
    read = []
    for name, path in pages:
        data = Path(path).read_bytes()
        read.append((name, fingerprint(name, data), pickle.dumps(_taken_apart(data, name), pickle.HIGHEST_PROTOCOL)))
    return read


# Loading what reads pages takes a while; a build whose pages are all as they were has no use for it.


def _taken_apart(data: bytes, name: str) -> _Read:
    source = _read_anew(data, name)
    return source, as_mkdocs(source.text)


def as_mkdocs(text: str) -> Data:
    """Take a page apart as MkDocs does."""
    markdown, meta = get_data(text)
    return len(text) - len(markdown), meta


def _read_anew(data: bytes | str, name: str) -> Source:
    from ..reader import decode, parse  # noqa: PLC0415

    return parse(data, name) if isinstance(data, str) else decode(data, name)


def _settle_title(meta: MutableMapping[str, Any]) -> None:
    """Make text of a title that YAML takes for a number or a day; what is none is left out, and the checks name it."""
    title = meta.pop("title")
    if isinstance(title, str | int | float | date) and not isinstance(title, bool) and str(title).strip():
        meta["title"] = str(title)


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
