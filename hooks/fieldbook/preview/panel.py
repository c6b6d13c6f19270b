"""What a preview adds to a page: the mistakes at their places, and a panel with those of the whole course."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

from ..diagnostics import Diagnostic, Severity
from ..html.head import with_head
from ..reader import Source
from .line_positions import places

Render = Callable[[str, Mapping[str, Any]], str]
"""Renders a template of `fieldbook/` with what it needs."""

_END = re.compile(r"</body>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadingTime:
    """A lesson's minutes as its author gives them, and what its words and films take: their number, and minutes."""

    given: int
    words: int
    minutes: int
    has_films: bool


class Failed(NamedTuple):
    """Why a build failed, in words for its author, and whether the preview can't go on by itself once it is mended."""

    words: tuple[str, ...] = ()
    needs_restart: bool = False


@dataclass(frozen=True, slots=True)
class FileFindings:
    """A file with mistakes: its name, the address of its page (None where it has none), and what is wrong."""

    name: str
    address: str | None
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What the last build that succeeded has found: the mistakes, and the pages on which to show them.

    `addresses` are the pages' by their sources' names; `failures` is why the latest build failed.
    """

    render: Render
    diagnostics: Sequence[Diagnostic] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    failures: tuple[str, ...] = ()
    needs_restart: bool = False
    readings: Mapping[str, ReadingTime] = field(default_factory=dict)
    """Those of the lessons, by their addresses."""
    downloads: tuple[str, ...] = ()
    """The addresses of what only a build makes."""

    def looks_like(self, other: Findings) -> bool:
        """Tell whether pages look the same with either."""
        mine, others = ((one.diagnostics, one.addresses, one.failures, one.readings) for one in (self, other))
        return mine == others

    def page(self, html: str, address: str, root: str) -> str:
        """Return a page with what is wrong.

        Args:
            html: The page as it was built.
            address: Its address, relative to the site's root.
            root: The address of the site's root, which ends in a slash.
        """
        html = self._noted(html, address)
        counts = Counter(problem.severity for problem in self.diagnostics)
        context = {
            "root": root,
            "here": address,
            "files": self._files(),
            "failures": self.failures,
            "needs_restart": self.needs_restart,
            "reading": self.readings.get(address),
            "has_downloads": any(f'{download}"' in html for download in self.downloads),
            "counts": {severity.value: counts[severity] for severity in Severity},
        }
        html = _before_end(html, self.render("preview.html", context))
        return with_head(html, self.render("preview-head.html", context))

    def _noted(self, html: str, address: str) -> str:
        """Put what is wrong on a page next to the places that it is about."""
        name = next((name for name, at in self.addresses.items() if at == address), "")
        # Pages that no one wrote have an address and no source.
        source = self.sources.get(name)
        if source is None:
            return html
        problems: defaultdict[int, list[Diagnostic]] = defaultdict(list)
        for problem in self.diagnostics:
            if problem.path == source.name:
                problems[problem.line].append(problem)
        notes: defaultdict[int, list[Diagnostic]] = defaultdict(list)
        for line, offset in sorted(places(html, source, problems).items()):
            notes[offset].extend(problems[line])
        parts, begin = [], 0
        for offset in sorted(notes):
            parts += [html[begin:offset], self.render("preview-note.html", {"problems": notes[offset]})]
            begin = offset
        return "".join([*parts, html[begin:]])

    def _files(self) -> list[FileFindings]:
        by_file = groupby(sorted(self.diagnostics), key=lambda problem: problem.path)
        return [FileFindings(name, self.addresses.get(name), tuple(problems)) for name, problems in by_file]


def _before_end(html: str, part: str) -> str:
    """Put a part at the end of a page's body."""
    at = max((match.start() for match in _END.finditer(html)), default=len(html))
    return html[:at] + part + html[at:]
