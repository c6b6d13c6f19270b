"""Every page of the repository's course as the preview hands it out, over HTTP, as a trainer's browser asks for it."""

from __future__ import annotations

import http.client
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from tests.preview.test_serving import serving

ROOT = Path(__file__).parents[2]


class Links(HTMLParser):
    """What a page leads to and loads."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.found += [given[name] for name in ("href", "src") if given.get(name)]


def ask(served, path, **headers):
    """Ask for an address; return status, kind and body."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers.get_content_type(), answer.read()
    finally:
        connection.close()


def links(html, address):
    reader = Links()
    reader.feed(html)
    for link in reader.found:
        absolute = urldefrag(urljoin(address, link)).url
        if absolute.startswith(f"http://{urlsplit(address).netloc}/"):
            yield urlsplit(absolute).path


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    """The preview of the repository's course, as `make serve` begins it."""
    folder = tmp_path_factory.mktemp("shipped")
    for name in ("docs", "overrides", "hooks"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    with serving(folder, "fieldbook", "serve", "--port", "8810") as served:
        yield served


def test_every_page_answers_and_so_does_all_that_they_lead_to(preview, shipped):
    built = {f"/{page.relative_to(shipped).as_posix()}" for page in shipped.rglob("*.html")} - {"/404.html"}
    wanted, seen = ["/", *(page for page in built if not page.startswith("/downloads/"))], set()
    while wanted:
        path = wanted.pop()
        if path in seen or path.startswith("/downloads/"):
            continue
        seen.add(path)
        status, kind, body = ask(preview, path)
        assert status == 200, (path, status)
        if kind == "text/html":
            html = body.decode("utf-8")
            assert "fieldbook-preview" in html, path
            wanted += links(html, preview.address.rstrip("/") + path)
    assert len(seen) > len(built)
    assert "Traceback" not in preview.said


@pytest.mark.parametrize(
    "path", ["/nothing.html", "/%00", "/a%00.html", "/%ff.html", "/../../etc/passwd", f"/{'a' * 5000}"]
)
def test_what_is_not_there_is_not_found_and_nothing_breaks(preview, path):
    assert ask(preview, path)[0] == 404
    assert "Traceback" not in preview.said


def test_only_its_own_names_are_answered(preview):
    for host in ("evil.example", f"evil.example:{preview.port}", "localhost.evil.example", ""):
        for path in ("/", "/index.html", "/search/search.js", "/livereload/0/0"):
            status, _, body = ask(preview, path, Host=host)
            assert status == 403, (host, path)
            assert b"Fieldbook" not in body
    for host in ("localhost", f"localhost:{preview.port}", f"127.0.0.1:{preview.port}"):
        assert ask(preview, "/index.html", Host=host)[0] == 200
