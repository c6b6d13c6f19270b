"""In a preview, whoever waits for the new site does not wait for the old one to be removed."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest

from fieldbook.site.publish import Publishing
from fieldbook.site.swap import Swap


@pytest.fixture
def held(monkeypatch):
    """Holds up the removal of old sites until it is set."""
    event = Event()
    discard = Swap.discard
    monkeypatch.setattr(Swap, "discard", lambda self: event.wait(20) and discard(self))
    yield event
    event.set()


def build(publishing: Publishing, site: Path, words: str) -> None:
    config = SimpleNamespace(site_dir=str(site))
    publishing.on_config(config)
    Path(config.site_dir, "index.html").write_text(words, encoding="utf-8")
    publishing.on_post_build(config)
    assert config.site_dir == str(site)


def test_a_preview_removes_the_old_site_later(tmp_path, held):
    site = tmp_path / "site"
    shop = tmp_path / ".site.building"
    publishing = Publishing()
    publishing.on_startup("serve")
    build(publishing, site, "first")
    assert (site / "index.html").read_text(encoding="utf-8") == "first"
    assert shop.exists()
    held.set()
    build(publishing, site, "second")
    assert (site / "index.html").read_text(encoding="utf-8") == "second"
    publishing.on_shutdown()
    assert not shop.exists()


def test_a_build_has_removed_it_at_its_end(tmp_path):
    publishing = Publishing()
    publishing.on_startup("build")
    for words in ("first", "second"):
        build(publishing, tmp_path / "site", words)
        assert not (tmp_path / ".site.building").exists()
