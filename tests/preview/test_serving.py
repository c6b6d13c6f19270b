"""The preview as a browser meets it: MkDocs' own serve and `fieldbook serve`, driven for real."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.courses import build_course
from tests.ports import unused_port

GOOD = "---\ntitle: A\nminutes: 5\n---\nFirst words.\n\n/// tip\nAsk early, and ask again.\n///\n\nThe last words.\n"
BAD = GOOD.replace("/// tip", "/// tipp")
CONFIG = (
    "site_name: A course\ntheme: material\nplugins: [search, fieldbook]\nmarkdown_extensions: [fieldbook]\n"
    "INHERIT: base.yml\n"
)
BASE = "site_author: Ann\n"
LONGEST = 30


class Served:
    """A preview that runs."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path, log: Path) -> None:
        self.process, self.folder, self._log = process, folder, log

    @property
    def said(self) -> str:
        return self._log.read_text("utf-8")

    @property
    def address(self) -> str:
        return re.findall(r"Serving on (\S+)", self.said)[-1]

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])

    def page(self, path: str = "a.html") -> str:
        with urllib.request.urlopen(self.address + path, timeout=LONGEST) as answer:
            return answer.read().decode("utf-8")

    def write(self, text: str, path: str = "docs/a.md") -> None:
        (self.folder / path).write_text(text, encoding="utf-8")

    def until(self, wanted, path: str = "a.html") -> str:
        """Return a page as soon as it is as wanted."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            page = self.page(path)
            if wanted(page):
                return page
            time.sleep(0.1)
        pytest.fail(f"It never came:\n{self.said}\n{page[-3000:]}")


def heard(log: Path, text: str) -> None:
    end = time.monotonic() + LONGEST
    while text not in log.read_text("utf-8"):
        assert time.monotonic() < end, log.read_text("utf-8")
        time.sleep(0.1)


@contextmanager
def serving(folder: Path, *command: str, until: str = "Serving on"):
    log = folder / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
        )
    try:
        heard(log, until)
        yield Served(process, folder, log)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(LONGEST)
            finally:
                process.kill()


@contextmanager
def in_use():
    """Take a port, and yield its number."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        yield str(taken.getsockname()[1])


def course(folder: Path, text: str = GOOD) -> Path:
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Home\n\n[A](a.md)\n")
    (folder / "docs" / "a.md").write_text(text)
    (folder / "mkdocs.yml").write_text(CONFIG)
    (folder / "base.yml").write_text(BASE)
    return folder


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    """MkDocs' own preview of a course without mistakes, as strict as it can be."""
    folder = course(tmp_path_factory.mktemp("preview"))
    address = f"127.0.0.1:{unused_port()}"
    with serving(folder, "mkdocs", "serve", "--livereload", "--strict", "--dev-addr", address) as served:
        yield served


def well(page: str) -> bool:
    return "Nothing is wrong" in page and "preview-note" not in page


def test_a_mistake_is_shown_at_its_place_and_in_the_panel_until_it_is_mended(preview):
    assert well(preview.page())
    preview.write(BAD)
    page = preview.until(lambda page: "block-unknown" in page)
    message = "there is no block &#34;tipp&#34;; did you mean &#34;tip&#34;?"
    assert page.count(message) == 2
    assert page.index("First words") < page.index(message) < page.index("The last words")
    assert '<li id="preview-7-1-block-unknown"' in page
    assert 'href="/a.html#preview-7-1-block-unknown"' in page
    elsewhere = preview.page("index.html")
    assert elsewhere.count(message) == 1
    assert "1 error" in elsewhere
    assert preview.page("assets/fieldbook/preview.css")
    preview.write(GOOD)
    preview.until(well)


def test_a_lesson_shows_its_minutes_beside_those_its_words_take(preview):
    # "First words.", the tip's seven with its title, "The last words."
    assert "5 min are given; 11 words take about 1 min to read." in preview.page()


def test_a_broken_mkdocs_yml_is_shown_on_the_page_that_was_until_it_is_mended(preview):
    preview.write(CONFIG.replace("site_name: A", "site_name: A: B"), "mkdocs.yml")
    page = preview.until(lambda page: "can’t be built now" in page)
    assert "mkdocs.yml:1" in page
    assert "config-yaml" in page
    assert "First words." in page
    assert "can’t be built now" in preview.page("index.html")
    preview.write(CONFIG, "mkdocs.yml")
    preview.until(well)
    preview.write("site_author: A: B", "base.yml")
    preview.until(lambda page: "base.yml:1" in page)
    preview.write(BASE, "base.yml")
    preview.until(well)
    assert "Traceback" not in preview.said


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("theme: matrial", "mkdocs.yml:2: error: theme: Unrecognised theme name"),
        ("theme: {name: material, language: english}", "mkdocs.yml:2: error: &#34;language&#34; can&#39;t be"),
    ],
)
def test_settings_that_mkdocs_refuses_are_told_as_the_check_tells_them(preview, typed, told):
    preview.write(CONFIG.replace("theme: material", typed), "mkdocs.yml")
    page = preview.until(lambda page: "can’t be built now" in page)
    assert told in page
    preview.write(CONFIG, "mkdocs.yml")
    preview.until(well)
    assert "Traceback" not in preview.said


def test_a_hook_that_fails_is_told_at_its_line_and_that_the_preview_is_to_begin_anew(preview):
    preview.write("def on_page_markdown(markdown, **more):\n    return markdown.nothing\n", "own.py")
    preview.write(f"{CONFIG}hooks: [own.py]\n", "mkdocs.yml")
    page = preview.until(lambda page: "can’t be built now" in page)
    assert "own.py:2: error: the build stops here" in page
    assert "stop it and start it again" in page
    preview.write(CONFIG, "mkdocs.yml")
    preview.until(well)


def test_a_course_that_drops_the_engine_keeps_its_pages_and_says_so(preview):
    preview.write(CONFIG.replace("[search, fieldbook]", "[search]"), "mkdocs.yml")
    page = preview.until(lambda page: "can’t be built now" in page)
    assert "mkdocs.yml:3: error: the plugin fieldbook is not named" in page
    assert "5 min" in page
    preview.write(CONFIG, "mkdocs.yml")
    preview.until(well)
    assert "Traceback" not in preview.said


def test_lessons_that_were_put_in_place_of_others_are_followed(preview):
    """A sync service, a backup or another commit takes the folder away and brings it back."""
    docs, away = preview.folder / "docs", preview.folder / "away"
    docs.rename(away)
    preview.until(lambda page: "can’t be built now" in page and "docs" in page)
    shutil.copytree(away, docs)
    preview.write(GOOD.replace("First words.", "Words of another copy."))
    preview.until(lambda page: well(page) and "Words of another copy." in page)
    for words in ("Saved once.", "Saved twice."):
        preview.write(GOOD.replace("First words.", words))
        preview.until(lambda page, words=words: well(page) and words in page)
    preview.write(GOOD)
    preview.until(lambda page: "First words." in page)
    assert "Traceback" not in preview.said


def test_nothing_is_made_to_be_carried_away(preview):
    assert "First words." in preview.page()
    with pytest.raises(urllib.error.HTTPError):
        preview.page("downloads/a-course-offline.zip")
    told = "The preview makes no downloads."
    links = {path: "-offline.zip" in preview.page(path) for path in ("downloads.html", "a.html")}
    assert links == {"downloads.html": True, "a.html": False}
    assert {path: told in preview.page(path) for path in links} == links
    assert "search" in preview.page("search/search.js")


def test_search_finds_what_was_changed_and_what_was_not(preview):
    preview.write(GOOD.replace("First words", "Zebras come first"))
    preview.until(lambda page: "Zebras" in page)
    # The page comes first, and the rest of the site with the build.
    index = preview.until(lambda index: "Zebras come first" in index, "search/search.js")
    assert "Home" in index
    preview.write(GOOD)
    preview.until(lambda page: "First words" in page)
    preview.until(lambda index: "Zebras" not in index, "search/search.js")


def test_ctrl_c_ends_without_a_traceback_and_the_next_port_is_taken(tmp_path):
    with in_use() as port:
        folder = course(tmp_path / "one")
        with serving(folder, "fieldbook", "serve", "--port", port) as served:
            assert f"Port {port} is in use; the preview takes {served.port}." in served.said
            assert int(port) < served.port
            assert well(served.page())
            served.process.send_signal(signal.SIGINT)
            assert served.process.wait(LONGEST) == 0
            assert "Traceback" not in served.said


def test_mkdocs_own_preview_takes_the_next_port_too(tmp_path):
    with in_use() as port:
        folder = course(tmp_path / "one")
        with serving(folder, "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}") as served:
            assert f"Port {port} is in use; the preview takes {served.port}." in served.said
            assert well(served.page())


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("site_name: A: B\n", "mkdocs.yml:1:12: error: the file can't be read"),
        (f"nav: [index.md, {{}}]\n{CONFIG}", "mkdocs.yml:1: error: nav: Expected nav item to be a dict of size 1"),
    ],
)
def test_a_preview_begins_when_a_broken_course_is_mended(tmp_path, settings, told):
    folder = course(tmp_path / "one")
    (folder / "mkdocs.yml").write_text(settings)
    port = unused_port()
    with serving(folder, "fieldbook", "serve", "--port", str(port), until="as soon as this is mended") as served:
        assert told in served.said
        waiting = urllib.request.urlopen(f"http://127.0.0.1:{port}/a.html", timeout=LONGEST)
        assert waiting.status == 200
        assert told in waiting.read().decode("utf-8")
        foreign = urllib.request.Request(f"http://127.0.0.1:{port}/", headers={"Host": "evil.example"})
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(foreign, timeout=LONGEST)
        (folder / "mkdocs.yml").write_text(CONFIG)
        heard(folder / "log.txt", "Serving on")
        assert well(served.page())
        assert "Traceback" not in served.said


def test_what_is_built_has_nothing_of_the_preview(tmp_path, site):
    built = build_course(tmp_path, {"index.md": "# Home\n", "a.md": BAD}, strict=False)
    for folder in (built.site, site):
        pages = [file for file in folder.rglob("*") if file.suffix in (".html", ".js", ".css")]
        assert not [file for file in pages if "preview-note" in file.read_text("utf-8")]
        assert not [file for file in pages if "fieldbook-preview" in file.read_text("utf-8")]
        assert not list((folder / "assets").rglob("preview.*"))
