"""What is kept from one build to the next, for whom, and for what."""

from __future__ import annotations

import pytest

from fieldbook.cache.store import Cache


@pytest.fixture
def path(tmp_path):
    return tmp_path / "builds"


def test_what_was_made_is_there_in_the_same_build(path):
    cache = Cache(path, b"engine")
    assert cache.load("page", "a.md", b"key") is None
    assert cache.memo("page", "a.md", b"key", lambda: "made") == "made"
    assert cache.memo("page", "a.md", b"key", lambda: pytest.fail("made again")) == "made"
    assert cache.load("page", "a.md", b"other") is None


def test_what_nobody_knows_the_origin_of_is_made_each_time(path):
    cache = Cache(path, b"engine", {})
    cache.memo("page", "a.md", b"", lambda: "made")
    assert cache.memo("page", "a.md", b"", lambda: "made again") == "made again"


@pytest.mark.parametrize("previewing", [False, True])
def test_what_was_stored_is_there_in_the_next_build(path, previewing):
    cache = Cache(path, b"engine")
    cache.store("page", "a.md", b"key", "made")
    cache.close()
    cache = Cache(path, b"engine", {} if previewing else None)
    assert cache.load("page", "a.md", b"key") == "made"


def test_another_engine_finds_nothing(path):
    cache = Cache(path, b"engine")
    cache.store("page", "a.md", b"key", "made")
    cache.close()
    cache = Cache(path, b"newer engine")
    assert cache.load("page", "a.md", b"key") is None
    assert cache.memo("page", "a.md", b"key", lambda: "anew") == "anew"
    assert cache.load("page", "a.md", b"key") == "anew"


def test_what_a_build_had_no_use_for_is_thrown_away(path):
    cache = Cache(path, b"engine")
    cache.store("page", "a.md", b"key", "made")
    cache.store("page", "b.md", b"key", "made")
    cache.close()
    cache = Cache(path, b"engine")
    cache.load("page", "a.md", b"key")
    cache.close()
    cache = Cache(path, b"engine")
    assert [cache.load("page", name, b"key") for name in ("a.md", "b.md")] == ["made", None]


def test_what_is_to_stay_stays_unused(path):
    for used in ("template", "page", "other"):
        cache = Cache(path, b"engine")
        cache.keep_all("template")
        cache.memo(used, "a", b"key", lambda: "made")
        cache.close()
    cache = Cache(path, b"engine")
    assert [cache.load(kind, "a", b"key") for kind in ("template", "page", "other")] == ["made", None, "made"]


def test_a_build_that_was_abandoned_leaves_nothing(path):
    cache = Cache(path, b"engine")
    cache.store("page", "a.md", b"key", "made")
    cache.abandon()
    assert Cache(path, b"engine").load("page", "a.md", b"key") is None
