"""The exports of a course made anew: it is built in a temporary folder, and only its exports go into the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from ..exports import EXPORTS, FOR_PROGRAMS, OFFLINE_ZIP, Material
from ..exports.base import Progress
from ..exports.run import Guard, Key, run, write_export
from ..exports.single_file import GuidedFile
from ..pages import Book
from ..resources import templates
from ..settings import Settings
from .builds import course_builds
from .exporting import Export
from .mkdocs_api import ConfigurationError, build_site, forget_plugins, load_config
from .rendering import Renderer, standalone

_CONFIG = "mkdocs.yml"


def find_course(course_id: str, site: Path) -> Path | None:
    """Return the mkdocs.yml of a course: in or above the working folder, above its site or beside it; else None."""
    return next((config for config in _nearby(site.resolve()) if _id(config) == course_id), None)


def _nearby(site: Path) -> Iterator[Path]:
    for start in (Path.cwd(), site):
        found = (folder / _CONFIG for folder in (start, *start.parents))
        yield from islice((config for config in found if config.is_file()), 1)
    yield from sorted(site.parent.glob(f"*/{_CONFIG}"))


def _id(config: Path) -> str | None:
    try:
        read = load_config(str(config))
    except ConfigurationError:
        return None
    return Settings.of(read.extra, read.site_name, str(read.theme["language"])).id


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
        made.extend(run([OFFLINE_ZIP], replace(material, site=site)))

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
    return run([OFFLINE_ZIP], Material(book, site, _renderer(own, book).pieces, progress=progress))


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
