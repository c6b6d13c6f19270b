"""The notes of a report, as Markdown: file by file, and once with all its places what is alike many times."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import PurePosixPath

from ..diagnostics import counted
from .ledger import Note

_MANY = 40
"""Notes of one kind from which on their places are enough, and the first of them in full."""
_QUOTED = re.compile(r"“.*”|(?<=^the link to ).+?(?= (?:was|leads|names) )|(?<=^the picture to ).+?(?= (?:was|is) )")


def section(notes: list[Note], places: Mapping[str, str]) -> str:
    """Return notes of one fate, file by file; what is alike and many times there stands once, with its places.

    `places` gives the path below docs/ for each path of the source.
    """
    kinds = [_QUOTED.sub("…", note.what) for note in notes]
    counts = Counter(kinds)
    many: dict[str, list[Note]] = defaultdict(list)
    groups: dict[str, list[Note]] = defaultdict(list)
    for note, kind in zip(notes, kinds, strict=True):
        if counts[kind] >= _MANY:
            many[kind].append(note)
        else:
            groups[note.path].append(note)
    parts = [_alike(kind, alike) for kind, alike in sorted(many.items(), key=lambda item: -len(item[1]))]
    return "\n\n".join([*parts, *(_file(path, groups[path], places) for path in groups)])


def _alike(kind: str, notes: list[Note]) -> str:
    """Return many notes of one kind: what they say, once, and all their places; of whole files, their folders."""
    first = "" if kind == notes[0].what else f" (the first: {_line(notes[0])})"
    lines: dict[str, list[int]] = defaultdict(list)
    for note in notes:
        lines[note.path if note.line else f"{PurePosixPath(note.path).parent.as_posix()}/"].append(note.line)
    listed = [
        f"- `{place.removeprefix('./') or './'}`: {_places(numbers)}" for place, numbers in lines.items()
    ]
    return "\n".join([f"{len(notes):,} times: {as_text(kind)}{first}\n", *listed])


def _places(lines: list[int]) -> str:
    """Return where notes stand in a file, or how many files of a folder they are about."""
    if not any(lines):
        return counted(len(lines), "file")
    return f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, dict.fromkeys(lines)))}"


def _file(path: str, notes: list[Note], places: Mapping[str, str]) -> str:
    named = f"`{path}`" if path else "The course as a whole"
    head = named + (f" → `docs/{places[path]}`" if path in places else "")
    return "\n".join([f"{head}\n", *(f"- {_line(note)}" for note in notes)])


def _line(note: Note) -> str:
    what = as_text(" ".join(note.what.split()))
    return f"line {note.line}: {what}" if note.line else what


def as_text(words: str) -> str:
    """Return words in which no tag and no note is one to Markdown."""
    return words.replace("<", "&lt;").replace("[^", "\\[^")
