"""A rule: one kind of mistake, described as data, so that the guide to the codes can be made from it."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from ..diagnostics import Diagnostic, Severity
from ..reader import Source


class Position(Protocol):
    """Anything that stands somewhere in a file."""

    @property
    def line(self) -> int:
        """The line, from 1 on."""

    @property
    def column(self) -> int:
        """The column, from 1 on."""


class Anywhere(NamedTuple):
    """A place by its numbers; 0 where there is no such number."""

    line: int
    column: int = 0


def found_at(source: Source, words: str) -> Anywhere:
    """Return where some words stand in a page for the first time."""
    at = source.text.find(words) if words else -1
    return Anywhere(source.text.count("\n", 0, at) + 1, at - source.text.rfind("\n", 0, at)) if at >= 0 else Anywhere(0)


class Rule(NamedTuple):
    """A kind of mistake: its code, how much it matters, why, and what is wrong and right to type.

    A rule that is not `on` is followed only in courses that ask for it.
    """

    code: str
    severity: Severity
    why: str
    wrong: str
    right: str
    on: bool = True

    def at(self, path: str, line: int, column: int, message: str, hint: str = "") -> Diagnostic:
        """Return a diagnostic of this rule for a place in the file `path`."""
        return Diagnostic(path, line, column, self.code, message, hint, self.severity)

    def on_line(self, path: str, line: int, message: str, hint: str = "") -> Diagnostic:
        """Return a diagnostic of this rule for a whole line."""
        return self.at(path, line, 0, message, hint)

    def at_position(self, path: str, position: Position, message: str, hint: str = "") -> Diagnostic:
        """Return a diagnostic of this rule for the place of something that was read."""
        return self.at(path, position.line, position.column, message, hint)


def error(code: str, why: str, wrong: str, right: str) -> Rule:
    """Return a rule whose breach spoils the page."""
    return Rule(code, Severity.ERROR, why, wrong, right)


def warning(code: str, why: str, wrong: str, right: str) -> Rule:
    """Return a rule whose breach leaves the page worse than its author thinks."""
    return Rule(code, Severity.WARNING, why, wrong, right)


def notice(code: str, why: str, wrong: str, right: str, on: bool = True) -> Rule:
    """Return a rule that is good advice."""
    return Rule(code, Severity.NOTICE, why, wrong, right, on)
