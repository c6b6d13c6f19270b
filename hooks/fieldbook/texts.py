"""The pages of docs/ as text, and what they share: notes that any lesson may cite, transcripts that videos show."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.structure.files import File

from .blocks.record import Transcript
from .gather import REFERENCES
from .relocation import relocated_markdown
from .source import Source, named_transcripts, parse, read, transcript_places


class Texts:
    """The sources of one build by their path below docs/.

    `before` keeps what was read for earlier builds of a preview, by file, with the time when it was saved.
    """

    def __init__(self, docs: Path, before: dict[Path, tuple[int, Source]] | None = None) -> None:
        self.docs = docs
        self.sources: dict[str, Source] = {}
        self._before = before

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
        path = Path(file.abs_src_path)
        return read(path, name) if self._before is None else self._read_once(path, name, self._before)

    def _read_once(self, path: Path, name: str, before: dict[Path, tuple[int, Source]]) -> Source:
        """Read a file, unless it was read before and was not saved since."""
        saved = path.stat().st_mtime_ns
        kept = before.get(path)
        if kept is None or kept[0] != saved or kept[1].name != name:
            before[path] = (saved, read(path, name))
        return before[path][1]

    @property
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

    def shared_notes(self, page: str) -> dict[str, str]:
        """Return the notes that all lessons share, by id, with links as they lead on from `page`."""
        source = self.sources.get(REFERENCES)
        notes = source.notes if source else ()
        return {note.id: relocated_markdown(note.text, REFERENCES, page) for note in notes if note.colon}
