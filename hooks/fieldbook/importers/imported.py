"""What comes of an import, for those who asked for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..diagnostics import Diagnostic, Severity
from .ledger import Fate, Note
from .word_count import Measure


@dataclass(slots=True)
class Imported:
    """What came of an import.

    `kept` are files that a person had changed and that were left as they are. `problems` keep a strict build
    from passing; `postponed` are what the source lacked, switched off in the files that lack it. `build` is what
    a strict build complained of, None where none was tried.
    """

    kind: str
    title: str
    language: str
    lessons: int
    files: int
    measure: Measure
    notes: list[Note] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    postponed: list[Diagnostic] = field(default_factory=list)
    build: list[str] | None = None

    @property
    def passes(self) -> bool:
        """Tell whether nothing is known that keeps a strict build from passing."""
        return not self.problems and not self.build

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
