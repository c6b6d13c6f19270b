"""What is kept, and how often the file is asked for it."""

from __future__ import annotations

import pytest

from fieldbook.cache.store import Cache


@pytest.fixture
def path(tmp_path):
    return tmp_path / "builds"


def kept(path, origin=b"engine"):
    cache = Cache(path, origin)
    asked: list[str] = []
    assert cache._open is not None
    cache._open.set_trace_callback(lambda query: asked.append(query) if "bytes" in query else None)
    return cache, asked


def test_what_is_new_is_not_asked(path):
    cache, asked = kept(path)
    assert cache.empty
    assert [cache.get("page", f"{n}.md", b"key") for n in range(10)] == [None] * 10
    assert asked == []


def test_what_was_put_is_there_in_the_same_build(path):
    cache, _asked = kept(path)
    assert cache.made("page", "a.md", b"key", lambda: "made") == "made"
    assert cache.get("page", "a.md", b"key") == "made"
    assert cache.get("page", "a.md", b"other") is None
    assert cache.empty, "it tells what earlier builds have left"


def test_what_was_put_is_there_in_the_next_build(path):
    cache, _asked = kept(path)
    cache.put("page", "a.md", b"key", "made")
    cache.close()
    cache, asked = kept(path)
    assert not cache.empty
    assert cache.get("page", "a.md", b"key") == "made"
    assert len(asked) == 1


def test_another_engine_finds_nothing(path):
    cache, _asked = kept(path)
    cache.put("page", "a.md", b"key", "made")
    cache.close()
    cache, asked = kept(path, b"newer engine")
    assert cache.empty
    assert cache.get("page", "a.md", b"key") is None
    assert asked == []
    assert cache.made("page", "a.md", b"key", lambda: "anew") == "anew"
    assert cache.get("page", "a.md", b"key") == "anew"


@pytest.mark.parametrize("previewing", [False, True])
def test_what_was_kept_last_is_there_for_any_key(path, previewing):
    first = Cache(path, b"engine")
    first.put("kind", "name", b"key", "value")
    first.put("kind", "without", b"", "other")
    first.close()
    second = Cache(path, b"engine", {} if previewing else None)
    assert second.last("kind", "name") == "value"
    assert second.last("kind", "without") == "other"
    assert second.last("kind", "no one") is None
    second.put("kind", "name", b"new", "newer")
    assert second.last("kind", "name") == "newer"
    second.close()
    assert Cache(path, b"engine").last("kind", "name") == "newer"
    assert Cache(path, b"engines").last("kind", "name") is None
