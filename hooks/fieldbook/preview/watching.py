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
_GATHERING = 0.01
"""Seconds in which an editor's writing, renaming and closing becomes one look."""


class ChangeHandler(FileSystemEventHandler):
    """Calls a function when something has changed."""

    def __init__(self, on_change: Callable[[], None]) -> None:
        self._on_change = on_change

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Say that something has changed."""
        self._on_change()


class PollOnChange(FileSystemEventHandler):
    """Has an observer that polls now and then, as MkDocs' does, poll at once when the system tells of a change."""

    def __init__(self, observer: BaseObserver) -> None:
        self._observer = observer
        self._has_changed = Event()

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
        Thread(target=self._poll, daemon=True).start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note which file was changed, or only opened."""
        if event.event_type in _CHANGES:
            self._has_changed.set()

    def _poll(self) -> None:
        while True:
            self._has_changed.wait()
            time.sleep(_GATHERING)
            self._has_changed.clear()
            for emitter in [emitter for emitter in self._observer.emitters if emitter.is_alive()]:
                # A folder that has just gone is told of when it is looked for the next time.
                with suppress(OSError):
                    emitter.queue_events(0)
