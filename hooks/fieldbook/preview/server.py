"""MkDocs' server, turned into the preview of a course. Loaded only where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.observers.polling import PollingObserver

from ..checks import check_texts
from ..document import Document
from ..model import Lesson
from ..settings import reading_minutes
from ..site.builds import CourseBuilds
from ..site.mkdocs_api import Abort, MkDocsConfig, get_plugin_logger
from .panel import Reading, Shown
from .ports import free_port
from .wsgi import Preview

if TYPE_CHECKING:
    from ..site.mkdocs_api import LiveReloadServer

log = get_plugin_logger("fieldbook")

_CONFIG = "config-yaml"
_LOOK_EVERY = 0.15
"""Seconds between looks at the files; MkDocs' half second would be the longest part of many a build."""
_PER_FILE = 0.0003
"""Seconds to be added for each file, so that a large course does not keep the computer busy by looking alone."""
_SETTLES = 0.03
"""Seconds without a change after which a build begins."""


def serve_course(server: LiveReloadServer, builds: CourseBuilds, config: MkDocsConfig) -> None:
    """Show mistakes in pages, outlive builds that fail, and take the next port where one is in use."""
    path = Path(config.config_file_path) if config.config_file_path else None

    def explain(_error: Exception) -> Iterator[str]:
        found = check_texts(path)[0] if path else []
        yield from (str(problem) for problem in found if problem.code == _CONFIG)

    host = str(server.server_address[0])
    preview = Preview(
        server.serve_request, server.builder, lambda: _shown(builds), explain, root=server.mount_path, host=host
    )
    server.set_app(preview)
    server.builder = preview.build
    server.build_delay = _SETTLES
    _settle_port(server)
    _look_often(server, config)


def _shown(builds: CourseBuilds) -> Shown:
    build = builds.current
    pace, lessons = build.configured.settings.reading_pace, build.assembled.book.course.lessons
    return Shown(
        build.rendering.renderer.page,
        (*build.assembled.diagnostics, *build.failures.diagnostics),
        {source.name: source for source in build.sources.sources.values()},
        {name: address or "index.html" for name, address in build.assembled.addresses.items()},
        readings={
            lesson.address or "index.html": _reading(lesson, build.converting.documents[lesson.path], pace)
            for lesson in lessons
        },
    )


def _reading(lesson: Lesson, document: Document, pace: int) -> Reading:
    words = sum(stretch.words for stretch in document.record.stretches)
    return Reading(lesson.minutes, words, reading_minutes(words, pace))


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


def _look_often(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Have the server see changes sooner than it would by itself."""
    watched = []
    for path in (config.docs_dir, config.config_file_path, *config.theme.dirs):
        try:
            server.unwatch(path)
        except KeyError:
            continue
        watched.append(path)
    files = sum(1 for _ in Path(config.docs_dir).rglob("*"))
    server.observer = PollingObserver(timeout=_LOOK_EVERY + _PER_FILE * files)
    for path in watched:
        server.watch(path)
