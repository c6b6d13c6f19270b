"""Whether the imported course builds strict: the checks that every build runs, run on what is to be written."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..checks import CourseFiles, NavEntry, check
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
    sources = {name: parse(text, f"docs/{name}") for name, text in sorted(texts.items())}
    documents = standalone(sources, course.language)
    warned: dict[str, list[Diagnostic]] = defaultdict(list)
    problems: list[Diagnostic] = []
    for found in check(tuple(sources.values()), documents, course):
        name = found.path.removeprefix("docs/")
        if found.severity is Severity.WARNING and name in texts:
            warned[name].append(found)
        elif found.severity is not Severity.NOTICE:
            problems.append(found)
    switched = {name: _switched_off(text, warned.get(name, [])) for name, text in texts.items()}
    moved = {name: _moved(texts[name], listed) for name, listed in warned.items()}
    postponed = [moved[name](found) for name in sorted(warned) for found in warned[name]]
    # What is switched off says nothing any more, and moves the lines below it; nothing else changes.
    problems = [moved.get(found.path.removeprefix("docs/"), _unmoved)(found) for found in problems]
    return Verified(switched, problems, postponed, documents)


def _moved(text: str, warned: list[Diagnostic]) -> Callable[[Diagnostic], Diagnostic]:
    """Return what gives a diagnostic of a page its line, once the codes of its warnings stand in its front matter."""
    fence = text.partition("\n---\n")[0].count("\n") + 2
    added = 1 + len({found.code for found in warned})
    return lambda found: found._replace(line=found.line + added) if found.line >= fence else found


def _unmoved(found: Diagnostic) -> Diagnostic:
    return found


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
