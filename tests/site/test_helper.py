"""What a second process makes is what the first would have made; and where there is none, the first makes it."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from fieldbook.helper import Helper, outcome
from fieldbook.site.converting import Converter

CONFIG = """
site_name: A course
theme: material
plugins: [search, fieldbook]
markdown_extensions: [fieldbook]
"""
LESSON = """---
title: Lesson {0}
minutes: 5
---
## Part

Text.[^shared] [Next](lesson-{1}.md#part) and [nowhere](nowhere.md).

/// worksheet | Sheet
    id: sheet-{0}

Why? ____
///

/// video | Film
    url: https://example.org/a.mp4
    transcript: spoken.md
///

/// facilitator
Ask.[^shared]
///
"""
LESSONS = 40
PICTURES = 200


@pytest.fixture
def course(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    for number in range(PICTURES):
        (docs / f"pictures/{number % 3}").mkdir(parents=True, exist_ok=True)
        (docs / f"pictures/{number % 3}/{number}.svg").write_text(f"<svg>{number}</svg>", encoding="utf-8")
    (docs / "assets/fieldbook").mkdir(parents=True)
    (docs / "assets/fieldbook/print.css").write_text("p { color: red }", encoding="utf-8")
    (docs / "spoken.md").write_text("Spoken.[^shared]\n", encoding="utf-8")
    (docs / "references.md").write_text("---\ntitle: References\n---\n[^shared]: A [book](index.md).\n")
    for number in range(LESSONS):
        text = LESSON.format(number, (number + 1) % LESSONS)
        (docs / f"lesson-{number}.md").write_text(text, encoding="utf-8")
    return tmp_path


def built(course: Path, name: str) -> dict[str, bytes]:
    site = course / name
    build(load_config(str(course / "mkdocs.yml"), site_dir=str(site)))
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.fixture
def alone(monkeypatch):
    """Have one processor only."""
    monkeypatch.setattr(os, "cpu_count", lambda: 1)


@pytest.fixture
def converted(monkeypatch):
    """The pages that this process converts."""
    found: list[str] = []
    convert = Converter.__call__

    def counted(self, page, config, files):
        found.append(page.file.src_uri)
        convert(self, page, config, files)

    monkeypatch.setattr(Converter, "__call__", counted)
    return found


class StubbornError(Exception):
    """An error that can be written, but not read."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def fail() -> None:
    raise StubbornError(1, 2)


def lock() -> object:
    """Return what can't be written."""
    return threading.Lock()


def start_and_wait(helper: Helper, start=Helper.start) -> None:
    """Start it, and wait until it runs: however slow the machine is, it is to have its share."""
    start(helper)
    future = helper.send(str.upper, "a")
    assert future is not None
    future.result(60)


def test_two_processes_make_what_one_makes(course, monkeypatch, caplog, converted):
    caplog.set_level(logging.WARNING)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    one, said = built(course, "one"), sorted(record.getMessage() for record in caplog.records)
    alone = len(converted)
    assert alone > LESSONS
    converted.clear()
    caplog.clear()
    (course / ".cache" / "fieldbook" / "builds").unlink()
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(Helper, "start", start_and_wait)
    two = built(course, "two")
    assert 0 < len(converted) < alone
    assert sum("nowhere.md" in message for message in said) >= LESSONS
    assert sorted(record.getMessage() for record in caplog.records) == said
    assert {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)} == set()


def test_with_one_processor_there_is_no_second_process(alone):
    helper = Helper()
    helper.start()
    assert helper.send(str.upper, "a") is None


def test_an_errand_is_run(helper):
    future = helper.send(str.upper, "a")
    assert future is not None
    assert future.result(60) == "A"
    assert outcome(future) == "A"


def test_errands_and_what_comes_of_them_may_be_long(helper):
    futures = [helper.send(str.upper, "ä" * 1_000_000) for _ in range(5)]
    assert [future.result(60) for future in futures] == ["Ä" * 1_000_000] * 5


def test_what_is_printed_is_not_taken_for_a_result(helper):
    assert helper.send(print, "Words").result(60) is None
    assert helper.send(str.upper, "a").result(60) == "A"


def test_what_an_errand_raises_is_raised_here(helper):
    future = helper.send(str.encode, "ä", "ascii")
    assert future.exception(60) is not None
    with pytest.raises(UnicodeEncodeError, match="ascii"):
        outcome(future)


@pytest.mark.parametrize("errand", [lock, fail])
def test_what_cant_be_sent_back_was_not_run(helper, errand):
    future = helper.send(errand)
    assert future.exception(60) is not None
    assert outcome(future) is None
    assert helper.send(str.upper, "a").result(60) == "A"


def test_what_is_not_done_when_it_is_ended_is_left_undone(helper):
    futures = [helper.send(time.sleep, 60) for _ in range(10)]
    helper.end()
    assert [outcome(future) for future in futures] == [None] * 10
    assert helper.send(str.upper, "a") is None


def test_what_a_process_that_died_was_to_make_is_not_there(helper):
    futures = [helper.send(os._exit, 1), *(helper.send(str.upper, "a") for _ in range(10))]
    assert isinstance(futures[0].exception(60), ChildProcessError)
    assert [outcome(future) for future in futures] == [None] * 11
    assert outcome(helper.send(str.upper, "a")) is None


def test_where_no_process_can_be_begun_there_is_none(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/there/is/no/such/python")
    helper = Helper()
    helper.start()
    assert not helper.runs
    assert helper.send(str.upper, "a") is None


def test_it_finds_the_engine_and_no_module_of_the_course(tmp_path, monkeypatch):
    (tmp_path / "yaml.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    helper = Helper()
    helper.start()
    assert helper.send(str.upper, "a").result(60) == "A"
    helper.end()
