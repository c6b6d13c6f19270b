"""The authors' mistakes, reported through MkDocs' log: each once, in the order of files and lines."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import yaml

from ..cache.store import Memo
from ..checks import CheckedCourse, CourseFiles, check_page, concluded
from ..checks.course_reader import course_files
from ..diagnostics import Diagnostic, Severity
from ..document import Document
from ..model import Course
from ..pages import GENERATED
from .mkdocs_api import File, Files, InclusionLevel, MkDocsConfig, Navigation, get_plugin_logger
from .sources import SourceStore

log = get_plugin_logger("fieldbook")

_LEVELS = {
    Severity.ERROR: logging.ERROR,
    Severity.WARNING: logging.WARNING,
    Severity.NOTICE: logging.INFO,
}


class Mistakes(NamedTuple):
    """What is wrong in a course.

    `diagnostics` are all of it, sorted. `on_pages` is what was found on each page, by its name. `around` is what the
    checks know of the course besides its pages.
    """

    diagnostics: tuple[Diagnostic, ...]
    on_pages: Mapping[str, Sequence[Diagnostic]]
    around: CourseFiles

    @classmethod
    def of(cls, sources: SourceStore, documents: Mapping[str, Document], around: CourseFiles, memo: Memo) -> Mistakes:
        """Return what is wrong in the sources and their documents; `memo` returns what an earlier build has found."""
        course = _checked(sources, documents, around)
        on_pages = {source.name: check_page(source, course, memo) for source in course.sources}
        return cls(tuple(concluded(on_pages.values(), course)), on_pages, around)

    def with_page(self, sources: SourceStore, documents: Mapping[str, Document], path: str) -> Mistakes:
        """Return the same with one page as it is now, whose source is `path` below docs/."""
        course = _checked(sources, documents, self.around)
        source = sources.sources[path]
        on_pages = {**self.on_pages, source.name: check_page(source, course)}
        return self._replace(diagnostics=tuple(concluded(on_pages.values(), course)), on_pages=on_pages)


def _checked(sources: SourceStore, documents: Mapping[str, Document], around: CourseFiles) -> CheckedCourse:
    return CheckedCourse(tuple(sources.sources.values()), around, documents)


def course_facts(
    sources: SourceStore,
    course: Course,
    nav: Navigation,
    files: Files,
    config: MkDocsConfig,
    *,
    dead: Iterable[str],
    memo: Memo,
) -> CourseFiles:
    """Return what the checks have to know around the pages: what MkDocs has, with the lines that mkdocs.yml has.

    Args:
        sources: The pages as text.
        course: The course as assembled.
        nav: The nav as MkDocs and other plugins have made it.
        files: All files of the site.
        config: The configuration; one that was never a file has no lines to name.
        dead: What of the nav leads nowhere.
        memo: Returns what an earlier build has found in the same files.
    """
    facts = CourseFiles(folder=sources.docs)
    # MkDocs has loaded this file; where our reader can't, the checks do without its lines.
    with suppress(yaml.YAMLError, ValueError, OSError, RecursionError):
        path = config.config_file_path
        facts = course_files(Path(path), memo) if path else facts
    own_files = frozenset(file.src_uri for file in files if not _is_of_theme(file, config))
    return facts._replace(
        files=own_files,
        docs_dir=sources.folder,
        site_url=config.site_url or "",
        language=str(config.theme["language"]),
        name=config.site_name,
        lessons=frozenset(lesson.path for lesson in course.lessons),
        in_menu=frozenset(page.file.src_uri for page in nav.pages),
        dead_ends=frozenset(dead),
        missing_templates=dict(_lacking(config)),
        theme_folders=tuple(config.theme.dirs),
        unlisted=GENERATED | {file.src_uri for file in files if file.inclusion == InclusionLevel.NOT_IN_NAV},
    )


def _lacking(config: MkDocsConfig) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the templates that settings name and that lie in none of the theme's folders, each with its setting."""
    named: dict[str, tuple[str, ...]] = dict.fromkeys(config.theme.static_templates, ("theme", "static_templates"))
    analytics = config.extra.get("analytics")
    if isinstance(analytics, Mapping) and analytics.get("provider"):
        file = f"partials/integrations/analytics/{analytics['provider']}.html"
        named[file] = ("extra", "analytics", "provider")
    for name, setting in named.items():
        if not any(Path(folder, name).is_file() for folder in config.theme.dirs):
            yield name, setting


def _is_of_theme(file: File, config: MkDocsConfig) -> bool:
    """Tell whether a file is the theme's or the engine's: no page of the course links to those."""
    return file.src_dir in config.theme.dirs


def report(diagnostics: Iterable[Diagnostic], hush_notices: bool = False) -> None:
    """Log diagnostics; with `hush_notices`, notices show only under `--verbose`. Warnings fail a strict build."""
    for diagnostic in diagnostics:
        hushed = hush_notices and diagnostic.severity is Severity.NOTICE
        log.log(logging.DEBUG if hushed else _LEVELS[diagnostic.severity], "%s", diagnostic)
