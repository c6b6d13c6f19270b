"""Files that change while there is a preview: seen at once, seen everywhere, and told once."""

from __future__ import annotations

import os
import threading
import time

import pytest
from watchdog.events import FileModifiedEvent, FileMovedEvent, FileSystemEventHandler

from fieldbook.preview import watching
from fieldbook.preview.watching import Watcher, _Knowing, _Noting


class Handler(FileSystemEventHandler):
    """Keeps what it is told."""

    def __init__(self):
        self.heard = []
        self.rang = threading.Event()

    def on_any_event(self, event):
        if not event.is_directory:
            self.heard.append(event.src_path)
            self.rang.set()


@pytest.fixture
def handler():
    return Handler()


@pytest.fixture
def watching_with():
    """Begin to watch a folder."""
    begun = []

    def begin(watcher, handler, folder):
        begun.append(watcher)
        watched = watcher.schedule(handler, str(folder), recursive=True)
        watcher.start()
        return watched

    yield begin
    for watcher in begun:
        watcher.stop()
        watcher.join()


def deaf(**_):
    """Be a system that tells nothing since too much is watched."""
    raise OSError(28, "inotify watch limit reached")


@pytest.mark.parametrize("every", [0.05, 600])
def test_a_change_is_told(watching_with, handler, tmp_path, every):
    """By one of the two at least; and whoever has to wait for the one who looks waits for ten minutes."""
    watching_with(Watcher(every), handler, tmp_path)
    (tmp_path / "lesson.md").write_text("Words", encoding="utf-8")
    assert handler.rang.wait(60)
    assert set(handler.heard) == {str(tmp_path / "lesson.md")}


def test_where_the_system_tells_nothing_a_change_is_seen(watching_with, handler, tmp_path, monkeypatch):
    watcher = Watcher(0.05)
    monkeypatch.setattr(watcher._telling, "start", deaf)
    watching_with(watcher, handler, tmp_path)
    (tmp_path / "lesson.md").write_text("Words", encoding="utf-8")
    assert handler.rang.wait(60)


def test_where_the_system_tells_nothing_of_a_place_a_change_is_seen(watching_with, handler, tmp_path, monkeypatch):
    watcher = Watcher(0.05)
    monkeypatch.setattr(watcher._telling, "schedule", lambda *_, **__: deaf())
    watched = watching_with(watcher, handler, tmp_path)
    (tmp_path / "lesson.md").write_text("Words", encoding="utf-8")
    assert handler.rang.wait(60)
    watcher.unschedule(watched)


def test_a_file_that_is_read_has_not_changed(watching_with, handler, tmp_path):
    (tmp_path / "lesson.md").write_text("Words", encoding="utf-8")
    watching_with(Watcher(600), handler, tmp_path)
    (tmp_path / "lesson.md").read_text(encoding="utf-8")
    (tmp_path / "other.md").write_text("Words", encoding="utf-8")
    assert handler.rang.wait(60)
    assert set(handler.heard) == {str(tmp_path / "other.md")}


def test_what_is_not_watched_any_more_is_not_told(watching_with, handler, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    watcher = Watcher(0.05)
    watched = watching_with(watcher, Handler(), tmp_path / "one")
    watcher.schedule(handler, str(tmp_path / "two"), recursive=True)
    watcher.unschedule(watched)
    (tmp_path / "one" / "lesson.md").write_text("Words", encoding="utf-8")
    (tmp_path / "two" / "lesson.md").write_text("Words", encoding="utf-8")
    assert handler.rang.wait(60)
    assert set(handler.heard) == {str(tmp_path / "two" / "lesson.md")}


def test_what_the_system_has_told_is_not_told_again(handler, tmp_path):
    told = {}
    noting, knowing = _Noting(handler, told), _Knowing(handler, told)
    file = tmp_path / "lesson.md"
    file.write_text("Words", encoding="utf-8")
    noting.dispatch(FileModifiedEvent(str(file)))
    knowing.dispatch(FileModifiedEvent(str(file)))
    assert handler.heard == [str(file)]
    file.write_text("More words", encoding="utf-8")
    knowing.dispatch(FileModifiedEvent(str(file)))
    assert handler.heard == [str(file)] * 2


def test_a_file_that_was_renamed_is_told_once(handler, tmp_path):
    told = {}
    noting, knowing = _Noting(handler, told), _Knowing(handler, told)
    (tmp_path / "b.md").write_text("Words", encoding="utf-8")
    for one in (noting, knowing):
        one.dispatch(FileMovedEvent(str(tmp_path / "a.md"), str(tmp_path / "b.md")))
    assert handler.heard == [str(tmp_path / "a.md")]
    os.utime(tmp_path / "b.md", (time.time() + 5, time.time() + 5))
    knowing.dispatch(FileMovedEvent(str(tmp_path / "a.md"), str(tmp_path / "b.md")))
    assert len(handler.heard) == 2


def test_watching_ends_though_it_never_began(tmp_path):
    watcher = watching.Watcher(600)
    watcher.stop()
    watcher.join()
