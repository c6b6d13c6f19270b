"""What is shown when something is saved: at once the page, and then what a build without anything before it makes."""

from __future__ import annotations

import shutil
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from fieldbook.diagnostics import Diagnostic
from fieldbook.preview import rebuilds
from fieldbook.preview.panel import Failed
from fieldbook.preview.rebuilds import Rebuilds
from fieldbook.preview.server import _findings
from tests import templates
from tests.site.test_keeping import CONFIG, DOCS, EDITS, SHEET, differing, write

ADDRESS = "http://127.0.0.1:8000/"
ONE_PAGE = (
    *("a lesson", "minutes", "an outcome", "a heading that others link to", "a question", "a worksheet's name"),
    *("a callout", "a title"),
)
"""Edits of one page, which shows them itself."""
WORDS = ("More.", "Do it", "Piece", "How?", "Leaf", "No tip", "Bee", "50 min")


class Load(NamedTuple):
    """What browsers get that are told to load their pages again, and whether MkDocs is building meanwhile."""

    pages: dict[str, str]
    is_building: bool


@dataclass
class Author:
    """Someone with a preview of a course: what was built, and what browsers were told to load."""

    folder: Path
    rebuilds: Rebuilds = field(init=False)
    loads: list[Load] = field(default_factory=list)
    at_builds: list[dict[str, str]] = field(default_factory=list)
    """The pages that there were when each build began."""
    told_at_builds: list[tuple[Diagnostic, ...]] = field(default_factory=list)
    during: Callable[[], None] = lambda: None

    def __post_init__(self) -> None:
        self._config = self._loaded()
        self._plugin = self._config.plugins["fieldbook"]
        self._plugin.on_startup(command="serve", dirty=False)
        build(self._config, serve_url=ADDRESS)
        self.rebuilds = Rebuilds(self._plugin.builds, self._build, _findings, lambda *_: Failed(), self._reload)

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def pages(self) -> dict[str, str]:
        return {file.relative_to(self.site).as_posix(): file.read_text("utf-8") for file in self.site.rglob("*.html")}

    @property
    def files(self) -> dict[str, bytes]:
        return {file.relative_to(self.site).as_posix(): file.read_bytes() for file in self.site.rglob("*.*")}

    def saves(self, docs: dict[str, str]) -> None:
        """Save, have it noticed, and wait until all is done."""
        write(self.folder, docs)
        self.loads.clear()
        self.rebuilds.build()

    def fresh(self) -> dict[str, bytes]:
        """Return the files of a preview that begins anew."""
        self.ends()
        shutil.rmtree(self.folder / ".cache")
        return Author(self.folder).files

    def ends(self) -> None:
        self._plugin.on_shutdown()
        self._plugin.on_startup(command="build", dirty=False)

    def _loaded(self):
        config = load_config(str(self.folder / "mkdocs.yml"))
        config.site_url = ADDRESS
        return config

    def _build(self) -> None:
        self.at_builds.append(self.pages)
        self.told_at_builds.append(tuple(self.rebuilds.findings.diagnostics))
        self.during()
        build(self._loaded(), serve_url=ADDRESS)

    def _reload(self) -> None:
        self.loads.append(Load(self.pages, self._plugin.builds.current.is_under_way))


@pytest.fixture
def author(tmp_path: Path) -> Iterator[Author]:
    write(tmp_path, {**DOCS, "../mkdocs.yml": CONFIG})
    templates.lend(tmp_path)
    author = Author(tmp_path)
    yield author
    author.ends()


def test_a_build_is_freed_when_another_has_come(author):
    builds = []
    for word in WORDS[:3]:
        author.saves({"one/b.md": f"{DOCS['one/b.md']}\n{word}\n"})
        builds.append(weakref.ref(author.rebuilds._finished))
    assert [build() is None for build in builds] == [True, True, False]


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_shown_in_the_end_is_what_a_preview_shows_that_begins_anew(author, edit):
    author.saves(EDITS[edit])
    assert differing(author.files, author.fresh()) == set()


@pytest.mark.parametrize("edit", ONE_PAGE)
def test_a_page_is_shown_before_the_course_is_built(author, edit):
    (path,) = EDITS[edit]
    address = path.replace(".md", ".html")
    before = author.pages
    author.saves(EDITS[edit])
    (ahead,) = author.at_builds
    assert {name for name in ahead if ahead[name] != before[name]} == {address}
    shown = [word for word in WORDS if word in ahead[address] and word not in before[address]]
    assert shown


def test_browsers_load_a_page_once_if_the_build_makes_it_alike(author):
    author.saves(EDITS["a lesson"])
    assert author.at_builds[0] == author.pages
    assert len(author.loads) == 1


def test_what_is_wrong_on_a_page_is_shown_with_it_and_gone_when_it_is_mended(author):
    for text in (f"{DOCS['one/b.md']}\n[A](none.md)\n", DOCS["one/b.md"]):
        author.saves({"one/b.md": text})
        assert author.told_at_builds[-1] == author.rebuilds.findings.diagnostics
        assert any("none.md" in one.message for one in author.rebuilds.findings.diagnostics) == ("none" in text)
        assert len(author.loads) == 1


def test_browsers_reload_what_the_build_makes_of_other_pages(author):
    author.saves(EDITS["a title"])
    assert "Bee" in author.pages["one/a.html"]
    assert len(author.loads) == 2


def test_browsers_reload_when_something_is_wrong_elsewhere(author):
    author.saves(EDITS["a heading that others link to"])
    broken = ("docs/one/a.md", "link-heading")
    assert broken not in [(one.path, one.code) for one in author.told_at_builds[-1]]
    assert broken in [(one.path, one.code) for one in author.rebuilds.findings.diagnostics]
    assert len(author.loads) == 2


def test_a_page_saved_while_a_build_runs_is_shown_in_between_and_after_it(author, monkeypatch):
    monkeypatch.setattr(rebuilds, "SETTLING", -1)
    meanwhile = {"one/a.md": DOCS["one/a.md"] + "\nSaved meanwhile.\n"}
    author.during = lambda: (write(author.folder, meanwhile), author.rebuilds.note_save())
    author.saves(EDITS["a lesson"])
    assert [(load.is_building, "Saved meanwhile." in load.pages["one/a.html"]) for load in author.loads] == [
        *((False, False), (True, True), (False, True)),
    ]
    assert "More." in author.pages["one/b.html"]
    author.rebuilds.build()
    assert differing(author.files, author.fresh()) == set()


def test_what_is_saved_behind_the_reading_of_a_build_is_in_the_site_after_it(author):
    author.during = lambda: write(author.folder, {"one/b.md": DOCS["one/b.md"] + "\nThe last word.\n"})
    author.saves(EDITS["a lesson"])
    assert "The last word." in author.pages["one/b.html"]


@pytest.mark.parametrize(
    "broken",
    ["---\ntitle: [\n---\nText.\n", "---\n- a\n---\nText.\n", "\udcff", "---\ntemplate: none.html\n---\nText.\n", ""],
    ids=["no YAML", "no mapping", "no UTF-8", "no template", "empty"],
)
def test_a_page_that_is_broken_and_mended_again_is_what_a_build_makes_of_it(author, broken):
    good = author.files
    page = author.folder / "docs" / "one" / "b.md"
    page.write_bytes(broken.encode("utf-8", "surrogateescape"))
    author.rebuilds.build()
    author.saves({"one/b.md": DOCS["one/b.md"]})
    assert author.rebuilds.findings.failures == ()
    assert differing(author.files, good) == set()


def test_a_course_that_can_not_be_built_keeps_its_pages_and_says_why(author):
    author.saves({"../mkdocs.yml": CONFIG.replace("theme: material", "theme: matrial")})
    assert "matrial" in author.rebuilds.findings.failures[0]
    assert len(author.loads) == 1
    author.saves({"one/b.md": DOCS["one/b.md"] + "\nMore.\n"})
    assert "More." not in author.pages["one/b.html"]
    author.saves({"../mkdocs.yml": CONFIG})
    assert author.rebuilds.findings.failures == ()
    assert "More." in author.pages["one/b.html"]


def test_pages_are_not_shown_ahead_where_other_plugins_have_a_say(tmp_path):
    docs = {**DOCS, "../mkdocs.yml": f"{CONFIG}hooks: [own.py]\n", "../own.py": "def on_post_page(output, **_): pass\n"}
    write(tmp_path, docs)
    author = Author(tmp_path)
    author.saves(EDITS["a lesson"])
    assert "More." not in author.at_builds[0]["one/b.html"]
    assert "More." in author.pages["one/b.html"]
    author.ends()


def test_a_new_worksheet_is_shown_with_the_number_that_it_gets(author):
    author.saves({"one/b.md": DOCS["one/b.md"] + SHEET.replace("id: sheet", "id: second")})
    assert author.at_builds[0]["one/b.html"] == author.pages["one/b.html"]
