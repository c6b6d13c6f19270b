"""Whether the imported course builds strict: the checks that every build runs, run on what is to be written."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..checks import CourseFiles, NavEntry, check
from ..checks.standalone import standalone
from ..diagnostics import Diagnostic, Severity
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


def verify(texts: Mapping[str, str], files: Iterable[str], nav: Nav, folder: Path, language: str) -> Verified:
    """Check the pages of a course, given by their paths below docs/ with their texts."""
    course = CourseFiles(
        tuple(NavEntry(path, sections) for sections, path in nav),
        frozenset([*texts, *files]),
        folder=folder,
        language=language,
    )
    warned: dict[str, list[Diagnostic]] = defaultdict(list)
    for found in _checked(texts, course):
        name = found.path.removeprefix("docs/")
        if found.severity is Severity.WARNING and name in texts:
            warned[name].append(found)
    switched = {name: _switched_off(text, warned.get(name, [])) for name, text in texts.items()}
    problems = [found for found in _checked(switched, course) if found.severity is not Severity.NOTICE]
    added = {name: 1 + len({found.code for found in listed}) for name, listed in warned.items()}
    postponed = [found._replace(line=found.line + added[name]) for name in sorted(warned) for found in warned[name]]
    return Verified(switched, problems, postponed)


def _checked(texts: Mapping[str, str], course: CourseFiles) -> list[Diagnostic]:
    sources = {name: parse(text, f"docs/{name}") for name, text in sorted(texts.items())}
    return check(tuple(sources.values()), standalone(sources, course.language), course)


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
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", site]
        try:
            # Our own interpreter, and no shell.
            done = subprocess.run(
                command,
                cwd=folder,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
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
