"""Builds have Python look seldom for what may be thrown away."""

from __future__ import annotations

import gc

import pytest
from mkdocs.config import load_config

from fieldbook.helper import RARELY, Helper
from fieldbook.site.build import CourseBuild


@pytest.fixture(autouse=True)
def _as_usual():
    usual = gc.get_threshold()
    yield
    gc.set_threshold(*usual)


def test_builds_look_seldom(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A course\n", encoding="utf-8")
    CourseBuild().before_config(load_config(str(tmp_path / "mkdocs.yml")))
    assert gc.get_threshold() == RARELY


def test_so_does_the_second_process(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    helper = Helper()
    helper.start()
    asked = helper.send(gc.get_threshold)
    assert asked is not None
    assert asked.result(60) == RARELY
    helper.end()
