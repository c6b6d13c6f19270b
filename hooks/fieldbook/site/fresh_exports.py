"""The exports of a course made anew: it is built in a temporary folder, and only its exports go into the site."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from ..exports import COURSE_JSON, EXPORTS, FOR_PROGRAMS, OFFLINE_ZIP, Material
from ..exports.base import Progress
from ..exports.course_json import read_course
from ..exports.run import Guard, Key, run, write_export
from ..exports.single_file import GuidedFile
from ..model import Course
from ..pages import Book
from ..paths import path_from
from ..resources import templates
from ..settings import Settings
from .builds import course_builds
from .exporting import Export
from .log_capture import HoldLogs
from .mkdocs_api import ConfigurationError, build_site, forget_plugins, load_config
from .rendering import Renderer, standalone

_CONFIG = "mkdocs.yml"
_CONFIGS = "mkdocs*.yml"
"""How files of settings are called: each language of a course has one of its own."""


def find_course(course: Course, site: Path) -> Path | None:
    """Return the settings of a built course: in or above the working folder, above its site or beside it; else None.

    All languages of a course may have one id, so that they name this site as theirs, or at least its language.
    """
    site = site.resolve()
    in_language = None
    for config in _nearby(site):
        name, language, folder = _named(config)
        if name == course.id and folder == site:
            return config
        if (name, language) == (course.id, course.language):
            in_language = in_language or config
    return in_language


def _nearby(site: Path) -> Iterator[Path]:
    for start in (Path.cwd(), site):
        found = (folder / _CONFIG for folder in (start, *start.parents))
        for config in islice((config for config in found if config.is_file()), 1):
            yield config
            yield from sorted(set(config.parent.glob(_CONFIGS)) - {config})
    yield from sorted(site.parent.glob(f"*/{_CONFIGS}"))


def _named(config: Path) -> tuple[str, str, Path | None]:
    """Return the id, the language and the site of a course; nothing where its settings can't be loaded."""
    with HoldLogs(logging.WARNING):
        try:
            read = load_config(str(config))
            settings = Settings.of(read.extra, read.site_name, str(read.theme["language"]))
        except Exception:
            return "", "", None
        return settings.id, settings.language, Path(read.site_dir).resolve()


def export_all(config: Path, site: Path, own: Path | None, progress: Progress) -> list[Path]:
    """Make the exports of a course anew in its finished site, and return their paths.

    The zip file holds the site as it lies there. course.json stays as it is, since it describes that site. `own` is a
    folder with templates that come before all others. `progress` shows how far each export is.
    """
    made: list[Path] = []

    def export(material: Material, key: Key, guard: Guard) -> None:
        render = _renderer(own, material.book).pieces if own is not None else material.render
        material = replace(material, render=render, progress=progress)
        others = [exporter for exporter in EXPORTS if exporter not in (*FOR_PROGRAMS, OFFLINE_ZIP)]
        for file in run(others, material, key):
            made.append(site / file.relative_to(material.site))
            made[-1].parent.mkdir(parents=True, exist_ok=True)
            copyfile(file, made[-1])
        outside = _of_other_courses(site, material.site)
        made.extend(run([OFFLINE_ZIP], replace(material, site=site, outside=outside)))

    _build(config, export)
    return made


def export_guided(config: Path, file: Path, progress: Progress) -> Path:
    """Make, as `file`, the single file of a course with the facilitator's guide at its end; return its path."""

    def export(material: Material, key: Key, guard: Guard) -> None:
        write_export(GuidedFile(), replace(material, progress=progress), file)

    _build(config, export)
    return file


def pack_again(book: Book, site: Path, own: Path, progress: Progress) -> list[Path]:
    """Make the zip file anew from a finished site whose sources are not here; `book` holds little but its name."""
    outside = _of_other_courses(site)
    return run([OFFLINE_ZIP], Material(book, site, _renderer(own, book).pieces, progress=progress, outside=outside))


def _of_other_courses(site: Path, built: Path | None = None) -> frozenset[str]:
    """Return the paths of what lies in a site but was built apart from it, as its course in another language is.

    `built` is the site as a build of this course makes it: where a course lies in that, too, its author has put there.
    """
    found = (path.parent for path in site.glob(f"*/**/{COURSE_JSON.file}"))
    folders = [folder for folder in found if _is_course(folder) and not _lies_in(built, path_from(site, folder))]
    return frozenset(path_from(site, file) for folder in folders for file in folder.rglob("*") if file.is_file())


def _is_course(folder: Path) -> bool:
    with suppress(OSError, ValueError):
        read_course(folder)
        return True
    return False


def _lies_in(built: Path | None, path: str) -> bool:
    return built is not None and (built / path).is_dir()


def _renderer(own: Path, book: Book) -> Renderer:
    return standalone([str(own), str(templates())], book.course.language)


def _build(config: Path, export: Export) -> None:
    """Build a course in a temporary folder, with `export` in place of what writes its exports."""
    forget_plugins()
    with TemporaryDirectory() as folder:
        read = load_config(str(config), site_dir=str(Path(folder) / "site"), strict=False)
        read.plugins.on_startup(command="build", dirty=False)
        builds = course_builds(read)
        if builds is None:
            raise ConfigurationError("neither the plugin fieldbook nor its hook is in mkdocs.yml")
        usual = builds.export
        try:
            builds.export = export
            build_site(read)
        finally:
            # MkDocs uses the same plugin object for the next build of this process.
            builds.export = usual
            read.plugins.on_shutdown()
