"""Changes of files as soon as the system tells of them: MkDocs' server looks for them twice a second.

Not every folder is told of: those on other computers, or of a virtual machine's host, are not. So the server goes on to
look, and what it is told here is no more than when to look.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

log = logging.getLogger("mkdocs.plugins.fieldbook")

_CHANGES = frozenset({"closed", "created", "deleted", "modified", "moved"})
_GATHERING = 0.01
"""Seconds in which an editor's writing, renaming and closing becomes one look."""
_LOOKING = 0.2
"""Seconds between two looks for a folder that has gone."""


class FolderWatch(FileSystemEventHandler):
    """Follows a folder for as long as the process lives, whatever stands in its place.

    An observer gives up a folder that is moved or deleted, and never looks whether it is there again: a course that
    was brought back from a copy, or is another commit's, would be shown as it was for ever.
    """

    def __init__(
        self, observer: BaseObserver, folder: str, on_change: Callable[[], None], build: Callable[[], None]
    ) -> None:
        """Follow a folder.

        Args:
            observer: MkDocs' own, which has a build made when something changes.
            folder: Is there.
            on_change: Is called when something has changed.
            build: Has a build made, where the observer does not.
        """
        self._observer = observer
        self._folder = folder
        self._on_change = on_change
        self._build = build
        self._is_renewed = False
        self._poll = PollOnChange(observer)
        self._begin()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Say that something has changed."""
        self._on_change()
        if event.event_type == "deleted" and event.src_path == self._folder:
            Thread(target=self._renew, daemon=True).start()
        # What follows a folder that has come back is no more than this.
        elif self._is_renewed and not event.is_directory:
            self._build()

    def _begin(self) -> None:
        self._watch = self._observer.schedule(self, self._folder, recursive=True)
        self._poll.begin(self._folder)

    def _renew(self) -> None:
        """Have a build say that the folder has gone; follow it again, and have another made, when it has come back."""
        self._build()
        while not Path(self._folder).is_dir():
            time.sleep(_LOOKING)
        self._observer.unschedule(self._watch)
        self._is_renewed = True
        self._begin()
        self._build()


class PollOnChange(FileSystemEventHandler):
    """Has an observer that polls now and then, as MkDocs' does, poll at once when the system tells of a change."""

    def __init__(self, observer: BaseObserver) -> None:
        self._observer = observer
        self._has_changed = Event()
        self._system: BaseObserver | None = None

    def begin(self, folder: str) -> None:
        """Listen for changes in a folder, and in none of before, for as long as the process lives."""
        if self._system:
            self._system.stop()
        system = Observer()
        system.schedule(self, folder, recursive=True)
        try:
            system.start()
        except OSError as error:
            # As many folders are watched as the system allows.
            log.debug("fieldbook: The system tells of no changes (%s).", error)
            return
        if not self._system:
            Thread(target=self._poll, daemon=True).start()
        self._system = system

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note which file was changed, or only opened."""
        if event.event_type in _CHANGES:
            self._has_changed.set()

    def _poll(self) -> None:
        while True:
            self._has_changed.wait()
            time.sleep(_GATHERING)
            self._has_changed.clear()
            for emitter in [emitter for emitter in self._observer.emitters.copy() if emitter.is_alive()]:
                # A folder that has just gone is told of when it is looked for the next time.
                with suppress(OSError):
                    emitter.queue_events(0)
