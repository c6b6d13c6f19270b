"""What search finds is the same, whoever reads the pages."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

from fieldbook.cache.store import Cache
from fieldbook.helper import Helper
from fieldbook.site.index import Index

PAGES = 45


class Search:
    """Enters what it is given, as the index of Material's plugin does."""

    def __init__(self):
        self.entries = []

    def create_entry_for_section(self, section, toc, url, page):
        title, text = "".join(section.title), "".join(section.text)
        self.entries.append({"location": f"{url}#{section.id}", "title": title or page.title, "text": text})


def page(folder, number):
    file = SimpleNamespace(src_uri=f"{number}.md", abs_dest_path=str(folder / f"{number}.html"))
    return SimpleNamespace(file=file, url=f"{number}.html", title=f"P{number}")


def content(number):
    return f'<p>“First” {number}.</p><h2 id="a">Part <em>{number}</em></h2><p>Words &amp; words.</p>'


def found(folder, cache, helper, keys=lambda number: b"", frame="<body>Ünlü {}</body>"):
    """Return what is found in pages that are read, and then written."""
    search = Search()
    plugins = {"search": SimpleNamespace(search_index=search)}
    index = Index(SimpleNamespace(plugins=plugins), cache, helper)
    for number in range(PAGES):
        one = page(folder, number)
        html = (frame if isinstance(frame, str) else next(frame)).format(content(number)).encode()
        if not (keys(number) and index.had(one, keys(number))):
            index.add(one, keys(number), content(number), html)
        Path(one.file.abs_dest_path).write_bytes(html)
    entries = index.finish()
    assert search.entries == []
    return entries


def test_pages_stay_in_their_order(helper, tmp_path):
    alone = found(tmp_path, Cache(None, b""), Helper())
    assert [entry["location"] for entry in alone[:4]] == ["0.html#None", "0.html#a", "1.html#None", "1.html#a"]
    assert alone[1] == {"location": "0.html#a", "title": "Part 0", "text": "<p>Words &amp; words.</p>"}
    assert len(alone) == 2 * PAGES
    assert found(tmp_path, Cache(None, b""), helper) == alone


def test_what_a_process_that_died_was_to_read_is_read(helper, tmp_path):
    helper.send(os._exit, 1)
    assert found(tmp_path, Cache(None, b""), helper) == found(tmp_path, Cache(None, b""), Helper())


def test_what_a_template_has_changed_is_read_as_it_was(helper, tmp_path):
    usual = found(tmp_path, Cache(None, b""), helper)
    some = "<body>{0:.30}<b></b>{0}</body>"
    assert found(tmp_path, Cache(None, b""), helper, frame="<body>{0:.30}</body>") == usual
    assert found(tmp_path, Cache(None, b""), helper, frame=some) == usual


def test_pages_stay_in_their_order_whoever_reads_them(helper, tmp_path):
    """Some are found where they lie, some are not."""
    usual = found(tmp_path, Cache(None, b""), Helper())
    frames = iter(["<body>{0}</body>", "<body>{0}</body>", "<body>{0:.30}</body>"] * PAGES)
    assert found(tmp_path, Cache(None, b""), helper, frame=frames) == usual


def test_what_was_found_is_found_again_without_reading(tmp_path, monkeypatch):
    first = Cache(tmp_path / "builds", b"engine")
    entries = found(tmp_path, first, Helper(), lambda number: b"key %d" % number)
    first.close()
    monkeypatch.setattr("fieldbook.site.index.parted", lambda _: [])
    again = Cache(tmp_path / "builds", b"engine")
    assert found(tmp_path, again, Helper(), lambda number: b"key %d" % number) == entries
    again.close()
    some = Cache(tmp_path / "builds", b"engine")
    others = found(tmp_path, some, Helper(), lambda number: b"key %d" % number if number else b"other")
    assert others == entries[2:]


def test_without_a_search_nothing_is_wanted():
    index = Index(SimpleNamespace(plugins={}), Cache(None, b""), Helper())
    assert not index.wanted
    assert index.finish() is None
