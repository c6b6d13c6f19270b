"""In a preview, whoever waits for the new site does not wait for the old one to be removed."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest

from fieldbook.site.publish import Placing
from fieldbook.site.swap import Swap


@pytest.fixture
def held(monkeypatch):
    """Holds up the removal of old sites until it is set."""
    event = Event()
    discard = Swap.discard
    monkeypatch.setattr(Swap, "discard", lambda self: event.wait(20) and discard(self))
    yield event
    event.set()


def build(placing: Placing, site: Path, words: str) -> None:
    config = SimpleNamespace(site_dir=str(site))
    placing.on_config(config)
    Path(config.site_dir, "index.html").write_text(words, encoding="utf-8")
    placing.on_post_build(config)
    assert config.site_dir == str(site)


def test_a_preview_removes_the_old_site_later(tmp_path, held):
    site = tmp_path / "site"
    shop = tmp_path / ".site.building"
    placing = Placing()
    placing.on_startup("serve", dirty=False)
    build(placing, site, "first")
    assert (site / "index.html").read_text(encoding="utf-8") == "first"
    assert shop.exists()
    held.set()
    build(placing, site, "second")
    assert (site / "index.html").read_text(encoding="utf-8") == "second"
    placing.on_shutdown()
    assert not shop.exists()


def test_a_build_has_removed_it_at_its_end(tmp_path):
    placing = Placing()
    placing.on_startup("build", dirty=False)
    for words in ("first", "second"):
        build(placing, tmp_path / "site", words)
        assert not (tmp_path / ".site.building").exists()
