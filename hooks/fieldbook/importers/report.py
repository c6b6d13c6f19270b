"""IMPORT.md: what became of everything, for the person who goes on with the course."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ..diagnostics import Diagnostic, Severity, counted
from .ledger import Fate, Note
from .report_notes import as_text, section
from .source_tree import DOCUMENTS
from .word_count import Measure


@dataclass(slots=True)
class Imported:
    """What came of an import.

    `kept` are files that a person had changed and that were left as they are, with what there is to say of them.
    `problems` keep a strict build from passing; `postponed` are what the source lacked, switched off in the files that
    lack it. `apart` are documents of the source that are no part of the course. `build` is what a strict build
    complained of, None where none was tried.
    """

    kind: str
    title: str
    language: str
    lessons: int
    files: int
    measure: Measure
    notes: list[Note] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    postponed: list[Diagnostic] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    build: list[str] | None = None

    @property
    def passes(self) -> bool:
        """Tell whether nothing is known that keeps a strict build from passing."""
        return not self.problems and not self.build

    @property
    def complaints(self) -> list[str]:
        """What keeps a strict build from passing, each once: what the checks say, and what else the build says."""
        said = [str(found) for found in self.problems]
        return [*said, *(line for line in self.build or () if not any(one in line for one in said))]

    @property
    def unread(self) -> list[Note]:
        """The marks of other systems, and the documents of other kinds, that were not read."""
        return [note for note in self.notes if note.fate is Fate.UNREAD]

    @property
    def leftovers(self) -> list[Diagnostic]:
        """The marks of other systems that stand in the lessons as they were typed."""
        return [found for found in self.postponed if found.code.startswith(_LEFTOVER)]

    @property
    def is_whole(self) -> bool:
        """Tell whether all of the source was read, and all of its words arrived or are accounted for."""
        return not (self.unread or self.leftovers or self.measure.lost or self.measure.unread)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """The notes as diagnostics, by file and line of the source."""
        return [
            Diagnostic(
                note.path,
                note.line,
                0,
                f"import-{note.fate.replace(' ', '-')}",
                note.what,
                "",
                Severity.WARNING if note.fate is Fate.LOOK else Severity.NOTICE,
            )
            for note in self.notes
        ]


_LEFTOVER = "leftover-"
"""How the codes begin of marks that belong to other systems."""

_TITLES = {
    Fate.UNREAD: "What was not read",
    Fate.LOOK: "What a person should look at",
    Fate.LEFT_OUT: "What was left out, and why",
    Fate.REPAIRED: "What was repaired",
    Fate.BECAME: "What became what",
}


def compose(
    imported: Imported, places: Mapping[str, str], measures: Mapping[str, Measure], prints: Iterable[str]
) -> str:
    """Return the report, as Markdown. It holds no date, so that a second run gives the same bytes.

    `places` gives the path below docs/ for each path of the source, `measures` the words of each lesson,
    `prints` the lines with the fingerprints of all files.
    """
    listed = sorted(set(imported.notes), key=lambda note: (note.path, note.line, note.what))
    parts = [
        "# Import report",
        f"Read as: {imported.kind}. Lines are those of the source files, where nothing else is said.",
        f"**{words_kept(imported.measure)}**",
        _strict(imported),
    ]
    if imported.kept:
        names = "\n".join(f"- `{name}`{': ' * bool(said)}{said}" for name, said in sorted(imported.kept.items()))
        parts.append(f"## Files that you have changed, and that were left as they are\n\n{names}")
    for fate, title in _TITLES.items():
        if listed_notes := section([note for note in listed if note.fate is fate], places):
            parts.append(f"## {title}\n\n{listed_notes}")
    parts.append(f"## Words, file by file\n\n{_words(measures)}")
    listed_prints = "\n".join(prints)
    parts.append(
        "## Fingerprints\n\nBy these a second import (`--update`) knows which files you have changed since; "
        f"it leaves those alone, and leaves each lesson where it is.\n\n{listed_prints}"
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _strict(imported: Imported) -> str:
    """Return what keeps a strict build from passing, and what was put off so that it passes."""
    parts = ["`fieldbook build` passes." if imported.build == [] else ""]
    if not imported.passes:
        parts = ["## What keeps fieldbook build from passing", "Lines of the imported course:"]
        parts.append(_listed(imported.complaints))
    if imported.leftovers:
        parts.append("## Marks of other systems, left as they were")
        parts.append(
            "These were not read: they show on the pages as they were typed. So that the course builds all the same, "
            "the checks for them are switched off (`checks_off`) in the files named here. Lines of the imported course:"
        )
        parts.append(_listed(imported.leftovers))
    lacking = [found for found in imported.postponed if not found.code.startswith(_LEFTOVER)]
    if lacking:
        parts.append("## What the source lacks, for later")
        parts.append(
            "So that the course builds strict at once, these checks are switched off in the files named here, by "
            "`checks_off` in their front matter. Mend a file, then delete that line. Lines of the imported course:"
        )
        parts.append(_listed(lacking))
    return "\n\n".join(part for part in parts if part)


def _listed(diagnostics: Iterable[Diagnostic | str]) -> str:
    return "\n".join(f"- {as_text(str(found))}" for found in diagnostics)


def words_kept(measure: Measure) -> str:
    """Return what was measured, in a sentence."""
    text = f"{measure.shown + measure.listed:,} of {measure.total:,} words"
    if measure.listed:
        text += f" ({measure.listed:,} of them not in the lessons but listed in the report, with the reason)"
    if measure.unread:
        text += f"; {measure.unread:,} stand in documents that were not read"
    if measure.lost:
        text += f"; {len(measure.lost):,} did not arrive, and the report says which"
    return text


def left_out(imported: Imported) -> list[str]:
    """Return what was left out, in sentences: documents by their names, and how much else."""
    apart = set(imported.apart)
    others = sum(note.fate is Fate.LEFT_OUT and note.path not in apart for note in imported.notes)
    said = []
    if imported.apart:
        more = len(imported.apart) - _NAMED
        names = ", ".join(imported.apart[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")
        count = counted(len(imported.apart), "document")
        said.append(f"{count} left out as no part of the course, with the reason in the report: {names}")
    if others:
        said.append(f"{counted(others, 'thing')} left out, with the reason in the report")
    return said


_NAMED = 3
"""Documents that are named on the screen; the report has all."""


def not_read(imported: Imported) -> list[str]:
    """Return what was not read, in sentences: marks by their system, then documents by their kind."""
    systems: Counter[str] = Counter()
    systems.update(note.what.partition(": ")[0] for note in imported.unread if note.line)
    systems.update(_SYSTEMS.get(found.code, "another system") for found in imported.leftovers)
    said = []
    if systems:
        marks = " and ".join(f"{counted(count, 'mark')} of {name}" for name, count in systems.most_common())
        plural = sum(systems.values()) > 1
        said.append(f"{marks} {'were' if plural else 'was'} not read; the report says where")
    documents = [note for note in imported.unread if not note.line]
    if documents:
        endings = sorted({PurePosixPath(note.path).suffix.lower() for note in documents})
        count = counted(len(documents), "document")
        damaged = all(ending in DOCUMENTS for ending in endings)
        kinds = (
            "that could not be read"
            if damaged
            else f"of kinds that are not read ({', '.join(endings)})"
            if len(documents) > 1
            else "of a kind that is not read"
        )
        said.append(f"{count} {kinds}: {documents[0].what}")
    return said


_SYSTEMS = {
    "leftover-liquid": "Liquid",
    "leftover-kramdown": "kramdown",
    "leftover-colons": "blocks between colons",
    "leftover-callout": "other systems' callouts",
    "leftover-conflict": "a conflict",
}


def _words(measures: Mapping[str, Measure]) -> str:
    rows = [
        f"| `docs/{name}` | {found.total:,} | {found.shown:,} | {found.listed:,} | {len(found.lost):,} |"
        for name, found in sorted(measures.items())
    ]
    return "\n".join(
        ["| Lesson | Words of the source | In the lesson | Listed here | Lost |", "|---|---|---|---|---|", *rows]
    )
