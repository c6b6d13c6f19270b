"""One text over which something fails takes nothing else down: it is told, and all other pages are as ever."""

from __future__ import annotations

import sys

import pytest

from fieldbook.checks import check_texts, links
from fieldbook.exports import OFFLINE_ZIP
from fieldbook.reader import parser
from fieldbook.site.checking import check_course
from tests.courses import build_course

PAGE = "---\ntitle: {}\nminutes: 5\n---\n\nWords of {}, [first](first.md).\n"
DOCS = {f"{name}.md": PAGE.format(name.capitalize(), name) for name in ("first", "second", "third")}
EXTENSION = """
from markdown import Extension
from markdown.preprocessors import Preprocessor

class Fails(Preprocessor):
    def run(self, lines):
        if any("KAPUTT" in line for line in lines):
            raise KeyError("over this")
        return lines

class FailsExtension(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Fails(md), "fails", 100)

def makeExtension(**settings):
    return FailsExtension(**settings)
"""


def built(folder, docs, config="", **more):
    return build_course(folder, {"index.md": "# Home\n", **docs}, config, strict=False, **more)


def shown(course, path):
    return " ".join(course.page(path).find("body").get_text(" ").split())


@pytest.fixture
def failing_extension(tmp_path, monkeypatch):
    """A Markdown extension that fails over a word, as a course's own might."""
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "failing_extension.py").write_text(EXTENSION)
    monkeypatch.syspath_prepend(tmp_path / "lib")
    yield "failing_extension"
    sys.modules.pop("failing_extension", None)


def test_a_page_that_fails_to_convert_is_shown_as_typed(tmp_path, failing_extension):
    docs = DOCS | {"second.md": PAGE.format("Second", "KAPUTT")}
    config = f"markdown_extensions: [{failing_extension}, fieldbook]\n"
    for _ in range(2):
        course = built(tmp_path, docs, config)
        assert not course.failed
        failures = [line for line in course.said if "[page-failed]" in line]
        assert len(failures) == 1
        assert failures[0].startswith(
            "fieldbook: docs/second.md: error: this page can't be made (KeyError: 'over this')"
        )
        assert "Words of KAPUTT, [first](first.md)." in shown(course, "second.html")
        assert "Words of first" in shown(course, "first.html")
        assert "Words of third" in shown(course, "third.html")
    assert build_course(tmp_path, docs, config).failed


def test_a_template_that_fails_over_a_page_leaves_its_content_and_is_told_by_the_check(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "main.html").write_text(
        '{% extends "base.html" %}{% block content %}{{ super() }}\n'
        '{% if page.title == "Second" %}{{ page.nothing.at.all }}{% endif %}{% endblock %}'
    )
    config = "theme: {name: material, custom_dir: own}\n"
    for _ in range(2):
        course = built(tmp_path, DOCS, config)
        assert not course.failed
        failures = [line for line in course.said if "[page-failed]" in line]
        assert [line.partition(" error")[0] for line in failures] == ["fieldbook: own/main.html:2:"]
        assert failures[0].endswith("it fails over docs/second.md [page-failed]")
        assert "Words of second" in shown(course, "second.html")
        assert course.page("first.html").find("nav")
    (found,) = [one for one in check_course(tmp_path / "mkdocs.yml").diagnostics if one.code == "page-failed"]
    assert f"fieldbook: {found}" == failures[0]


def test_a_slot_that_fails_leaves_the_page(tmp_path):
    docs = DOCS | {"second.md": PAGE.format("Second", "second") + '\n<div data-slot="no-such-thing"></div>\n'}
    course = built(tmp_path, docs)
    assert not course.failed
    assert "Words of second" in shown(course, "second.html")
    assert "Words of third" in shown(course, "third.html")


def test_a_template_that_is_not_there_is_not_asked_for(tmp_path):
    docs = DOCS | {"second.md": DOCS["second.md"].replace("minutes: 5", "template: none.html")}
    course = built(tmp_path, docs)
    assert not course.failed
    assert "Words of second" in shown(course, "second.html")


def fail(*_arguments, **_more):
    raise ZeroDivisionError("over this")


def test_a_rule_that_fails_is_told_and_the_others_are_followed(tmp_path, monkeypatch):
    monkeypatch.setattr(links, "check", fail)
    docs = DOCS | {"second.md": DOCS["second.md"].replace("minutes", "minuets")}
    course = built(tmp_path, docs)
    told = [str(one) for one in check_texts(tmp_path / "mkdocs.yml")[0]]
    for said in (told, [line.removeprefix("fieldbook: ") for line in course.said]):
        failed = [line for line in said if "[check-failed]" in line]
        assert len(failed) == 4
        assert (
            'docs/second.md: warning: the checks of "Links" fail over this (ZeroDivisionError: over this)' in failed[2]
        )
        assert any("[meta-unknown]" in line for line in said)


def test_a_page_over_which_reading_fails_is_shown_as_typed(tmp_path, monkeypatch):
    structure = parser.structure
    monkeypatch.setattr(
        parser, "structure", lambda lines: fail() if any("KAPUTT" in one[1] for one in lines) else structure(lines)
    )
    course = built(tmp_path, DOCS | {"second.md": PAGE.format("Second", "KAPUTT")})
    assert not course.failed
    assert any("docs/second.md: error: this page can't be read (ZeroDivisionError" in line for line in course.said)
    assert "Words of KAPUTT, [first](first.md)." in shown(course, "second.html")
    assert "Words of first" in shown(course, "first.html")


def test_a_download_that_fails_leaves_the_site(tmp_path, monkeypatch):
    monkeypatch.setattr(type(OFFLINE_ZIP), "write", fail)
    course = built(tmp_path, DOCS)
    assert not course.failed
    assert any("[export-failed]" in line and "ZeroDivisionError" in line for line in course.said)
    assert "Words of first" in shown(course, "first.html")
    assert (course.site / "downloads" / "a-small-course.html").is_file()
