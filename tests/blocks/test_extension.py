"""The extension brings what lessons count on, and no more than that."""

from __future__ import annotations

import subprocess
import sys

import pymdownx.blocks.html
import pytest
from markdown import Markdown
from pymdownx.superfences import fence_code_format

from fieldbook.blocks import extension
from fieldbook.blocks.context import LessonContext
from fieldbook.blocks.extension import OURS, PYMDOWN_BLOCKS, FieldbookExtension
from fieldbook.blocks.rare import RARE
from fieldbook.checks.block_specs import MODES, SPECS

RARE_MODULES = ("docx", "segno", "watchdog", "mkdocs.livereload", "pymdownx.blocks.html")
OF_RARE_BLOCKS = (
    "/// html | div.a#b[title=c]\n*Words.*\n///",
    "/// html | pre\n    markdown: raw\n\n*Words.*\n///",
    "/// html\n///",
    "![a](b.png)\n\n/// caption\nWords.\n///\n\n![a](b.png)\n\n/// figure-caption | <\n*Words.*\n///",
    "| a |\n|---|\n| b |\n\n/// table-caption | #c\n    attrs: {class: d}\n\nWords.\n///",
    "> /// html | div\n> /// caption\n> Words.\n> ///\n> ///",
)


@pytest.mark.parametrize("theirs", [*PYMDOWN_BLOCKS, *RARE])
def test_the_names_of_pymdownx_blocks_are_theirs(theirs):
    md = Markdown(extensions=[theirs])
    assert tuple(md.parser.blockprocessors["blocks"].blocks) == {**PYMDOWN_BLOCKS, **RARE}[theirs]


@pytest.mark.parametrize("text", OF_RARE_BLOCKS)
def test_rare_blocks_come_out_as_those_that_are_there_from_the_beginning(text):
    by_them = Markdown(extensions=[*RARE, FieldbookExtension()]).convert(text)
    assert Markdown(extensions=[FieldbookExtension()]).convert(text) == by_them


@pytest.mark.parametrize("name", [name for names in RARE.values() for name in names])
def test_the_checks_know_what_rare_blocks_take(name):
    md = Markdown(extensions=[*RARE])
    theirs = md.parser.blockprocessors["blocks"].blocks[name]
    assert SPECS[name].options.keys() == {*theirs.OPTIONS, "attrs"}
    assert SPECS[name].argument == theirs.ARGUMENT
    assert set(MODES) == pymdownx.blocks.html.VALID_MODES


def test_blocks_that_a_site_has_configured_are_kept():
    settings = {"pymdownx.blocks.caption": {"types": ["caption"], "prepend": True}}
    md = Markdown(extensions=["pymdownx.blocks.caption", FieldbookExtension()], extension_configs=settings)
    assert "table-caption" not in md.parser.blockprocessors["blocks"].blocks
    assert md.convert("![a](b.png)\n\n/// caption\nWords.\n///").index("<figcaption>") < 20


@pytest.mark.parametrize("around", ["{}", "/// facilitator\n{}\n///", "/// example\n{}\n///"])
def test_extensions_that_a_site_has_configured_are_kept(around):
    fence = {"name": "mermaid", "class": "mermaid", "format": fence_code_format}
    beside = {"pymdownx.superfences": {"custom_fences": [fence]}, "pymdownx.mark": {}}
    context = LessonContext()
    ours = FieldbookExtension(context=lambda: context, beside=beside)
    html = Markdown(extensions=[*beside, ours], extension_configs=beside).convert(
        around.format("Say ==this==.\n\n```mermaid\ngraph LR\n```")
    )
    html += "".join(note.html for note in context.record.facilitator)
    assert "<mark>this</mark>" in html
    assert '<pre class="mermaid">' in html


@pytest.mark.parametrize("typed", ['=== "One"\n\n    Text.', '!!! note "One"\n    Text.', '??? note "One"\n    Text.'])
@pytest.mark.parametrize("options", ["", "    minutes: 5\n"])
def test_what_stands_straight_under_a_header_stays_in_its_block(typed, options):
    beside = {"pymdownx.tabbed": {"alternate_style": True}, "admonition": {}, "pymdownx.details": {}}
    context = LessonContext()
    ours = FieldbookExtension(context=lambda: context, beside=beside)
    md = Markdown(extensions=[*beside, ours], extension_configs=beside)
    assert md.convert(f"/// facilitator\n{options}{typed}\n///\n") == ""
    [note] = context.record.facilitator
    assert "<p>Text.</p>" in note.html
    assert "One</" in note.html


def test_a_block_of_another_extension_gives_way_to_ours_of_the_same_name():
    md = Markdown(extensions=["pymdownx.blocks.admonition", FieldbookExtension()])
    html = md.convert("/// tip\nAsk early.\n///\n\n/// danger\nA dog.\n///\n")
    assert 'data-callout="tip"' in html
    assert 'class="admonition danger"' in html


def test_two_blocks_of_one_name_are_named(monkeypatch):
    class Tip(OURS[0]):
        NAME = "tip"

    monkeypatch.setattr(extension, "OURS", (*OURS, Tip))
    with pytest.raises(ValueError, match=f'two blocks are called "tip", in fieldbook.blocks.callout and {__name__}'):
        Markdown(extensions=[FieldbookExtension()])


@pytest.mark.parametrize("name", RARE_MODULES)
def test_what_few_builds_need_is_not_loaded_with_the_plugin(name):
    code = "import sys, markdown, fieldbook.plugin, fieldbook.checks; markdown.Markdown(extensions=['fieldbook'])"
    code = f"{code}; sys.exit({name!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_tabs_have_what_materials_script_looks_for():
    html = Markdown(extensions=["fieldbook"]).convert("/// tab | Windows\nPress.\n///\n\n/// tab | Mac\nPress.\n///\n")
    assert '<div class="tabbed-labels">' in html


def test_lists_lie_in_each_other_as_deep_as_python_markdown_has_them():
    lists = "- " * 245 + "deepest"
    assert Markdown(extensions=["fieldbook"]).convert(lists).count("<li>") == Markdown().convert(lists).count("<li>")
