"""Where a lesson asks for a list of its headings, it gets one, and no other lesson does."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from markdown import Markdown

from fieldbook.blocks import FieldbookExtension

LISTED = "[TOC]\n\n## One\n\n## Two"


@pytest.mark.parametrize("text", [LISTED, "## One\n\n[TOC]", "- [TOC]", "No list of [TOC] here", "`[TOC]`", "# [TOC]"])
def test_the_same_as_python_markdowns_own(text):
    theirs = Markdown(extensions=[FieldbookExtension()])
    theirs.treeprocessors.deregister("fieldbook-contents")
    assert Markdown(extensions=[FieldbookExtension()]).convert(text) == theirs.convert(text)


def test_each_lesson_is_looked_at_anew():
    md = Markdown(extensions=[FieldbookExtension()])
    first, between, again = (md.reset().convert(text) for text in (LISTED, "## One", LISTED))
    assert 'class="toc"' in first
    assert 'class="toc"' not in between
    assert again == first


def test_a_mark_that_a_course_has_chosen_is_kept():
    md = Markdown(extensions=["toc", FieldbookExtension()], extension_configs={"toc": {"marker": "[CONTENTS]"}})
    assert 'class="toc"' in md.convert("[CONTENTS]\n\n## One")
    assert 'class="toc"' not in md.reset().convert(LISTED)
    md = Markdown(extensions=["toc", FieldbookExtension()], extension_configs={"toc": {"marker": ""}})
    assert 'class="toc"' not in md.convert(LISTED)


def test_nothing_is_looked_for_in_lessons_that_do_not_ask(monkeypatch):
    md = Markdown(extensions=[FieldbookExtension()])
    looked = Mock()
    monkeypatch.setattr(md.treeprocessors["toc"], "replace_marker", looked)
    md.convert("## One\n\nWords.")
    looked.assert_not_called()
