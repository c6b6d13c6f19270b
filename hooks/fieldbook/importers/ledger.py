"""What the importer did to a document, as values: the raw material of IMPORT.md and of the diagnostics."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

_WORD = re.compile(r"\w+")
_KNOWN: deque[tuple[str, list[int]]] = deque(maxlen=4)
"""The last texts that were asked about, each with where its lines end."""


class Fate(StrEnum):
    """What became of a piece of the source."""

    BECAME = "became"
    REPAIRED = "repaired"
    LEFT_OUT = "left out"
    LOOK = "to look at"
    UNREAD = "not read"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing done to a source file.

    `line` counts from 1 in the source, 0 for the file as a whole. `words` is visible text that the lesson no
    longer shows because of it: the measure takes it off what it misses.
    """

    path: str
    line: int
    fate: Fate
    what: str
    words: str = ""


class Ledger:
    """Collects the notes on one source file; lines are given as they stand in the body after front matter."""

    def __init__(self, path: str, source: str = "", offset: int = 0) -> None:
        self.path = path
        self.source = source
        self.offset = offset
        self.plain: Callable[[str], str] = str
        """Returns words with what was put aside from them; to be set while they hold marks for it."""
        self._notes: list[Note] = []
        self._known: set[Note] = set()

    def locate(self, words: str, otherwise: int = 0) -> int:
        """Return the line of the source that holds the first of `words`, or `otherwise`."""
        found = _WORD.findall(words)[:6]
        if not found:
            return otherwise
        match = re.search(r"\W+".join(map(re.escape, found)), self.source)
        return line_of(self.source, match.start()) if match else otherwise

    def __iter__(self) -> Iterator[Note]:
        return iter(self._notes)

    def became(self, line: int, what: str, words: str = "") -> None:
        """Note what something became; `words` are those that the engine now writes in its own way."""
        self._add(line, Fate.BECAME, what, words)

    def repaired(self, line: int, what: str, words: str = "") -> None:
        """Note a repair that needs no second look."""
        self._add(line, Fate.REPAIRED, what, words)

    def included(self, line: int, name: str) -> None:
        """Note a file whose text stands in the lesson where it was included."""
        self.became(line, f"“{name}”, which was included here, is part of the text now")

    def shown(self, line: int, name: str, words: str = "") -> None:
        """Note a file of code that stands in the lesson where it was shown."""
        self.became(line, f"“{name}”, which was shown here, is part of the text now", words)

    def missing(self, line: int, name: str, what: str, words: str = "") -> None:
        """Note a file that is not there; `what` tells what a lesson does with it: it is “included” or “shown”."""
        self.look(line, f"“{name}” is {what} here, but it is not in the source; it was left out", words)

    def left_out(self, line: int, what: str, words: str = "") -> None:
        """Note something that is not in the lesson, with the reason."""
        self._add(line, Fate.LEFT_OUT, what, words)

    def look(self, line: int, what: str, words: str = "") -> None:
        """Note something that a person should look at."""
        self._add(line, Fate.LOOK, what, words)

    def unread(self, line: int, system: str, mark: str) -> None:
        """Note a mark of another system that could not be read; it stands in the lesson as it was, or is gone."""
        self._add(line, Fate.UNREAD, f"{system}: {mark}", "")

    def _add(self, line: int, fate: Fate, what: str, words: str) -> None:
        place = line + self.offset if line > 0 else 0
        note = Note(self.path, place, fate, self.plain(what), self.plain(words))
        # Words have to be counted as often as they were left out; the same remark is enough once.
        if words or note not in self._known:
            self._notes.append(note)
            self._known.add(note)


def line_of(text: str, position: int) -> int:
    """Return the line, from 1, that holds the character at `position`."""
    return bisect_right(_ends(text), position - 1) + 1


def _ends(text: str) -> list[int]:
    """Return where the lines of a text end; kept, since a long text is asked about at each of its links."""
    for known, ends in _KNOWN:
        # Not by what it says: of two long texts that say the same, each question would compare all of it.
        if known is text:
            return ends
    _KNOWN.append((text, [match.start() for match in re.finditer("\n", text)]))
    return _KNOWN[-1][1]
