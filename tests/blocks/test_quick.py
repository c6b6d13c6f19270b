"""What takes the place of Python-Markdown's own processors does as those do, whatever authors type."""

from __future__ import annotations

import xml.etree.ElementTree as etree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.footnotes import FootnoteTreeprocessor
from markdown.extensions.md_in_html import HtmlBlockPreprocessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.serializers import to_xhtml_string
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor
from pymdownx.blocks import BlocksProcessor
from pymdownx.superfences import SuperFencesBlockPreprocessor

from fieldbook.blocks import FieldbookExtension
from fieldbook.blocks.context import context_of
from fieldbook.blocks.manager import AuthorsBlocks
from fieldbook.blocks.serializing import to_xhtml

LINES = (
    *("Words.", "**Bold** and `code`", "# One", "Two\n---", "Three\n===", "Words\n# Four", "    code", "\tcode", ""),
    *("- one", "- one\n- two", "1. one\n2. two", "* a\n  more", "+ [ ] task", "- [x] done", "    - deeper"),
    *("3) three", "> quote", "> quote\nlazy", "Term\n:   Definition", ":   Another", "    more of it"),
    *("[^1]: A note.", "[^1] cited", "[a]: https://a.org 'A'", "[a] and [b][a]", "| A | B |\n|---|---|\n| 1 | 2 |"),
    *("A | B\n- | -\n1 | 2", "|", "a|b", "***", "- - -", "____", "______\n______", "_a_", "/// tip"),
    *("/// tip | Title", "///", "//// info", "////", "/// no", "/// worksheet | Sheet\n    id: sheet"),
    *("How? ( ) 1 ( ) 2", "- ( ) a\n- ( ) b", "Name: ____ {#name}", "/// levels", "/// facilitator\n    minutes: 5"),
    *("    minutes: yes", "/// details | More", "/// html | div.a", "/// caption\nC\n///"),
    *("/// video\n    url: https://youtu.be/abcdefghijk", "```", "~~~", "```specimen", "``` {.python #x}", "````"),
    *("<br>", "<div>raw</div>", '<div markdown="1">', "</div>", "<p>unclosed", "<!-- a comment -->", "<!-- open"),
    *("<script>x<y", "</script>", "A <b>bold</b> &amp; & &copy; \\* \\_ \\{", "Text {: .class #id}"),
    *("# Head {#head}", '[l](a.md){ x="y" }', "<a id='q'>q</a>", "<a href=x y>z</a>", "///Footnotes Go Here///"),
    *("[TOC]", "Gr\xfc\xdfe\xa0\u2013 \u201eWort\u201c \u6f22\u5b57", "trailing  \nbreak", "   ", "\u2028"),
    *("٣. Arabic digits", "   indented", "- \n\n    code in it", "/// tip\n- a\n\n    /// info\n    B\n    ///\n///"),
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(LINES), max_size=14).flatmap(
    lambda lines: st.lists(st.sampled_from(("\n", "\n\n")), min_size=len(lines), max_size=len(lines)).map(
        lambda breaks: "".join(line + end for line, end in zip(lines, breaks, strict=True))
    )
)


class Plain(AuthorsBlocks):
    """Looks through everything, as pymdown-extensions does."""

    get_parent = BlocksProcessor.get_parent
    parse_blocks = BlocksProcessor.parse_blocks


def _with_their_own() -> Markdown:
    md = Markdown(extensions=[FieldbookExtension()])
    md.parser.blockprocessors["blocks"].__class__ = Plain
    md.preprocessors["fenced_code_block"].__class__ = SuperFencesBlockPreprocessor
    md.preprocessors.register(NormalizeWhitespace(md), "normalize_whitespace", 30)
    md.preprocessors.register(HtmlBlockPreprocessor(md), "html_block", 20)
    md.treeprocessors.register(FootnoteTreeprocessor(md.treeprocessors["footnote"].footnotes), "footnote", 50)
    md.treeprocessors.register(PrettifyTreeprocessor(md), "prettify", 10)
    md.treeprocessors.register(AttrListTreeprocessor(md), "attr_list", 8)
    md.treeprocessors.register(UnescapeTreeprocessor(md), "unescape", 0)
    md.serializer = to_xhtml_string
    return md


OURS, THEIRS = Markdown(extensions=[FieldbookExtension()]), _with_their_own()


def _outcome(md: Markdown, text: str) -> object:
    try:
        return md.reset().convert(text), md.toc, context_of(md).record
    except Exception as error:
        return type(error)


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_the_same_as_theirs(text):
    assert _outcome(OURS, text) == _outcome(THEIRS, text)


@pytest.mark.parametrize("line", LINES)
def test_each_line_alone_the_same_as_theirs(line):
    assert _outcome(OURS, line) == _outcome(THEIRS, line)


def test_replaced_are_only_the_librarys_own():
    md = Markdown(extensions=[FieldbookExtension()], output_format="html")
    assert md.serializer is not to_xhtml
    assert Markdown(extensions=[FieldbookExtension()]).serializer is to_xhtml
    assert Markdown().output_formats["xhtml"] is to_xhtml_string


def _odd() -> etree.Element:
    root = etree.Element("div", {"b": 'a"<&>', "a": "&amp; &x; &"})
    root.text = "1 < 2 & 3 &gt; 4"
    root.append(etree.Comment(" <b> & "))
    etree.SubElement(root, "BR").tail = "<tail>"
    etree.SubElement(root, "script", src="x").text = "a < b && c"
    hollow = etree.SubElement(root, "img", {"alt": "two\nlines"})
    etree.SubElement(hollow, "b").text = "lost"
    etree.SubElement(root, "input", {"disabled": "disabled", "hidden": "hidden"})
    etree.SubElement(root, "p").tail = "é漢"
    return root


def _deep() -> etree.Element:
    root = here = etree.Element("div")
    for _ in range(3000):
        here = etree.SubElement(here, "b")
    return root


def _valueless() -> etree.Element:
    root = etree.Element("a")
    root.set("download", None)  # type: ignore[arg-type]
    root.set("name", etree.QName("q"))  # type: ignore[arg-type]
    return root


def _bare() -> etree.Element:
    root = etree.Element("div")
    root.append(etree.ProcessingInstruction("php", "x"))
    nameless = etree.SubElement(root, "p")
    nameless.tag = None  # type: ignore[assignment]
    nameless.text, nameless.tail = "<only", "text>"
    etree.SubElement(root, etree.QName("http://a.org", "q"))  # type: ignore[arg-type]
    return root


@pytest.mark.parametrize("make", [_odd, _deep, _valueless, _bare])
def test_serialized_as_python_markdown_does(make):
    assert to_xhtml(make()) == to_xhtml_string(make())


def test_serialized_without_what_is_left_to_python_markdown():
    root = _odd()
    root.remove(next(child for child in root if not isinstance(child.tag, str)))
    assert to_xhtml(root) == to_xhtml_string(root)
