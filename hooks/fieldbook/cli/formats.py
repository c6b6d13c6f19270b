"""Diagnostics for people, for programs, and for the annotations of a code host."""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import click

from ..diagnostics import Diagnostic, Severity, counted

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
_ESCAPES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY_ESCAPES = (*_ESCAPES, (":", "%3A"), (",", "%2C"))


def text(diagnostics: Iterable[Diagnostic], folder: str) -> Iterator[str]:
    """Yield a line for each diagnostic, the same as a build logs; coloured, where the terminal shows it."""
    for one in diagnostics:
        severity = click.style(one.severity.value, fg=_COLOURS[one.severity], bold=True)
        yield str(one).replace(f": {one.severity}: ", f": {severity}: ", 1)


def as_json(diagnostics: Iterable[Diagnostic], folder: str) -> Iterator[str]:
    """Yield one JSON object that holds all diagnostics, and how many there are of each severity."""
    listed = list(diagnostics)
    counts = {f"{severity}s": number for severity, number in _numbers(listed)}
    yield json.dumps({"diagnostics": [one._asdict() for one in listed], **counts}, indent=1)


def github(diagnostics: Iterable[Diagnostic], folder: str) -> Iterator[str]:
    """Yield an annotation for each diagnostic, as GitHub's runners read it, with paths from where they run."""
    for one in diagnostics:
        path = posixpath.normpath(posixpath.join(folder, one.path))
        where = {"file": path, "line": one.line, "col": one.column, "title": one.code}
        places = ",".join(f"{name}={_escaped(str(value), _PROPERTY_ESCAPES)}" for name, value in where.items() if value)
        message = f"{one.message}; {one.hint}" if one.hint else one.message
        yield f"::{one.severity} {places}::{_escaped(message, _ESCAPES)}"


FORMATS: dict[str, Callable[[Iterable[Diagnostic], str], Iterator[str]]] = {
    "text": text,
    "json": as_json,
    "github": github,
}
"""The formats by name; each takes the diagnostics and the course's folder."""


def summary(diagnostics: Sequence[Diagnostic], pages: int) -> str:
    """Say how many mistakes there are in how many pages."""
    found = ", ".join(counted(number, severity) for severity, number in _numbers(diagnostics) if number)
    return f"{found or 'nothing is wrong'} in {counted(pages, 'page')}"


def _numbers(diagnostics: Sequence[Diagnostic]) -> list[tuple[str, int]]:
    counts = Counter(one.severity for one in diagnostics)
    return [(severity.value, counts[severity]) for severity in Severity]


def _escaped(words: str, escapes: Sequence[tuple[str, str]]) -> str:
    for sign, escape in escapes:
        words = words.replace(sign, escape)
    return words
