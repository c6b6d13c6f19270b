"""Where MkDocs builds: beside the site, which is replaced when the build is through and nothing failed.

It handles a build's first event before all other plugins and its last one after them, so that they all see one folder.
"""

from __future__ import annotations

import logging
import os
from threading import Thread
from typing import NamedTuple

from .mkdocs_api import Abort, CountHandler, MkDocsConfig, get_plugin_logger
from .swap import InUseError, OvertakenError, Swap

log = get_plugin_logger("fieldbook")


_BUILD = ("build", "gh-deploy", "serve")
"""The commands of MkDocs that build."""


class _UnderWay(NamedTuple):
    """A build beside the site, and the configuration that names its folder meanwhile."""

    swap: Swap
    config: MkDocsConfig


class Publishing:
    """A build's folder in MkDocs' events."""

    def __init__(self) -> None:
        self._under_way: _UnderWay | None = None
        """None between builds, and where the site can't be replaced as a whole."""
        self._previewing = False
        self._only_reads = False
        self._clearing: Thread | None = None
        self._depth = 0

    def on_startup(self, command: str) -> None:
        """Note which command runs: a build, a preview, or neither, as with mike, which only reads `site_dir`.

        A preview removes the old site in a thread, so that the author need not wait for that.
        """
        self._previewing = command == "serve"
        self._only_reads = command not in _BUILD

    def on_config(self, config: MkDocsConfig) -> None:
        """Have MkDocs and all plugins build beside the site; a build within another one keeps its own folder."""
        if self._only_reads:
            return
        self._depth += 1
        if self._depth > 1:
            return
        self._cleared()
        swap = Swap.begin(config.site_dir)
        if swap is None:
            log.info("%s can't be replaced as a whole; it is built where it is", config.site_dir)
            self._under_way = None
        else:
            config.site_dir = str(swap.new)
            self._under_way = _UnderWay(swap, config)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put the site in place, unless MkDocs is about to fail the build for its warnings."""
        self._depth -= 1
        if self._depth or self._under_way is None or _will_fail():
            return
        swap = self._under_way.swap
        try:
            swap.finish(discard=not self._previewing)
        except InUseError as error:
            raise Abort(
                f"The new site can't be put in place: {error}. Close what has the site open "
                "(a terminal in that folder, a server, an editor) and build again. The last site is as it was."
            ) from None
        except OvertakenError:
            raise Abort(f"Another build of {swap.site} has begun since this one; that one goes on.") from None
        if self._previewing:
            self._clearing = Thread(target=swap.discard)
            self._clearing.start()
        self._leave()
        log.info("The site is in %s", config.site_dir)

    def on_build_error(self, error: Exception) -> None:
        """Remove the unfinished site, and end with a message in words where the system refused something."""
        self._depth = 0
        swap = self._under_way.swap if self._under_way else None
        if swap is not None:
            self._leave()
            swap.discard()
        if isinstance(error, OSError):
            named = str(error.filename or "")
            # The folder of the unfinished site is nobody's; what lies in it has a name that people know.
            named = named.removeprefix(f"{swap.new}{os.sep}") if swap else named
            where = f": {named}" if named else ""
            is_kept = swap and swap.site.exists() and not self._previewing
            kept = f" The last site is as it was: {swap.site}" if swap and is_kept else ""
            raise Abort(f"The build stopped ({error.strerror or error}{where}).{kept}") from None

    def on_shutdown(self) -> None:
        """Remove what an interrupted build has left, and be ready for the next build of this process."""
        self._only_reads, self._depth = False, 0
        self._cleared()
        if self._under_way is not None:
            self._under_way.swap.discard()

    def _cleared(self) -> None:
        """Wait until the site before the last is removed."""
        if self._clearing is not None:
            self._clearing.join()
        self._clearing = None

    def _leave(self) -> None:
        """Let the configuration name the site itself again: others may use it after the build."""
        if self._under_way is not None:
            self._under_way.config.site_dir = str(self._under_way.swap.site)
        self._under_way = None


def _will_fail() -> bool:
    """Tell whether MkDocs has counted warnings in a strict build. It looks at them only after the last event."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(handler, CountHandler) and handler.get_counts() for handler in handlers)
