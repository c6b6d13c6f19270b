"""The preview in MkDocs' events: `mkdocs serve` and `fieldbook serve` both come here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.utils import CountHandler

from .building import CourseBuild
from .checks.whole import check_course
from .preview.ports import free_port
from .preview.serving import Preview
from .preview.shown import Shown

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("fieldbook")

_CONFIG = "config-yaml"
_LOOK_EVERY = 0.2
"""Seconds between looks at the files; MkDocs' half second would be the longest part of many a build."""
_SETTLES = 0.05
"""Seconds without a change after which a build begins."""


class Previewing:
    """Turns MkDocs' server into the preview of a course."""

    def __init__(self, build: CourseBuild) -> None:
        self._build = build

    def on_startup(self, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether what follows is a preview."""
        self._build.previewing = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take MkDocs' counter of warnings from it: a preview shows mistakes, and does not end over them."""
        logger = logging.getLogger("mkdocs")
        for handler in [handler for handler in logger.handlers if isinstance(handler, CountHandler)]:
            if self._build.previewing:
                logger.removeHandler(handler)
        return config

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
        """Show mistakes in pages, outlive builds that fail, and take the next port where one is in use."""
        path = Path(config.config_file_path) if config.config_file_path else None

        def explain(_error: Exception) -> Iterator[str]:
            found = check_course(path)[0] if path else []
            yield from (str(problem) for problem in found if problem.code == _CONFIG)

        preview = Preview(server.serve_request, server.builder, self._shown, explain, server.mount_path)
        server.set_app(preview)
        server.builder = preview.build
        server.build_delay = _SETTLES
        _settle_port(server)
        _look_often(server, config)
        return server

    def _shown(self) -> Shown:
        site = self._build.site
        assert site.renderer is not None, "the first build is through before MkDocs serves"
        return Shown(
            site.renderer.page,
            site.told,
            {source.name: source for source in site.texts.sources.values()},
            {name: address or "index.html" for name, address in site.addresses.items()},
        )


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
    # What watches files is loaded by those who watch.
    from watchdog.observers.polling import PollingObserver  # noqa: PLC0415

    server.observer = PollingObserver(timeout=_LOOK_EVERY)
    for path in watched:
        server.watch(path)
