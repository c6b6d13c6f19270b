"""Blocks that come with the first use of one: the same as if they had been there, and not before."""

from __future__ import annotations

import subprocess
import sys

import pytest
from markdown import Markdown
from pymdownx.blocks.caption import CaptionExtension
from pymdownx.blocks.html import HTML

from fieldbook.blocks.extension import FieldbookExtension
from fieldbook.blocks.late import EXTENSIONS, HTML_MODES

HTML_PAGE = "/// html | div.wide#here\n    markdown: inline\n\nSome *words*.\n///"
CAPTIONS = (
    "Words.\n\n/// caption\nA caption.\n///\n\nMore.\n\n/// figure-caption\n    attrs: {id: a}\n\nA *figure*.\n///"
)


HOSTS = ("", "Words.", "- item", "![a](b.png)", "/// figure-caption\nOne.\n///", "> quote", "# Heading")
HEADERS = (
    *("caption", "Caption", "caption | ", "caption | <", "caption | > .wide", "caption | 2", "caption | ^1 #id"),
    *("caption\n    attrs: {class: a b, id: c}", "caption\n    type: x", "caption\n    attrs: {__figure_type: a}"),
    *("caption | [a", "caption\n    ", "caption\n\n    code", "figure-caption", "table-caption | ^2"),
)
CONTENTS = ("A *caption*.", "", "- one\n- two", "//// caption\nInner.\n////")


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("header", HEADERS)
def test_captions_are_the_same_plain_or_not(host, header):
    there = Markdown(extensions=["pymdownx.blocks.html", "pymdownx.blocks.caption", FieldbookExtension()])
    late = Markdown(extensions=[FieldbookExtension()])
    for content in CONTENTS:
        captions = f"{host}\n\n/// {header}\n\n{content}\n///"
        text = f"{captions}\n\n/// caption\nPlain.\n///\n\n{captions}"
        assert late.reset().convert(text) == there.reset().convert(text)


def test_a_plain_caption_brings_no_extension():
    code = (
        "import sys, markdown;"
        "print(markdown.markdown('![a](b.png)\\n\\n/// caption\\nWords.\\n///', extensions=['fieldbook']));"
        "sys.exit('pymdownx.blocks.caption' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert "<figcaption>" in run.stdout


@pytest.mark.parametrize("text", [HTML_PAGE, CAPTIONS, f"{HTML_PAGE}\n\n{CAPTIONS}", f"1. One\n\n    {HTML_PAGE}"])
def test_the_same_as_if_they_had_been_there(text):
    there = Markdown(extensions=["pymdownx.blocks.html", "pymdownx.blocks.caption", FieldbookExtension()])
    late = Markdown(extensions=[FieldbookExtension()])
    for _again in range(2):
        assert late.reset().convert(text) == there.reset().convert(text)


def test_the_names_are_theirs():
    assert EXTENSIONS["pymdownx.blocks.html"] == (HTML.NAME,)
    types = [one if isinstance(one, str) else one["name"] for one in CaptionExtension().getConfig("types")]
    assert sorted(EXTENSIONS["pymdownx.blocks.caption"]) == sorted(types)
    for mode in HTML_MODES:
        assert HTML.OPTIONS["markdown"][1](mode) == mode


RARE = ("pymdownx.blocks.html", "pymdownx.blocks.caption", "lxml", "docx", "segno", "watchdog", "mkdocs.livereload")


@pytest.mark.parametrize("name", RARE)
def test_what_few_builds_need_is_not_loaded_with_the_plugin(name):
    code = f"import sys, fieldbook.plugin, fieldbook.checks; sys.exit({name!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
