"""IMPORT.md: what became of everything, for the person who goes on with the course."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..diagnostics import Diagnostic
from .imported import Imported
from .ledger import Fate, Note
from .word_count import Measure

_TITLES = {
    Fate.LOOK: "What a person should look at",
    Fate.LEFT_OUT: "What was left out, and why",
    Fate.REPAIRED: "What was repaired",
    Fate.BECAME: "What became what",
}


def compose(
    imported: Imported, places: Mapping[str, str], measures: Mapping[str, Measure], written: Mapping[str, str]
) -> str:
    """Return the report, as Markdown. It holds no date, so that a second run gives the same bytes.

    `places` gives the path below docs/ for each path of the source, `measures` the words of each lesson,
    `written` the fingerprints of all files.
    """
    listed = sorted(set(imported.notes), key=lambda note: (note.path, note.line, note.what))
    parts = [
        "# Import report",
        f"Read as: {imported.kind}. Lines are those of the source files, where nothing else is said.",
        f"**{words_kept(imported.measure)}**",
        _strict(imported),
    ]
    if imported.kept:
        names = "\n".join(f"- `{name}`" for name in sorted(imported.kept))
        parts.append(f"## Files that you have changed, and that were left as they are\n\n{names}")
    for fate, title in _TITLES.items():
        if section := _section([note for note in listed if note.fate is fate], places):
            parts.append(f"## {title}\n\n{section}")
    parts.append(f"## Words, file by file\n\n{_words(measures)}")
    prints = "\n".join(f"- `{digest}` {name}" for name, digest in sorted(written.items()))
    parts.append(
        "## Fingerprints\n\nBy these a second import (`--update`) knows which files you have changed since; "
        f"it leaves those alone.\n\n{prints}"
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _strict(imported: Imported) -> str:
    """Return what keeps a strict build from passing, and what was put off so that it passes."""
    parts = ["`fieldbook build` passes." if imported.build == [] else ""]
    if not imported.passes:
        parts = ["## What keeps fieldbook build from passing", "Lines of the imported course:"]
        parts.append(_listed([*imported.problems, *(imported.build or [])]))
    if imported.postponed:
        parts.append("## What the source lacks, for later")
        parts.append(
            "So that the course builds strict at once, these checks are switched off in the files named here, by "
            "`checks_off` in their front matter. Mend a file, then delete that line. Lines of the imported course:"
        )
        parts.append(_listed(imported.postponed))
    return "\n\n".join(part for part in parts if part)


def _listed(diagnostics: Iterable[Diagnostic | str]) -> str:
    return "\n".join(f"- {str(found).replace('<', '&lt;').replace('[^', chr(92) + '[^')}" for found in diagnostics)


def words_kept(measure: Measure) -> str:
    """Return what was measured, in a sentence."""
    text = f"{measure.shown + measure.listed:,} of {measure.total:,} words"
    if measure.listed:
        text += f" ({measure.listed:,} of them not in the lessons but listed in the report, with the reason)"
    if measure.lost:
        text += f"; {len(measure.lost):,} did not arrive, and the report says which"
    return text


def _section(notes: list[Note], places: Mapping[str, str]) -> str:
    groups: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        groups[note.path].append(note)
    return "\n\n".join(_file(path, groups[path], places) for path in groups)


def _file(path: str, notes: list[Note], places: Mapping[str, str]) -> str:
    head = f"`{path}`" + (f" → `docs/{places[path]}`" if path in places else "")
    return "\n".join([f"{head}\n", *(f"- {_line(note)}" for note in notes)])


def _line(note: Note) -> str:
    what = " ".join(note.what.split()).replace("<", "&lt;").replace("[^", "\\[^")
    return f"line {note.line}: {what}" if note.line else what


def _words(measures: Mapping[str, Measure]) -> str:
    rows = [
        f"| `docs/{name}` | {found.total:,} | {found.shown:,} | {found.listed:,} | {len(found.lost):,} |"
        for name, found in sorted(measures.items())
    ]
    return "\n".join(
        ["| Lesson | Words of the source | In the lesson | Listed here | Lost |", "|---|---|---|---|---|", *rows]
    )
