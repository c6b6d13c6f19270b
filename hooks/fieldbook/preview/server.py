"""MkDocs' server, turned into the preview of a course. Loaded only where there is one."""

from __future__ import annotations

import time
from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from ..checks.config import layers, read_config
from ..checks.plugins import names_engine
from ..checks.settings import no_plugin
from ..document import Document
from ..model import Lesson
from ..settings import reading_minutes
from ..site.build import CourseBuild
from ..site.builds import CourseBuilds
from ..site.checking import why_refused, why_stopped
from ..site.mkdocs_api import Abort, MkDocsConfig, get_plugin_logger
from .panel import Failed, Findings, ReadingTime
from .ports import free_port
from .rebuilds import SETTLING, Rebuilds
from .watching import FolderWatch
from .wsgi import Preview

if TYPE_CHECKING:
    from ..site.mkdocs_api import LiveReloadServer

log = get_plugin_logger("fieldbook")


def serve_course(server: LiveReloadServer, builds: CourseBuilds, config: MkDocsConfig) -> None:
    """Show mistakes in pages, outlive builds that fail, and take the next port where one is in use."""
    path = Path(config.config_file_path) if config.config_file_path else None

    def explain(error: Exception, logged: Collection[str]) -> Failed:
        if path and (of_hook := why_stopped(path, error)):
            return Failed(tuple(map(str, of_hook)), needs_restart=True)
        return Failed(tuple(map(str, why_refused(path, logged) if path else ())))

    build = server.builder

    def build_with_engine() -> None:
        if path:
            _need_engine(path)
        build()

    host = str(server.server_address[0])
    rebuilds = Rebuilds(builds, build_with_engine, _findings, explain, partial(_reload, server))
    server.set_app(Preview(server.serve_request, rebuilds, root=server.mount_path, host=host))
    server.builder = rebuilds.build
    server.build_delay = SETTLING
    _settle_port(server)
    _watch(server, rebuilds, config)


def _need_engine(config: Path) -> None:
    """Fail where a course no longer names the engine: MkDocs would build it without, and nobody would be told."""
    try:
        text = read_config(config)
    except (yaml.YAMLError, ValueError, OSError, RecursionError):
        # MkDocs can't read it either, and the build fails over that.
        return
    if text.settings and not names_engine(text):
        raise Abort(str(no_plugin(config.name, text)))


def _reload(server: LiveReloadServer) -> None:
    """Have browsers load their pages again, while a build may be under way: the server has that at its end only."""
    with server._epoch_cond:
        server._wanted_epoch = server._visible_epoch = round(time.monotonic() * 1000)
        server._epoch_cond.notify_all()


def _findings(build: CourseBuild) -> Findings:
    pace, lessons = build.configured.settings.reading_pace, build.assembled.book.course.lessons
    return Findings(
        build.rendering.renderer.page,
        (*build.assembled.mistakes.diagnostics, *build.failures.diagnostics),
        {source.name: source for source in build.sources.sources.values()},
        {name: address or "index.html" for name, address in build.assembled.addresses.items()},
        readings={
            lesson.address or "index.html": _reading(lesson, build.converting.documents[lesson.path], pace)
            for lesson in lessons
        },
        downloads=tuple(item.address for item in build.assembled.book.downloads),
    )


def _reading(lesson: Lesson, document: Document, pace: int) -> ReadingTime:
    words = sum(stretch.words for stretch in document.record.stretches)
    seconds = sum(stretch.seconds for stretch in document.record.stretches)
    return ReadingTime(lesson.minutes, words, reading_minutes(words, pace, seconds), has_films=seconds > 0)


def _settle_port(server: LiveReloadServer) -> None:
    """Take the next free port where the one that was asked for is in use, and say so."""
    host, wanted = str(server.server_address[0]), int(server.server_address[1])
    try:
        port = free_port(host, wanted)
    except OSError as error:
        raise Abort(f"The preview can't be served at {host}:{wanted} ({error.strerror or error}).") from None
    if port != wanted:
        log.info("Port %s is in use; the preview takes %s.", wanted, port)
        server.server_address = (host, port)
        server.server_port = port
        server.url = server.url.replace(f":{wanted}/", f":{port}/", 1)


def _watch(server: LiveReloadServer, rebuilds: Rebuilds, config: MkDocsConfig) -> None:
    """Have changes seen as soon as the system tells of them, during a build, too, and in a folder that comes back.

    MkDocs has mkdocs.yml watched, but not what it inherits from.
    """
    for inherited in [*layers(Path(config.config_file_path))][1:] if config.config_file_path else ():
        server.watch(str(inherited.resolve()))
    FolderWatch(server.observer, config.docs_dir, rebuilds.note_save, partial(_want_build, server))


def _want_build(server: LiveReloadServer) -> None:
    """Have the server build the course, as where it has seen a change itself."""
    with server._rebuild_cond:
        server._want_rebuild = True
        server._rebuild_cond.notify_all()
