"""Changes of files as soon as the system tells of them: MkDocs' server looks for them twice a second.

Not every folder is told of: those on other computers, or of a virtual machine's host, are not. So the server goes on to
look, and what it is told here is no more than when to look.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

log = logging.getLogger("mkdocs.plugins.fieldbook")

_CHANGES = frozenset({"closed", "created", "deleted", "modified", "moved"})
_GATHERS = 0.01
"""Seconds in which an editor's writing, renaming and closing becomes one look."""


class Noting(FileSystemEventHandler):
    """Has someone note that something has changed."""

    def __init__(self, note: Callable[[], None]) -> None:
        self._note = note

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note that something has changed."""
        self._note()


class Looking(FileSystemEventHandler):
    """Has an observer that looks now and then look at once when the system tells of a change."""

    def __init__(self, observer: BaseObserver) -> None:
        self._observer = observer
        self._told = Event()

    def begin(self, folder: str) -> None:
        """Listen for changes in a folder, for as long as the process lives."""
        system = Observer()
        system.schedule(self, folder, recursive=True)
        try:
            system.start()
        except OSError as error:
            # As many folders are watched as the system allows.
            log.debug("fieldbook: The system tells of no changes (%s).", error)
            return
        Thread(target=self._look, daemon=True).start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note which file was changed, or only opened."""
        if event.event_type in _CHANGES:
            self._told.set()

    def _look(self) -> None:
        while True:
            self._told.wait()
            time.sleep(_GATHERS)
            self._told.clear()
            for emitter in [emitter for emitter in self._observer.emitters if emitter.is_alive()]:
                # A folder that has just gone is told of when it is looked for the next time.
                with suppress(OSError):
                    emitter.queue_events(0)
