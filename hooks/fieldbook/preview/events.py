"""The preview in MkDocs' events: `mkdocs serve` and `fieldbook serve` both come here."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from ..site.builds import CourseBuilds
from ..site.mkdocs_api import CountHandler, MkDocsConfig

if TYPE_CHECKING:
    from ..site.mkdocs_api import LiveReloadServer


class Previewing:
    """Turns MkDocs' server into the preview of a course."""

    def __init__(self, builds: CourseBuilds) -> None:
        self._builds = builds

    def on_startup(self, command: str) -> None:
        """Note whether what follows is a preview."""
        self._builds.previewing = command == "serve"

    def on_config(self) -> None:
        """Take MkDocs' counter of warnings from it: a preview shows mistakes, and does not end over them."""
        logger = logging.getLogger("mkdocs")
        for handler in [handler for handler in logger.handlers if isinstance(handler, CountHandler)]:
            if self._builds.previewing:
                logger.removeHandler(handler)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig) -> LiveReloadServer:
        """Turn MkDocs' server into the preview."""
        # Loading what that takes is longer than many a build, and builds do without.
        from .server import serve_course  # noqa: PLC0415

        serve_course(server, self._builds, config)
        return server
