"""Pages converted by several processes are those that one converts; what other processes can't do is done here."""

from __future__ import annotations

import logging
import multiprocessing
import os
import struct
import sys
import time
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page

from fieldbook.exports.single_file import drafts
from fieldbook.site import document_cache, parallel_conversion, processes, shared_tasks
from fieldbook.site.parallel_conversion import ConversionFacts

LESSONS = document_cache.MANY + 5
CONFIG = "site_name: A course\ntheme: material\nplugins: [search, fieldbook]\nmarkdown_extensions: [fieldbook]\n"
LESSON = """---
title: Lesson {n}
minutes: 5
outcomes:
  - do-{n}: Do {n}
---
## Part

Text.[^shared] [Next](l{next}.md#part) [Nowhere](spoken.md){{ href="none.md" }}

/// worksheet | Sheet {n}
    id: sheet-{n}

Why {n}? ____

- ( ) a
- ( ) b
///

/// video | Film {n}
    url: https://vimeo.com/{n}
    transcript: spoken.md
///
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("course")
    docs = folder / "docs"
    docs.mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    (docs / "spoken.md").write_text("Words.[^shared]\n", encoding="utf-8")
    (docs / "references.md").write_text("[^shared]: A book.\n", encoding="utf-8")
    for n in range(LESSONS):
        text = LESSON.format(n=n, next=(n + 1) % LESSONS)
        (docs / f"l{n}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def here(monkeypatch) -> list[str]:
    """The pages that this process converts by itself, and "draft" for each that it fits into the single file."""
    found: list[str] = []
    convert, in_parts = Page.render, drafts.in_parts
    own = os.getpid()

    def counted(page, config, files):
        if os.getpid() == own:
            found.append(page.file.src_uri)
        convert(page, config, files)

    def counted_draft(*args):
        if os.getpid() == own:
            found.append("draft")
        return in_parts(*args)

    monkeypatch.setattr(Page, "render", counted)
    monkeypatch.setattr(drafts, "in_parts", counted_draft)
    return found


class Ears(logging.Handler):
    """Hears the warnings of a build."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage().endswith("[mkdocs-warning]"):
            self.heard.append(record.getMessage())


def built(course: Path) -> tuple[dict[str, bytes], list[str]]:
    """Build a course without a cache; return its files, and what was said of them."""
    ears = Ears()
    logging.getLogger("mkdocs").addHandler(ears)
    try:
        build(load_config(str(course / "mkdocs.yml")))
    finally:
        logging.getLogger("mkdocs").removeHandler(ears)
    site = course / "site"
    files = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    (course / ".cache" / "fieldbook" / "builds").unlink()
    return files, sorted(ears.heard)


@pytest.fixture(scope="module")
def alone(course) -> tuple[dict[str, bytes], list[str]]:
    """What one process makes of the course, and says of it."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "cpu_count", lambda: 1)
        return built(course)


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_several_processes_make_and_say_what_one_does(course, alone, here, monkeypatch, method):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(processes, "_context", lambda: multiprocessing.get_context(method))
    # All at once, so that none is left to this process.
    monkeypatch.setattr(shared_tasks, "_AT_ONCE", LESSONS + 10)
    here.clear()
    assert built(course) == alone
    assert len(alone[1]) == LESSONS
    # Those that no one wrote are converted here.
    assert not [path for path in here if path.startswith("l") or path == "draft"]


def test_pages_that_no_process_has_begun_with_are_converted_here(course, alone, here, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    here.clear()
    assert built(course) == alone
    lessons = [path for path in here if path.startswith("l")]
    assert 0 < len(lessons) < LESSONS
    assert "l0.md" in lessons
    assert 0 < here.count("draft") < LESSONS


def test_there_are_no_more_processes_than_windows_can_wait_for(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 128)
    monkeypatch.setattr(sys, "platform", "win32")
    pool = processes.Processes(print, ())
    assert not pool.ended
    pool.end()


def _write_half():
    frame = sys._getframe()
    while "result_queue" not in frame.f_locals:
        frame = frame.f_back
    os.write(frame.f_locals["result_queue"]._writer.fileno(), struct.pack("!i", 1000))
    time.sleep(600)


@pytest.mark.skipif(os.name == "nt", reason="there a message is written as a whole")
def test_a_process_that_is_ended_while_it_hands_in_keeps_nobody_waiting():
    pool = processes.Processes(int, 0)
    pool.submit(_write_half)
    reader = pool._executor._executor_manager_thread
    time.sleep(0.3)
    pool.end()
    reader.join(10)
    assert not reader.is_alive()


def _die(_tasks):
    os._exit(1)


def _stand_still(_tasks):
    time.sleep(600)


@pytest.mark.parametrize("trouble", [_die, _stand_still])
def test_pages_that_no_process_brings_are_converted_here(course, alone, here, monkeypatch, trouble):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(parallel_conversion, "_convert", trouble)
    monkeypatch.setattr(processes, "_TIMEOUT", 0.3)
    here.clear()
    assert built(course) == alone
    assert len(here) >= LESSONS


def test_settings_that_no_process_can_be_told_stay_here():
    facts = ConversionFacts(("fieldbook",), {"toc": {"slugify": lambda text, sep: text}}, "en", {}, ())
    assert processes.Processes(print, facts).submit(len, "abc").result() is None


def _gone(started):
    """Wait until processes are gone: the pool's own thread may be the one that sees them leave, a moment later."""
    until = time.monotonic() + 60
    while started.intersection(multiprocessing.active_children()):
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize("method", [one for one in ("fork", "spawn") if one in multiprocessing.get_all_start_methods()])
def test_processes_leave_when_they_have_done_what_there_is(monkeypatch, method):
    monkeypatch.setattr(processes, "_context", lambda: multiprocessing.get_context(method))
    before = set(multiprocessing.active_children())
    some = processes.Processes(str, "")
    job = some.submit(len, "abc")
    started = set(multiprocessing.active_children()) - before
    some.close()
    assert job.result() == 3
    for process in started:
        process.join(60)
    assert started
    _gone(started)
    some.end()


def test_processes_that_stand_still_are_ended_though_they_were_to_leave(monkeypatch):
    monkeypatch.setattr(processes, "_TIMEOUT", 0.3)
    before = set(multiprocessing.active_children())
    some = processes.Processes(str, "")
    job = some.submit(time.sleep, 600)
    started = set(multiprocessing.active_children()) - before
    some.close()
    assert job.result() is None
    for process in started:
        process.join(60)
    assert started
    _gone(started)
