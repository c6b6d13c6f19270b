"""What need not be copied: the site is the same as if it were."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File

CONFIG = """
site_name: A course
theme: material
plugins: [search, fieldbook]
markdown_extensions: [fieldbook]
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "pictures").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / "docs" / "pictures" / f"{name}.svg").write_text(f"<svg>{name}</svg>", encoding="utf-8")
    return tmp_path


@pytest.fixture
def copied(monkeypatch):
    """The pictures that were copied."""
    found: list[str] = []
    copy = File.copy_file

    def counted(self, dirty=False):
        if self.src_uri.startswith("pictures/"):
            found.append(self.src_uri)
        copy(self, dirty)

    monkeypatch.setattr(File, "copy_file", counted)
    return found


def refuse(*_args):
    raise OSError(1, "Operation not permitted")


@pytest.fixture
def shown(course):
    """Build the course as its preview does; return what its pictures show."""
    config = None

    def rebuilt():
        nonlocal config
        config = load_config(str(course / "mkdocs.yml"), site_dir=str(course / "site"))
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url="http://127.0.0.1/")
        return {file.name: file.read_text(encoding="utf-8") for file in (course / "site" / "pictures").iterdir()}

    yield rebuilt
    config.plugins.on_shutdown()


@pytest.fixture
def built(course):
    """Build the course; return what its pictures show."""

    def again():
        config = load_config(str(course / "mkdocs.yml"), site_dir=str(course / "site"))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
        return {file.name: file.read_text(encoding="utf-8") for file in (course / "site" / "pictures").iterdir()}

    return again


BOTH = {"one.svg": "<svg>one</svg>", "two.svg": "<svg>two</svg>"}


def test_what_has_not_changed_is_not_copied(course, shown, copied):
    assert shown() == BOTH
    assert sorted(copied) == ["pictures/one.svg", "pictures/two.svg"]
    copied.clear()
    assert shown() == BOTH
    assert copied == []
    (course / "docs" / "pictures" / "two.svg").write_text("<svg>TWO</svg>", encoding="utf-8")
    assert shown() == {**BOTH, "two.svg": "<svg>TWO</svg>"}
    assert copied == ["pictures/two.svg"]


def test_what_was_taken_away_is_gone_and_what_came_is_there(course, shown, copied):
    shown()
    copied.clear()
    (course / "docs" / "pictures" / "one.svg").rename(course / "docs" / "pictures" / "three.svg")
    assert shown() == {"three.svg": "<svg>one</svg>", "two.svg": "<svg>two</svg>"}
    assert copied == ["pictures/three.svg"]


def test_a_build_that_fails_is_not_taken_for_the_last(course, shown, copied, monkeypatch):
    """It has copied what has changed, into a site that is not there any more."""
    shown()
    (course / "docs" / "pictures" / "two.svg").write_text("<svg>TWO</svg>", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("fieldbook.site.build.write_search", refuse)
        with pytest.raises(Abort):
            shown()
    assert shown() == {**BOTH, "two.svg": "<svg>TWO</svg>"}


def test_where_files_can_have_one_name_only_they_are_copied(course, shown, copied, monkeypatch):
    shown()
    monkeypatch.setattr(os, "link", refuse)
    copied.clear()
    assert shown() == BOTH
    assert sorted(copied) == ["pictures/one.svg", "pictures/two.svg"]


def test_a_build_takes_what_the_last_one_copied(course, built, copied):
    assert built() == BOTH
    assert sorted(copied) == ["pictures/one.svg", "pictures/two.svg"]
    copied.clear()
    assert built() == BOTH
    assert copied == []


def test_a_copy_that_was_changed_or_removed_is_copied_again(course, built, copied):
    built()
    (course / "site" / "pictures" / "one.svg").write_text("<svg>mine</svg>", encoding="utf-8")
    (course / "site" / "pictures" / "two.svg").unlink()
    copied.clear()
    assert built() == BOTH
    assert sorted(copied) == ["pictures/one.svg", "pictures/two.svg"]


def test_the_last_site_stays_as_it_is_when_a_build_fails(course, built, copied, monkeypatch):
    built()
    monkeypatch.setattr("fieldbook.site.build.write_search", refuse)
    with pytest.raises(Abort):
        built()
    assert {file.name: file.read_text(encoding="utf-8") for file in (course / "site" / "pictures").iterdir()} == BOTH


def test_without_a_cache_everything_is_copied(course, built, copied):
    built()
    (course / ".cache" / "fieldbook" / "builds").unlink()
    copied.clear()
    assert built() == BOTH
    assert sorted(copied) == ["pictures/one.svg", "pictures/two.svg"]
