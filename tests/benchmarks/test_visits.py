"""What a browser fetches with a page, read from the page."""

from __future__ import annotations

import gzip

from benchmarks.visits import PAGE, PICTURES, SCRIPTS, SEARCH, STYLES, visit

HTML = """<!doctype html><title>A page</title>
<link rel="stylesheet" href="../main.css"><link rel="stylesheet" media="print" href="../main.css">
<noscript><link rel="stylesheet" href="../bare.css"><img src="../bare.png" alt=""></noscript>
<link rel="icon" href="../icon.png"><link rel="next" href="next.html"><link rel="preconnect" href="https://fonts.org">
<link rel="stylesheet" href="https://fonts.org/a.css">
<script id="__config" type="application/json">{"search": "../worker.js"}</script>
<script src="../main.js?1"></script>
<img src="../picture.svg" alt=""><img src="../later.svg" alt="" loading="lazy"><img src="data:image/gif;," alt="">
"""


def site(folder):
    (folder / "a").mkdir()
    (folder / "a" / "page.html").write_text(HTML, encoding="utf-8")
    for name in ("main.css", "main.js", "worker.js", "index.json", "picture.svg", "icon.png"):
        (folder / name).write_text(name * 100, encoding="utf-8")
    return folder


def test_each_file_is_fetched_once(tmp_path):
    found = visit(site(tmp_path), "a/page.html", index="")
    assert [kind for kind, _size in found.fetched] == [PAGE, STYLES, PICTURES, SCRIPTS, PICTURES]
    assert found.elsewhere == 1


def test_pages_that_search_at_once_fetch_the_worker_and_the_index(tmp_path):
    found = visit(site(tmp_path), "a/page.html", index="index.json")
    assert found.requests(SCRIPTS) == 2
    assert found.requests(SEARCH) == 1


def test_text_is_gzipped_and_pictures_are_not(tmp_path):
    found = visit(site(tmp_path), "a/page.html", index="")
    assert found.bytes(STYLES) == len(gzip.compress(b"main.css" * 100, compresslevel=6))
    assert ("pictures and icon", len("icon.png") * 100) in found.fetched
