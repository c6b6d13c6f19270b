"""YAML of a course to import that multiplies or lies too deep: read as far as it goes, and in no time."""

from __future__ import annotations

import time

import pytest

from fieldbook.importers.front_matter import load

MANY = "a0: &a0 [x, x]\n" + "".join(f"a{at}: &a{at} [*a{at - 1}, *a{at - 1}]\n" for at in range(1, 30))


@pytest.mark.parametrize("text", [f"title: A\n{MANY}", f"title: A\nnav: {'[' * 40_000}\n", "title: A\nnav: &a [*a]\n"])
def test_what_is_no_honest_yaml_is_read_line_by_line(text):
    begun = time.perf_counter()
    assert load(text)["title"] == "A"
    assert time.perf_counter() - begun < 5


def test_what_programs_mean_by_a_tag_is_nothing():
    assert load("a: !!python/name:x.y ''\nb: 1\n") == {"a": None, "b": 1}
