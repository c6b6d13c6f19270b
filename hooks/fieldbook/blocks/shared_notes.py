"""Footnotes that the whole course shares: defined once in docs/references.md, cited from any lesson."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from markdown.preprocessors import Preprocessor

from ..reader import read
from ..reader.inline import blank_code
from .context import context_of

REFERENCES = "references.md"
"""The page in docs/ that holds the notes which all lessons share."""

_CITED = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_DEFINED = re.compile(r"(?m)^[ ]{0,3}\[\^([^\]]+)\]:")


class FileNotes(Mapping[str, str]):
    """The notes that a file defines, by their ids; none where it can't be read. It is read when a lesson cites one."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @cached_property
    def _notes(self) -> Mapping[str, str]:
        try:
            source = read(self._file, self._file.name)
        except OSError:
            return {}
        return {note.id: note.text for note in source.notes if note.colon}

    def __getitem__(self, name: str) -> str:
        return self._notes[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._notes)

    def __len__(self) -> int:
        return len(self._notes)


class SharedNotes(Preprocessor):
    """Adds the definition of each shared note that the lesson cites and does not define itself."""

    PRIORITY = 15
    """After code and HTML are put aside (25, 20), so that an example cites nothing."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lesson's lines, the missing definitions behind them."""
        text = "\n".join(lines)
        notes = context_of(self.md).notes
        defined = set(_DEFINED.findall(text))
        cited = dict.fromkeys(_CITED.findall(blank_code(text)))
        missing = [name for name in cited if name in notes and name not in defined]
        for name in missing:
            lines += ["", f"[^{name}]: " + notes[name].replace("\n", "\n    ")]
        return lines
