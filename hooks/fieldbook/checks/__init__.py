"""Authors' mistakes: what is wrong, where, and what to type instead.

One family of rules per module, listed in `registry`. A family yields diagnostics for the text of one page
(`check_text`), for one page of the course (`check`), for the course (`check_course`), and lists its rules as data
(`RULES`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import yaml

from ..cache.store import Memo, fingerprint, uncached
from ..diagnostics import Diagnostic, in_order
from ..document import Document
from ..paths import path_from
from ..reader import Source, read
from . import converter, switches
from .causes import causes
from .config import unreadable_file
from .config_text import NavEntry
from .context import CheckedCourse
from .course_files import CourseFiles
from .course_reader import course_files, pages
from .failures import guarded
from .family import Scope
from .registry import FAMILIES, RULES
from .settings import stopped_by_system
from .standalone import standalone
from .structure import CONFIG

__all__ = [
    "RULES",
    "CheckedCourse",
    "CourseFiles",
    "NavEntry",
    "check",
    "check_page",
    "check_texts",
    "concluded",
    "unreadable",
]


def check(
    sources: Sequence[Source], documents: Mapping[str, Document], course: CourseFiles, memo: Memo = uncached
) -> list[Diagnostic]:
    """Check a course.

    Args:
        sources: Its pages, as text.
        documents: The same as converted, by their paths below docs/. Of a page that is not among them, only that is
            told which its text alone tells.
        course: Its nav, files and settings, and which pages are lessons.
        memo: Returns what was found in a text before.

    Returns:
        What is wrong, in the order of files and lines, each once.
    """
    whole = CheckedCourse(tuple(sources), course, documents)
    return concluded([check_page(source, whole, memo) for source in sources], whole)


def check_page(source: Source, course: CheckedCourse, memo: Memo = uncached) -> list[Diagnostic]:
    """Return what is found on a page of a course, before all that is found is seen together."""
    key = fingerprint(source.name, source.text)
    in_text = memo("found", source.name, key, partial(_in_text, source))
    return [*source.problems, *in_text, *_on_page(source, course)]


def concluded(on_pages: Iterable[Sequence[Diagnostic]], course: CheckedCourse) -> list[Diagnostic]:
    """Return what is wrong in a course, in order, each once; `on_pages` is what was found on its pages."""
    found = [one for page in on_pages for one in page]
    config = course.files.config
    for family in FAMILIES:
        if Scope.COURSE in family.scopes:
            found += guarded(partial(family.module.check_course, course), config, family.title)
    found += guarded(partial(converter.unreported, course, found), config, "What MkDocs says")
    found += guarded(partial(switches.unknown, course, RULES), config, "Switches")
    return in_order(causes([*switches.kept(found, course, RULES)], course))


def check_texts(config: Path) -> tuple[list[Diagnostic], int]:
    """Check the texts of a course where MkDocs can't be asked what becomes of them.

    Args:
        config: Its mkdocs.yml.

    Returns:
        What is wrong, and the number of pages. A mkdocs.yml that can't be read is all that is wrong.
    """
    try:
        course = course_files(config)
    except (yaml.YAMLError, ValueError, OSError, RecursionError) as error:
        return [unreadable(config, error)], 0
    folder = course.folder or config.parent
    sources: dict[str, Source] = {}
    for page in pages(course):
        path = page.relative_to(folder).as_posix()
        # What keeps a page from being read has ended the build, which tells of it.
        with suppress(OSError):
            sources[path] = read(page, f"{course.docs_dir}/{path}")
    documents = standalone(sources, course.language, course.text.settings.get("markdown_extensions"))
    return check(tuple(sources.values()), documents, course), len(sources)


def unreadable(config: Path, error: Exception) -> Diagnostic:
    """Return the mistake of a mkdocs.yml that can't be read, or of a folder of the course that can't."""
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    reason = getattr(error, "problem", None) or getattr(error, "strerror", None) or str(error)
    if isinstance(error, UnicodeDecodeError):
        reason = "it is not saved as UTF-8"
    hint = "a text that holds a colon or a # goes in quotes; lists are indented by spaces, never tabs"
    if isinstance(error, UnicodeDecodeError):
        hint = 'save it as "UTF-8", which editors offer under "Save as"'
    if isinstance(error, FileNotFoundError):
        return CONFIG.at(config.name, 0, 0, "the file is not there", "put it back, beside the folder of the pages")
    if isinstance(error, OSError):
        return stopped_by_system(config, error)
    file, slip = unreadable_file(config)
    if slip:
        line, column, reason, hint = slip.line + 1, slip.column, slip.reason, slip.hint
    name = path_from(config.parent, file)
    return CONFIG.at(name, line, column, f"the file can't be read ({reason})", hint)


def _in_text(source: Source) -> tuple[Diagnostic, ...]:
    """Return what is found in the text of a page, and of the examples in it."""
    found = list(_in(source, Scope.TEXT))
    for example in source.examples:
        found += (*example.problems, *_in(example, Scope.EXAMPLE))
    return tuple(found)


def _in(source: Source, scope: Scope) -> Iterator[Diagnostic]:
    for family in FAMILIES:
        if scope in family.scopes:
            yield from guarded(partial(family.module.check_text, source), source.name, family.title)


def _on_page(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield what the families for pages find in one."""
    for family in FAMILIES:
        if Scope.PAGE in family.scopes:
            yield from guarded(partial(family.module.check, source, course), source.name, family.title)
