"""What takes the place of Python-Markdown's own processors does as those do, whatever authors type."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.md_in_html import HtmlBlockPreprocessor
from markdown.preprocessors import NormalizeWhitespace
from pymdownx.blocks import BlocksProcessor
from pymdownx.superfences import SuperFencesBlockPreprocessor

from fieldbook.blocks import FieldbookExtension
from fieldbook.blocks.context import context_of
from fieldbook.blocks.manager import AuthorsBlocks

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
