"""`fieldbook check` as people, programs and code hosts see it."""

from __future__ import annotations

import json
import ntpath
import os

import pytest
from click.testing import CliRunner

from fieldbook.cli.main import main

PAGE = "---\ntitle: Levels\nlesson: false\n---\n\n"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course with an error, a warning and a notice, in the folder we are in."""
    for name in ("GITHUB_ACTIONS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    docs = tmp_path / "docs"
    (docs / "part").mkdir(parents=True)
    config = "site_name: T\ntheme: material\nplugins: [fieldbook]\nmarkdown_extensions: [fieldbook]\n"
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    (docs / "index.md").write_text(f"{PAGE}/// tpi | a: b\nText.\n///\n", encoding="utf-8")
    words = "[here](https://example.org) [guide](http://example.org)"
    (docs / "part" / "more.md").write_text(f"{PAGE}{words}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, ["check", *arguments])


def test_text(course):
    ended = run()
    assert ended.exit_code == 1
    assert ended.output.splitlines() == [
        'docs/index.md:6:1: error: there is no block "tpi"; did you mean "tip"? [block-unknown]',
        'docs/part/more.md:6:1: warning: the link "here" does not say where it leads; '
        "make words of it that do, as in the name of the page [link-words]",
        "docs/part/more.md:6:29: notice: http://example.org begins with http; "
        "type https, and try whether it works [link-http]",
        "1 error, 1 warning, 1 notice in 2 pages",
    ]


def test_json(course):
    told = json.loads(run("--format", "json").output)
    assert (told["errors"], told["warnings"], told["notices"]) == (1, 1, 1)
    assert told["diagnostics"][0] == {
        "path": "docs/index.md",
        "line": 6,
        "column": 1,
        "code": "block-unknown",
        "message": 'there is no block "tpi"',
        "hint": 'did you mean "tip"?',
        "severity": "error",
    }


def test_annotations_by_themselves(course, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    first = run().output.splitlines()[0]
    assert first == (
        '::error file=docs/index.md,line=6,col=1,title=block-unknown::there is no block "tpi"; did you mean "tip"?'
    )


def test_annotations_name_paths_from_where_the_run_began(course, monkeypatch):
    monkeypatch.chdir(course.parent)
    output = run("--format", "github", "--config", f"{course.name}/mkdocs.yml").output
    assert f"file={course.name}/docs/index.md," in output


def test_a_course_on_another_drive_is_named_as_it_is(course, monkeypatch):
    base = course.parent / "base.yml"
    base.write_text("site_name: A: B\n", encoding="utf-8")
    (course / "mkdocs.yml").write_text(f"INHERIT: {base}\n", encoding="utf-8")
    # On Windows no path leads from one drive to another.
    monkeypatch.setattr(os.path, "relpath", lambda path, start=None: ntpath.relpath("C:\\base", "D:\\course"))
    assert f"{base}:1:12: error: the file can't be read" in run().output
    assert f"file={base},line=1" in run("--format", "github").output


def test_letters_that_the_output_does_not_take_are_told_as_numbers(course):
    (course / "docs" / "\u5f79.md").write_text(f"{PAGE}Text.\n", encoding="utf-8")
    windows = CliRunner(charset="cp1252")
    ended = windows.invoke(main, ["check"])
    assert "docs/\\u5f79.md: warning: the name has letters beyond a to z" in ended.output
    assert ended.output.endswith(" in 3 pages\n")
    told = json.loads(windows.invoke(main, ["check", "--format", "json"]).output)
    assert "docs/\u5f79.md" in {one["path"] for one in told["diagnostics"]}


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["docs/part"], 0),
        (["docs/part", "--strict"], 1),
        (["docs/part/more.md", "--strict"], 1),
        (["docs/index.md"], 1),
    ],
)
def test_status(course, arguments, status):
    assert run(*arguments).exit_code == status


def test_paths_limit_what_is_told(course):
    assert run("docs/part").output.splitlines()[-1] == "1 warning, 1 notice in 2 pages"


def test_no_colour_but_on_a_terminal(course):
    assert "\x1b[" not in run().output
    coloured = CliRunner().invoke(main, ["check"], color=True).output
    assert "\x1b[31m" in coloured
    assert "\x1b[" not in CliRunner().invoke(main, ["check"], color=True, env={"NO_COLOR": "1"}).output


def test_from_a_folder_below(course, monkeypatch):
    monkeypatch.chdir(course / "docs" / "part")
    assert run().exit_code == 1


def test_no_course(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ended = run()
    assert ended.exit_code == 2
    assert "there is no mkdocs.yml here or in a folder above" in ended.output
    for name in ("mkdocs.yaml", "mkdocs.yml.txt"):
        (tmp_path / name).touch()
        assert f"there is no mkdocs.yml here; rename {name} to mkdocs.yml" in run().output
        (tmp_path / name).unlink()


def test_nothing_wrong(course):
    (course / "docs" / "index.md").write_text(f"{PAGE}Text.\n", encoding="utf-8")
    (course / "docs" / "part" / "more.md").unlink()
    ended = run("--strict")
    assert (ended.exit_code, ended.output) == (0, "nothing is wrong in 1 page\n")


def test_a_broken_config_is_told(course):
    (course / "mkdocs.yml").write_text("site_name: A: B\n", encoding="utf-8")
    ended = run()
    assert ended.exit_code == 1
    assert ended.output.startswith("mkdocs.yml:1:12: error: the file can't be read")
