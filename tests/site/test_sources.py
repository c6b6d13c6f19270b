"""What pages share with each other is found before the first of them is converted."""

from __future__ import annotations

from pathlib import Path

from mkdocs.structure.files import File

from fieldbook.cache.store import Cache
from fieldbook.reader import decode
from fieldbook.site.sources import SourceStore

PAGES = {
    "references.md": "[^kania]: Kania, see [Start](index.md).\n",
    "one/a.md": "Text.[^kania]\n\n/// video | Film\n    url: https://a.test/b.mp4\n    transcript: t.md\n///\n",
    "one/t.md": "---\ntitle: Words\n---\n\nSpoken.[^kania] [A](a.md)\n",
    "index.md": "---\ntitle: Start\n---\n\nHome.\n",
}


def store(folder: Path, cache: Cache) -> SourceStore:
    for path, text in PAGES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    sources = SourceStore(folder, cache)
    sources.read([File(path, str(folder), "", use_directory_urls=False) for path in PAGES])
    return sources


def test_a_task_has_all_that_a_page_takes_from_others_and_no_more(tmp_path):
    task = store(tmp_path, Cache(None, b"")).task("one/a.md", "one/a.html", "Text.[^kania] Other.[^none]")
    assert task.notes == {"kania": "Kania, see [Start](../index.md)."}
    assert {name: (one.text.strip(), one.title) for name, one in task.transcripts.items()} == {
        "t.md": ("Spoken.[^kania] [A](a.md)", "Words")
    }


def test_a_page_is_read_again_only_when_its_bytes_are_others(tmp_path, monkeypatch):
    file, read = tmp_path / "cache" / "builds", []
    cache = Cache(file, b"origin")
    store(tmp_path / "docs", cache)
    cache.close()
    monkeypatch.setattr("fieldbook.site.sources.decode", lambda data, name: read.append(name) or decode(data, name))
    monkeypatch.setitem(PAGES, "index.md", "Homes.\n")
    store(tmp_path / "docs", Cache(file, b"origin"))
    assert read == ["docs/index.md"]
