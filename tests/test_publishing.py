"""Published, the course knows its address; handed out as a folder, it has none."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest

ADDRESS = "https://training.example.org/partnerships/"
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')


@pytest.fixture(scope="module")
def published(build, tmp_path_factory):
    return build(tmp_path_factory.mktemp("published") / "site", SITE_URL=ADDRESS.rstrip("/"))


def test_pages_name_their_address(published):
    pages = {path.relative_to(published).as_posix(): canonical(path) for path in published.rglob("*.html")}
    named = {page: address for page, address in pages.items() if address}
    assert "index.html" in named
    # The course in one file leads to the course.
    assert named == {page: ADDRESS if page.startswith("downloads/") else urljoin(ADDRESS, page) for page in named}


def test_sitemap_lists_pages_that_exist(published):
    sitemap = (published / "sitemap.xml").read_text(encoding="utf-8")
    addresses = re.findall(r"<loc>(.*?)</loc>", sitemap)
    assert addresses
    for address in addresses:
        assert address.startswith(ADDRESS)
        assert (published / address.removeprefix(ADDRESS)).is_file(), address


def test_not_found_page_works_at_any_depth(published):
    page = (published / "404.html").read_text(encoding="utf-8")
    links = re.findall(r'(?:href|src)="?([^"\s>]+)', page)
    own = [link for link in links if not link.startswith(("http", "#", "data:"))]
    assert own
    assert [link for link in own if not link.startswith("/partnerships/")] == []


def test_folder_names_no_address(shipped):
    assert [path for path in shipped.rglob("*.html") if canonical(path)] == []


def canonical(path) -> str | None:
    found = CANONICAL.search(path.read_text(encoding="utf-8"))
    return found[1] if found else None
