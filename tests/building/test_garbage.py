"""A build ends soon and has Python look seldom for what may be thrown away; a preview stays and goes on as usual."""

from __future__ import annotations

import gc

import pytest

from fieldbook.building import CourseBuild
from fieldbook.helper import Helper
from fieldbook.previewing import Previewing


@pytest.fixture(autouse=True)
def _as_usual():
    usual = gc.get_threshold()
    yield
    gc.set_threshold(*usual)


@pytest.mark.parametrize(("command", "seldom"), [("build", True), ("gh-deploy", True), ("serve", False)])
def test_builds_look_seldom(command, seldom):
    usual = gc.get_threshold()
    Previewing(CourseBuild()).on_startup(command, dirty=False)
    assert (gc.get_threshold()[0] > 10 * usual[0]) == seldom
    assert (gc.get_threshold() == usual) != seldom


def test_as_seldom_in_the_second_process(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    gc.set_threshold(12_345)
    helper = Helper()
    helper.start()
    asked = helper.send(gc.get_threshold)
    assert asked is not None
    assert asked.result() == gc.get_threshold()
    helper.end()
