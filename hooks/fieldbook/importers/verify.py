"""Whether the imported course builds strict: the checks that every build runs, run on what is to be written."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..checks import CourseFiles, NavEntry, check
from ..checks.causes import HIDING
from ..checks.standalone import standalone
from ..diagnostics import Diagnostic, Severity
from ..document import Document
from ..reader import parse

Nav = list[tuple[tuple[str, ...], str]]
"""Each page's sections and its path below docs/, in the order of reading."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What the checks say: the texts to write, what keeps a build from passing, and what was switched off.

    What the source itself lacks, such as a transcript, is a warning, and a strict build ends with a warning. So
    that the course builds from its first day, such a code is switched off in the file, and in that file only.
    """

    texts: Mapping[str, str]
    problems: list[Diagnostic]
    postponed: list[Diagnostic]
    documents: Mapping[str, Document] = field(default_factory=dict)
    """The pages as converted, by their paths below docs/; those that could be."""


def verify(texts: Mapping[str, str], files: Iterable[str], nav: Nav, folder: Path, language: str) -> Verified:
    """Check the pages of a course, given by their paths below docs/ with their texts."""
    course = CourseFiles(
        tuple(NavEntry(path, sections) for sections, path in nav),
        frozenset([*texts, *files]),
        folder=folder,
        language=language,
    )
    warned: dict[str, list[Diagnostic]] = defaultdict(list)
    documents: Mapping[str, Document] = {}
    switched, hiding = texts, True
    while hiding:
        sources = {name: parse(text, f"docs/{name}") for name, text in sorted(switched.items())}
        # What is switched off changes the front matter only, and so nothing of what a page is converted to.
        documents = documents or standalone(sources, course.language)
        told = [_moved(one, texts, warned, -1) for one in check(tuple(sources.values()), documents, course)]
        fresh = [one for one in told if one.severity is Severity.WARNING and _name(one) in texts]
        for one in fresh:
            warned[_name(one)].append(one)
        switched = {name: _switched_off(text, warned.get(name, [])) for name, text in texts.items()}
        # What one mistake explains is told once that one is not told any more.
        hiding = any(one.code in HIDING for one in fresh)
    problems = [one for one in told if one.severity is not Severity.NOTICE and one not in fresh]
    postponed = [one for name in sorted(warned) for one in warned[name]]
    problems, postponed = ([_moved(one, texts, warned, 1) for one in found] for found in (problems, postponed))
    return Verified(switched, problems, postponed, documents)


def _name(found: Diagnostic) -> str:
    return found.path.removeprefix("docs/")


def _moved(
    found: Diagnostic, texts: Mapping[str, str], warned: Mapping[str, list[Diagnostic]], way: int
) -> Diagnostic:
    """Return a diagnostic with its line once codes stand in the front matter (`way` 1), or before they did (-1)."""
    codes = {one.code for one in warned.get(_name(found), ())}
    if not codes:
        return found
    added = 1 + len(codes)
    fence = texts[_name(found)].partition("\n---\n")[0].count("\n") + 2 + (added if way < 0 else 0)
    return found._replace(line=found.line + way * added) if found.line >= fence else found


def _switched_off(text: str, warned: list[Diagnostic]) -> str:
    """Return a page whose front matter switches off the codes of its warnings, each with why."""
    if not warned:
        return text
    whys: dict[str, str] = {}
    for found in warned:
        whys.setdefault(found.code, " ".join(found.message.split()))
    codes = "".join(f"\n  - {code}  # {why}" for code, why in sorted(whys.items()))
    head, fence, body = text.partition("\n---\n")
    return f"{head}\nchecks_off:{codes}{fence}{body}"


_LONGEST = 900
"""Seconds after which a build is given up."""


def strict_build(folder: Path) -> list[str] | None:
    """Build the course in `folder` strict, to nowhere; return what it complains of, None where it could not run."""
    with tempfile.TemporaryDirectory() as site:
        # A quiet build counts no warning, and passes whatever there is.
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site]
        try:
            # Our own interpreter, and no shell.
            done = subprocess.run(
                command,
                cwd=folder,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"},
                capture_output=True,
                text=True,
                encoding="utf-8",
                errors="replace",
                timeout=_LONGEST,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            return None
    if done.returncode == 0:
        return []
    lines = [line.strip() for line in f"{done.stdout}\n{done.stderr}".split("\n") if line.strip()]
    said = [line for line in lines if line.startswith(("WARNING", "ERROR"))]
    return said or lines[-1:]
