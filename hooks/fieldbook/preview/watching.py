"""Who tells the preview that a file has changed.

MkDocs looks at all files twice a second: that works everywhere, on network drives and shared folders too. Most systems
tell at once, but not of such places, and nobody knows beforehand. So both are asked. What the system has told is not
told again by the one who looks, who then need not look so often.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import NamedTuple

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from ..cache.fingerprint import state_of

_CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""What the system is asked to tell. It could also tell of files that are read, as a build does with all of them."""

_Told = dict[str, tuple[int, int, int] | None]
"""Files that the system has told of: when they were changed and how long they were then; None for no file."""


class Watched(NamedTuple):
    """A place that is watched, as each of the two knows it."""

    looking: ObservedWatch
    telling: ObservedWatch | None


class Watcher:
    """Takes the place of an observer in MkDocs' server: it has those methods that the server calls."""

    def __init__(self, every: float) -> None:
        """Be ready to look `every` so many seconds."""
        self._told: _Told = {}
        self._looking = PollingObserver(timeout=every)
        self._telling: BaseObserver | None = Observer()

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> Watched:
        """Have a handler told of what changes at a path."""
        telling = None
        # Systems let one watch so many files and no more.
        with suppress(OSError):
            if self._telling is not None:
                noting = _Noting(handler, self._told)
                telling = self._telling.schedule(noting, path, recursive=recursive, event_filter=_CHANGES)
        looking = self._looking.schedule(_Knowing(handler, self._told), path, recursive=recursive)
        return Watched(looking, telling)

    def unschedule(self, watched: Watched) -> None:
        """Watch a path no longer."""
        self._looking.unschedule(watched.looking)
        if self._telling is not None and watched.telling is not None:
            self._telling.unschedule(watched.telling)

    def start(self) -> None:
        """Begin to watch."""
        self._looking.start()
        try:
            if self._telling is not None:
                self._telling.start()
        except OSError:
            self._telling = None

    def stop(self) -> None:
        """Watch nothing any more."""
        for observer in self._observers():
            observer.stop()

    def join(self) -> None:
        """Wait until nothing is watched any more."""
        for observer in self._observers():
            observer.join()

    def _observers(self) -> list[BaseObserver]:
        both = (self._looking, self._telling)
        return [observer for observer in both if observer is not None and observer.is_alive()]


class _Noting(FileSystemEventHandler):
    """Notes what the system tells, and passes it on."""

    def __init__(self, handler: FileSystemEventHandler, told: _Told) -> None:
        self._handler = handler
        self._told = told

    def dispatch(self, event: FileSystemEvent) -> None:
        self._told.update((path, state_of(path)) for path in _paths(event))
        self._handler.dispatch(event)


class _Knowing(_Noting):
    """Passes on what the system has not told."""

    def dispatch(self, event: FileSystemEvent) -> None:
        if any(path not in self._told or self._told[path] != state_of(path) for path in _paths(event)):
            self._handler.dispatch(event)


def _paths(event: FileSystemEvent) -> list[str]:
    return [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
