"""`fieldbook build`: all that a course needs to be published, in an environment that has no other command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from fieldbook.cli.main import main

PROGRAM = Path(sys.executable).with_name("fieldbook.exe" if os.name == "nt" else "fieldbook")
CONFIG = "site_name: A course\ntheme: material\nplugins: [search, fieldbook]\nmarkdown_extensions: [fieldbook]\n"
GOOD = "---\ntitle: A\n---\nFirst words.\n\n/// tip\nAsk early.\n///\n"
BAD = GOOD.replace("/// tip", "/// tipp")


@pytest.fixture
def course(tmp_path):
    (tmp_path / "docs" / "deep").mkdir(parents=True)
    (tmp_path / "docs" / "index.md").write_text(GOOD, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return tmp_path


def build(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if name != "NO_MKDOCS_2_WARNING"}
    command = [PROGRAM, "build", *arguments]
    return subprocess.run(command, cwd=folder, env=own, capture_output=True, encoding="utf-8", check=False)


def test_it_builds_and_says_nothing_that_is_not_for_trainers(course):
    done = build(course, "--quiet")
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    assert "Ask early." in (course / "site" / "index.html").read_text("utf-8")


def test_quiet_hides_no_warning_and_lets_none_pass(course):
    (course / "docs" / "index.md").write_text(GOOD + "\n**Early, and more.\n", "utf-8")
    done = build(course, "--quiet")
    assert done.returncode == 1
    assert "docs/index.md:10:1: warning: what is bold here has no end" in done.stderr
    assert "INFO" not in done.stderr
    assert not (course / "site").exists()


def test_it_finds_the_course_from_a_folder_within_and_builds_where_one_wants(course):
    assert build(course / "docs" / "deep", "--site-dir", "../../elsewhere").returncode == 0
    assert (course / "elsewhere" / "index.html").is_file()
    assert not (course / "site").exists()


def test_a_mistake_is_told_and_the_site_stays_as_it_was(course):
    build(course)
    before = (course / "site" / "index.html").read_bytes()
    (course / "docs" / "index.md").write_text(BAD, "utf-8")
    done = build(course)
    assert done.returncode == 1
    assert 'docs/index.md:6:1: error: there is no block "tipp"' in done.stderr
    assert "Traceback" not in done.stderr
    assert (course / "site" / "index.html").read_bytes() == before
    assert build(course, "--no-strict").returncode == 0
    assert (course / "site" / "index.html").read_bytes() != before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("site_name: A: B\n", "mkdocs.yml:1:12: error: the file can't be read"),
        (CONFIG.replace("theme: material", "theme: matrial"), "matrial"),
        (CONFIG.replace("fieldbook]", "fieldbok]"), "fieldbok"),
        (f"{CONFIG}nav: [index.md, {{}}]\n", "mkdocs.yml:5: error: nav: Expected nav item"),
        (f"{CONFIG}nav: [index.md, 5]\n", "mkdocs.yml:5: error: the nav names 5, and there is no such file"),
        (f"{CONFIG}extra_css: [[a.css]]\n", 'mkdocs.yml:5: error: what "extra_css" names here is a list, and no path'),
        (f"{CONFIG}extra_css: ['']\n", 'mkdocs.yml:5: error: what "extra_css" names here is empty, and no path'),
        (f"{CONFIG}extra_javascript: [{{a: b}}]\n", 'what "extra_javascript" names here is empty, and no path'),
        (CONFIG.replace("[search, fieldbook]", "5"), "mkdocs.yml:3: error: plugins: Invalid Plugins configuration"),
        (CONFIG.replace("[fieldbook]", "[toc: {a: 1}]"), 'mkdocs.yml:4: error: markdown_extensions: "toc" has no'),
    ],
)
def test_a_mkdocs_yml_that_can_not_be_used_is_told_in_words(course, monkeypatch, text, told):
    (course / "mkdocs.yml").write_text(text, "utf-8")
    done = build(course)
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert 'File "' not in done.stderr
    monkeypatch.chdir(course)
    *mistakes, _count = CliRunner().invoke(main, ["check"]).stdout.splitlines()
    assert mistakes
    assert [mistake for mistake in mistakes if mistake not in done.stderr] == []


def test_a_plugin_that_can_end_only_once_stops_a_build_in_words(course):
    """Material's blog removes a folder of its own at its end; the check that says why is another beginning."""
    (course / "mkdocs.yml").write_text(CONFIG.replace("search,", "search, blog,"), "utf-8")
    post = course / "docs" / "blog" / "posts" / "post.md"
    post.parent.mkdir(parents=True)
    post.write_text("# A post\n\nIt has no day.\n", "utf-8")
    done = build(course)
    assert done.returncode == 1
    assert "metadata" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no file that is always full")
def test_a_full_disk_is_told_in_words(course):
    with Path("/dev/full").open("w") as full:
        command = [PROGRAM, "check", "--config", str(course / "mkdocs.yml")]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "Error: No space left on device\n")


def test_without_a_course_it_says_what_to_do(tmp_path):
    done = build(tmp_path)
    assert done.returncode == 2
    assert "go to the course's folder, or name it with --config" in done.stderr
