"""What is wrong with an author's text, as values.

Checks and parsers return `Diagnostic`s; they never print, log or raise them. `in_order` sorts them and drops doubles,
so that a mistake seen by two readers is told once; `site/reporting.py` logs them.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops a strict build, a notice never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Diagnostic(NamedTuple):
    """One mistake of an author's, with its place and what to do about it.

    `path` is as the author knows it (`docs/partnerships/levels.md`), `line` and `column` count from 1 in the
    file as it lies on disk; 0 where there is no such place. `message` says what is wrong, `hint` what to type
    instead (may be empty). `code` names the rule, as in `block-unknown`.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        text = " ".join((f"{self.message}; {self.hint}" if self.hint else self.message).splitlines())
        return f"{place}: {self.severity}: {text} [{self.code}]"


def counted(number: int, thing: str) -> str:
    """Return a number of things in words, for messages, which are in English: "1 file", "1,200 files"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics in the order of files and lines, each once."""
    return sorted(set(diagnostics))
