"""What a build keeps for the next never shows: the site is that of a build with no cache, whatever was edited."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import jinja2
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.pages import Page

from fieldbook.cache.store import Cache, fingerprint
from fieldbook.site.slots import SlotRenderer
from tests import templates

CONFIG = """
site_name: A course
theme: material
plugins: [search, fieldbook]
markdown_extensions: [fieldbook]
nav: [index.md, One: [one/a.md, one/b.md], references.md]
"""
LESSON = "---\ntitle: {0}\nminutes: 5\noutcomes:\n  - do-{0}: Do {0}\n---\n## Part\n\nText.[^shared] [B](b.md#part)\n"
SHEET = "\n/// worksheet | Sheet\n    id: sheet\n    outcomes: do-A\n\nWhy? ____\n///\n"
FILM = "\n/// video | Film\n    url: https://example.org/a.mp4\n    transcript: spoken.md\n///\n"
GUIDE = "\n/// facilitator\nAsk.\n///\n\n/// tip\nA tip.\n///\n"
DOCS = {
    "index.md": "# Home\n\n[A](one/a.md)\n",
    "one/a.md": LESSON.format("A") + SHEET + FILM,
    "one/b.md": LESSON.format("B") + GUIDE,
    "one/spoken.md": "First words.\n",
    "references.md": "---\ntitle: References\n---\n[^shared]: A book.\n",
}
EDITS = {
    "nothing": {},
    "a lesson": {"one/b.md": DOCS["one/b.md"] + "\nMore.\n"},
    "a title": {"one/b.md": DOCS["one/b.md"].replace("title: B", "title: Bee")},
    "minutes": {"one/b.md": DOCS["one/b.md"].replace("minutes: 5", "minutes: 50")},
    "an outcome": {"one/a.md": DOCS["one/a.md"].replace("Do A", "Do it")},
    "a heading that others link to": {"one/b.md": DOCS["one/b.md"].replace("## Part", "## Piece")},
    "a shared note": {"references.md": DOCS["references.md"].replace("A book", "Another book")},
    "a transcript": {"one/spoken.md": "Other words.\n"},
    "a new page": {"one/c.md": "---\ntitle: C\nlesson: false\n---\nC.\n"},
    "a question": {"one/a.md": DOCS["one/a.md"].replace("Why?", "How?")},
    "a worksheet's name": {"one/a.md": DOCS["one/a.md"].replace("| Sheet", "| Leaf")},
    "a new worksheet before": {"index.md": DOCS["index.md"] + SHEET.replace("id: sheet", "id: first")},
    "a facilitator's note": {"one/b.md": DOCS["one/b.md"].replace("Ask.", "Do not ask.")},
    "a callout": {"one/b.md": DOCS["one/b.md"].replace("A tip.", "No tip.")},
    "the settings": {"../mkdocs.yml": CONFIG.replace("A course", "Another course")},
    "the order": {"../mkdocs.yml": CONFIG.replace("one/a.md, one/b.md", "one/b.md, one/a.md")},
    "styles of its own": {"assets/fieldbook/blocks.css": ".mine { color: red }\n"},
    "another address": {"../mkdocs.yml": f"{CONFIG}site_url: https://example.org/elsewhere/\n"},
}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write(tmp_path, {**DOCS, "../mkdocs.yml": CONFIG})
    templates.lend(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """The course as a build, or a preview, has left it: made when it is first asked for."""
    made: dict[bool, Path] = {}

    def before(previewing: bool) -> Path:
        if previewing not in made:
            made[previewing] = tmp_path_factory.mktemp("before")
            write(made[previewing], {**DOCS, "../mkdocs.yml": CONFIG})
            templates.lend(made[previewing])
            built(made[previewing], previewing)
        return made[previewing]

    return before


@pytest.fixture
def begun(before, tmp_path):
    """Return a course that was built before, of a test's own."""

    def begun(previewing: bool = False) -> Path:
        # What a preview has no more use for is still being removed.
        return shutil.copytree(before(previewing), tmp_path / "course", ignore=shutil.ignore_patterns(".site.*"))

    return begun


def write(folder: Path, docs: dict[str, str]) -> None:
    for path, text in docs.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def built(folder: Path, previewing: bool = False, strict: bool = False) -> dict[str, bytes]:
    """Build a course, and return the files of its site."""
    config = load_config(str(folder / "mkdocs.yml"), strict=strict)
    plugin = config.plugins["fieldbook"]
    plugin.on_startup(command="serve" if previewing else "build", dirty=False)
    try:
        build(config)
    finally:
        plugin.on_startup(command="build", dirty=False)
    return files(folder / "site")


def files(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def fresh(folder: Path, previewing: bool = False) -> dict[str, bytes]:
    """Build a course with no cache."""
    shutil.rmtree(folder / ".cache")
    return built(folder, previewing)


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


@pytest.fixture
def counted(monkeypatch):
    """The pages that are converted, and those that are filled and rendered, from now on."""
    found: dict[str, list[str]] = {"converted": [], "rendered": []}
    convert, content = Page.render, SlotRenderer.content

    def converted(page, config, files):
        found["converted"].append(page.file.src_uri)
        convert(page, config, files)

    def filled(self, page):
        found["rendered"].append(page.file.src_uri)
        return content(self, page)

    monkeypatch.setattr(Page, "render", converted)
    monkeypatch.setattr(SlotRenderer, "content", filled)
    return found


@pytest.mark.parametrize("previewing", [False, True], ids=["build", "preview"])
@pytest.mark.parametrize("edit", EDITS)
def test_the_site_is_that_of_a_build_with_no_cache(begun, edit, previewing):
    course = begun(previewing)
    write(course, EDITS[edit])
    assert differing(built(course, previewing), fresh(course, previewing)) == set()


def test_a_build_with_all_in_the_cache_makes_nothing(begun, counted):
    course = begun()
    counted["converted"].clear()
    counted["rendered"].clear()
    built(course)
    assert counted == {"converted": [], "rendered": []}


@pytest.mark.parametrize("previewing", [False, True], ids=["build", "preview"])
def test_only_the_page_that_was_edited_is_made(begun, counted, previewing):
    course = begun(previewing)
    counted["converted"].clear()
    counted["rendered"].clear()
    write(course, EDITS["a lesson"])
    built(course, previewing)
    assert counted == {"converted": ["one/b.md"], "rendered": ["one/b.md"]}


def test_a_question_is_put_into_its_lesson_and_the_pages_that_show_the_course(begun, counted):
    course = begun()
    counted["rendered"].clear()
    write(course, EDITS["a question"])
    built(course)
    assert {"one/a.md", "workbook.md"} <= set(counted["rendered"])
    assert not {"index.md", "one/b.md"} & set(counted["rendered"])


@pytest.mark.parametrize("damage", [b"", b"no database", None], ids=["emptied", "overwritten", "changed within"])
def test_a_damaged_cache_is_as_good_as_none(begun, damage):
    course = begun()
    site = files(course / "site")
    file = course / ".cache" / "fieldbook" / "builds"
    data = file.read_bytes()
    file.write_bytes(data.replace(b"Text", b"Nope") if damage is None else damage)
    assert damage is not None or file.read_bytes() != data
    assert differing(built(course), site) == set()
    assert differing(built(course), site) == set()


def test_a_cache_that_is_cut_off_is_as_good_as_none(begun):
    course = begun()
    site = files(course / "site")
    file = course / ".cache" / "fieldbook" / "builds"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert differing(built(course), site) == set()
    assert differing(built(course), site) == set()


def test_a_cache_in_use_by_another_build_is_left_alone(begun):
    course = begun()
    site = files(course / "site")
    other = Cache(course / ".cache" / "fieldbook" / "builds", b"")
    other.store("kind", "name", b"key", "value")
    write(course, EDITS["a lesson"])
    edited = built(course)
    assert differing(edited, site) >= {"one/b.html"}
    assert other.load("kind", "name", b"key") == "value"
    other.close()
    assert differing(built(course), edited) == set()


def test_a_folder_that_takes_no_cache_stops_no_build(begun):
    course = begun()
    site = files(course / "site")
    shutil.rmtree(course / ".cache")
    (course / ".cache").write_text("a file")
    assert differing(built(course), site) == set()


def test_what_is_wrong_is_told_in_every_build(course):
    write(course, {"one/b.md": DOCS["one/b.md"] + "\n[Nowhere](nowhere.md)\n"})
    built(course)
    for _ in range(2):
        with pytest.raises(Abort, match="errors"):
            built(course, strict=True)


def test_templates_stay_compiled_through_a_build_that_renders_no_page(begun, counted, monkeypatch):
    course = begun()
    counted["rendered"].clear()
    built(course)
    assert counted["rendered"] == []
    write(course, EDITS["a lesson"])
    monkeypatch.setattr(jinja2.Environment, "compile", lambda *_, **__: pytest.fail("compiled again"))
    built(course)
    assert "one/b.md" in counted["rendered"]


def test_a_template_of_the_course_s_own_may_show_anything(course):
    config = CONFIG.replace("theme: material", "theme: {name: material, custom_dir: own}")
    (course / "own").mkdir()
    template = course / "own" / "main.html"
    shown = "{{ pages[1].page.content }}"
    template.write_text(f'{{% extends "base.html" %}}{{% block footer %}}{shown}{{% endblock %}}')
    write(course, {"../mkdocs.yml": config})
    built(course)
    write(course, {"one/a.md": DOCS["one/a.md"].replace("Text.", "Other text.")})
    assert differing(built(course), fresh(course)) == set()
    template.write_text('{% extends "base.html" %}{% block footer %}The end.{% endblock %}')
    assert b"The end." in built(course)["one/b.html"]


def test_where_a_hook_has_a_say_pages_are_made_anew(course, counted):
    (course / "own.py").write_text("def on_page_context(context, **_):\n    return context\n")
    write(course, {"../mkdocs.yml": f"{CONFIG}hooks: [own.py]\n"})
    built(course)
    counted["rendered"].clear()
    built(course)
    assert {"index.md", "one/a.md", "one/b.md"} <= set(counted["rendered"])


def test_nothing_is_kept_for_a_page_that_is_gone(begun):
    course = begun()
    write(course, {"../mkdocs.yml": CONFIG.replace(", one/b.md", "")})
    write(course, {"one/a.md": DOCS["one/a.md"].replace(" [B](b.md#part)", "")})
    (course / "docs" / "one" / "b.md").unlink()
    built(course)
    with sqlite3.connect(course / ".cache" / "fieldbook" / "builds") as cache:
        names = {name for (name,) in cache.execute("SELECT name FROM kept WHERE kind = 'page'")}
    assert "one/a.md" in names
    assert "one/b.md" not in names


def test_a_preview_leaves_to_builds_what_only_they_make(begun):
    course = begun()
    built(course, previewing=True)
    with sqlite3.connect(course / ".cache" / "fieldbook" / "builds") as cache:
        kinds = {kind for (kind,) in cache.execute("SELECT kind FROM kept")}
    assert {"export", "chapter"} <= kinds


def test_a_build_that_fails_leaves_the_cache_to_the_next(course):
    config = load_config(str(course / "mkdocs.yml"))
    plugin = config.plugins["fieldbook"]
    plugin.on_startup(command="build", dirty=False)
    started = plugin.builds.begin()
    started.on_early_config(config)
    started.on_config(config)
    started.begun.cache.store("kind", "name", b"key", "value")
    plugin.builds.stop()
    other = Cache(course / ".cache" / "fieldbook" / "builds", b"")
    other.store("kind", "name", b"key", "other")
    assert other.load("kind", "name", b"key") == "other"
    other.close()


def test_a_fingerprint_tells_texts_apart():
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert fingerprint("a", 1) == fingerprint("a", 1)
