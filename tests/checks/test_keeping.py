"""What the rules found in pages may be kept, and never shows: every look finds what one without memory finds."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest
import yaml

import fieldbook.checks
from fieldbook.checks import Kept, check
from fieldbook.checks.config import course_files, pages
from fieldbook.diagnostics import Diagnostic
from fieldbook.reader import read

from .cases import CONFIG, FOLDER, _picture, read_cases, told
from .test_cases import skip_where_files_are_named_otherwise

PAGE = "---\ntitle: {0}\nlesson: {1}\n---\n\n"
FILES = {
    "mkdocs.yml": f"{CONFIG}nav:\n  - index.md\n  - Part:\n      - part/one.md\n      - part/two.md\n",
    "docs/index.md": PAGE.format("Home", "false") + "## What to ask\n\nWelcome to [one](part/one.md#aims).\n",
    "docs/part/one.md": "---\ntitle: One\nminutes: 40\noutcomes:\n  - name-levels: Name the levels\n---\n\n## Aims\n\n"
    "Ask [them](../index.md#what-to-ask).[^kania]\n\n"
    "![Three teens repair a bicycle](bicycle.png){ width=10 }\n",
    "docs/part/two.md": "---\ntitle: Two\n---\n\nSee [one](one.md). Trust [the guide](http://example.org).[^kania]\n\n"
    "/// worksheet | Partners\n    id: partners\n    minutes: 30\n    outcomes: [name-levels]\n\nNames: ____\n///\n",
    "docs/part/plain.md": PAGE.format("Plain", "false") + "Nothing asks for this.\n",
    "docs/references.md": PAGE.format("References", "false") + "[^kania]: Kania, John. *Impact*. 2011.\n",
}
SAID = "/// video | Film\n    url: https://vimeo.com/7\n    transcript: part/plain.md\n///\n"
CHECKS = "extra:\n  fieldbook:\n    checks:\n      "

EDITS: dict[str, tuple[dict[str, tuple[str, str] | str | None], set[str]]] = {
    "words": ({"docs/part/plain.md": ("asks", "<asks>")}, {"part/plain.md"}),
    "a place that others link to": ({"docs/index.md": ("What to ask", "Whom to ask")}, {"index.md", "part/one.md"}),
    "a place that no one links to": ({"docs/part/two.md": ("/// w", "## More\n\n/// w")}, {"part/two.md"}),
    "a page that others link to": ({"docs/part/one.md": None}, {"index.md", "part/two.md"}),
    "another page": ({"docs/part/three.md": PAGE.format("Three", "false")}, {"part/three.md"}),
    "a nav entry": ({"mkdocs.yml": ("      - part/two.md\n", "")}, set()),
    "a section of no lessons": (
        {
            "mkdocs.yml": ("- part/one.md", "- part/index.md\n      - part/one.md"),
            "docs/part/index.md": PAGE.format("Part", "false"),
        },
        {"part/index.md", "part/one.md", "part/two.md"},
    ),
    "a shared note": (
        {"docs/references.md": ("[^kania]:", "[^kramer]:")},
        {"references.md", "part/one.md", "part/two.md"},
    ),
    "a shared note more": ({"docs/references.md": ("2011.", "2011.\n\n[^more]: More.")}, {"references.md"}),
    "an outcome": ({"docs/part/one.md": ("name-levels", "tell-levels")}, {"part/one.md", "part/two.md"}),
    "a transcript": ({"docs/part/two.md": ("See", SAID + "\nSee")}, {"part/two.md", "references.md"}),
    "the language": ({"mkdocs.yml": (CONFIG, f"{CONFIG}theme: {{language: de}}\n")}, {"everything"}),
    "the address": ({"mkdocs.yml": (CONFIG, f"{CONFIG}site_url: http://example.org\n")}, {"everything"}),
    "codes switched off": ({"mkdocs.yml": (CONFIG, f"{CONFIG}{CHECKS}off: [link-http]\n")}, set()),
    "codes switched on": ({"mkdocs.yml": (CONFIG, f"{CONFIG}{CHECKS}on: [plain-grade]\n")}, {"everything"}),
    "codes off in a file": ({"docs/part/two.md": ("title", "checks_off: [link-http]\ntitle")}, {"part/two.md"}),
}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def look(config: Path, kept: Kept | None = None) -> list[Diagnostic]:
    course = course_files(config)
    assert course.folder is not None
    sources = [read(page, f"docs/{page.relative_to(course.folder).as_posix()}") for page in pages(course)]
    return check(sources, course, (), kept)


def again(kept: Kept) -> Kept:
    """Return what another process would read of it."""
    return pickle.loads(pickle.dumps(kept))


@pytest.fixture
def looked_at(monkeypatch):
    """The pages that rules for pages are asked to look at."""
    names: list[str] = []
    of_page = fieldbook.checks._of_page

    def counted(source, course):
        names.append(course.path(source))
        return of_page(source, course)

    monkeypatch.setattr(fieldbook.checks, "_of_page", counted)
    return names


@pytest.fixture
def course(tmp_path):
    write(tmp_path, FILES)
    (tmp_path / "docs/part/bicycle.png").write_bytes(_picture(300, 600_000))
    return tmp_path


def edit(folder: Path, changes: dict[str, tuple[str, str] | str | None]) -> None:
    for name, change in changes.items():
        if change is None:
            (folder / name).unlink()
        elif isinstance(change, str):
            write(folder, {name: change})
        else:
            text = (folder / name).read_text(encoding="utf-8")
            assert change[0] in text
            write(folder, {name: text.replace(*change)})


def assert_same_and_looked_at(config: Path, kept: Kept, looked_at: list[str], expected: set[str]) -> None:
    """Assert that `kept` does not show, and for which pages it did not hold."""
    looked_at.clear()
    fresh = look(config)
    everything = {*looked_at}
    looked_at.clear()
    assert look(config, kept) == fresh
    assert {*looked_at} == (everything if expected == {"everything"} else expected)
    looked_at.clear()
    assert look(config, again(kept)) == fresh
    assert looked_at == []


@pytest.mark.parametrize(("changes", "expected"), EDITS.values(), ids=EDITS)
def test_after_an_edit_only_what_depends_on_it_is_looked_at(course, looked_at, changes, expected):
    kept = Kept()
    first = look(course / "mkdocs.yml", kept)
    assert {one.code for one in first} >= {"picture-heavy", "picture-wide", "link-http"}
    edit(course, changes)
    assert_same_and_looked_at(course / "mkdocs.yml", again(kept), looked_at, expected)


@pytest.mark.parametrize("size", [None, 300_000, 700_000])
def test_a_picture_that_changes_or_goes_is_looked_at(course, looked_at, size):
    kept = Kept()
    look(course / "mkdocs.yml", kept)
    picture = course / "docs/part/bicycle.png"
    picture.unlink()
    if size is not None:
        picture.write_bytes(_picture(15, size))
    assert_same_and_looked_at(course / "mkdocs.yml", again(kept), looked_at, {"part/one.md"})


def test_a_picture_that_comes_is_looked_at(course, looked_at):
    picture = course / "docs/part/bicycle.png"
    content = picture.read_bytes()
    picture.unlink()
    kept = Kept()
    assert "picture-file" in {one.code for one in look(course / "mkdocs.yml", kept)}
    picture.write_bytes(content)
    assert_same_and_looked_at(course / "mkdocs.yml", again(kept), looked_at, {"part/one.md"})


def test_a_file_that_is_saved_in_another_encoding_is_looked_at(course):
    file = course / "docs/part/plain.md"
    text = file.read_text(encoding="utf-8").replace("Nothing", "R\u00e9sum\u00e9")
    file.write_text(text, encoding="utf-8")
    kept = Kept()
    look(course / "mkdocs.yml", kept)
    file.write_text(text, encoding="latin-1")
    found = look(course / "mkdocs.yml", again(kept))
    assert found == look(course / "mkdocs.yml")
    assert "file-encoding" in {one.code for one in found}


def test_nothing_is_to_be_written_when_nothing_has_changed(course):
    kept = Kept()
    look(course / "mkdocs.yml", kept)
    assert kept.changed
    kept = again(kept)
    look(course / "mkdocs.yml", kept)
    assert not kept.changed


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda file: file.stem)
def test_from_each_case_to_the_next_and_back(file, tmp_path):
    """The cases of a code are taken for versions of one course."""
    cases = read_cases(file)
    kept = Kept()
    for case in [*cases, *reversed(cases)]:
        skip_where_files_are_named_otherwise(case)
        course = tmp_path / "course"
        shutil.rmtree(course, ignore_errors=True)
        told(case.files, course)
        try:
            assert look(course / "mkdocs.yml", kept) == look(course / "mkdocs.yml"), case.title
        except yaml.YAMLError:
            continue
        kept = again(kept)
