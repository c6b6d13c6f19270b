"""The extension brings what lessons count on, and no more than that."""

from __future__ import annotations

import subprocess
import sys

import pymdownx.blocks.html
import pytest
from markdown import Markdown

from fieldbook.blocks.extension import PYMDOWN_BLOCKS, FieldbookExtension
from fieldbook.blocks.html_block import MODES, SETTINGS, HtmlBlock

RARE = ("docx", "segno", "watchdog", "mkdocs.livereload", "pymdownx.blocks.html")


@pytest.mark.parametrize("extension", PYMDOWN_BLOCKS)
def test_the_names_of_pymdownx_blocks_are_theirs(extension):
    md = Markdown(extensions=[extension])
    assert tuple(md.parser.blockprocessors["blocks"].blocks) == PYMDOWN_BLOCKS[extension]


def test_the_block_html_takes_what_theirs_takes():
    theirs = pymdownx.blocks.html.HTML
    assert (HtmlBlock.NAME, HtmlBlock.ARGUMENT, HtmlBlock.OPTIONS.keys()) == ("html", True, theirs.OPTIONS.keys())
    assert set(MODES) == pymdownx.blocks.html.VALID_MODES
    assert HtmlBlock.OPTIONS["markdown"][0] == theirs.OPTIONS["markdown"][0]
    assert pymdownx.blocks.html.HTMLExtension().getConfigs() == SETTINGS
    texts = (
        "/// html | div.a#b[title=c]\n*Words.*\n///",
        "/// html | pre\n    markdown: raw\n\n*Words.*\n///",
        "/// html\n///",
    )
    for text in texts:
        by_them = Markdown(extensions=["pymdownx.blocks.html", FieldbookExtension()]).convert(text)
        assert Markdown(extensions=[FieldbookExtension()]).convert(text) == by_them


def test_blocks_that_a_site_has_configured_are_kept():
    settings = {"pymdownx.blocks.caption": {"types": ["caption"], "prepend": True}}
    md = Markdown(extensions=["pymdownx.blocks.caption", FieldbookExtension()], extension_configs=settings)
    assert "table-caption" not in md.parser.blockprocessors["blocks"].blocks
    assert md.convert("![a](b.png)\n\n/// caption\nWords.\n///").index("<figcaption>") < 20


@pytest.mark.parametrize("name", RARE)
def test_what_few_builds_need_is_not_loaded_with_the_plugin(name):
    code = f"import sys, fieldbook.plugin, fieldbook.checks; sys.exit({name!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_tabs_have_what_materials_script_looks_for():
    html = Markdown(extensions=["fieldbook"]).convert("/// tab | Windows\nPress.\n///\n\n/// tab | Mac\nPress.\n///\n")
    assert '<div class="tabbed-labels">' in html
