"""Inline Markdown: texts without marks are kept from the patterns, and come out the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import BacktickInlineProcessor, LinkInlineProcessor, ShortReferenceInlineProcessor
from markdown.inlinepatterns import InlineProcessor as Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from fieldbook.blocks import FieldbookExtension
from fieldbook.blocks.context import context_of

PIECES = ("word", "a.b", "**bold**", "*a*", "_b_", "`c`", "\\*", "[l](#a)", "![p](q.png)", "[^1]", "<b>", "<a@b.org>")
MORE = ("<https://a.org>", "&amp;", "&", "  \n", "\n", " ", "!", "]", "|", "\n\n", "\n- ", "\n# ", "~", "^", "$", "(c)")
TEXTS = st.lists(st.sampled_from(PIECES + MORE), max_size=12).map(" ".join)
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
LESSONS = st.lists(st.sampled_from(LINES), max_size=14).flatmap(
    lambda lines: st.lists(st.sampled_from(("\n", "\n\n")), min_size=len(lines), max_size=len(lines)).map(
        lambda breaks: "".join(line + end for line, end in zip(lines, breaks, strict=True))
    )
)


def _with_pythons_own() -> Markdown:
    md = Markdown(extensions=[FieldbookExtension()])
    md.treeprocessors.register(InlineProcessor(md), "inline", 20)
    return md


OURS, THEIRS = Markdown(extensions=[FieldbookExtension()]), _with_pythons_own()


@settings(deadline=None)
@given(TEXTS)
def test_the_same_as_python_markdowns_own(text):
    text += "\n\n[^1]: A note."
    assert OURS.reset().convert(text) == THEIRS.reset().convert(text)


def _outcome(md: Markdown, text: str) -> object:
    try:
        return md.reset().convert(text), md.toc, context_of(md).record
    except Exception as error:
        return type(error)


@settings(deadline=None, max_examples=300)
@given(LESSONS)
def test_whole_lessons_the_same_as_python_markdowns_own(text):
    assert _outcome(OURS, text) == _outcome(THEIRS, text)


@pytest.mark.parametrize("line", LINES)
def test_each_line_alone_the_same_as_python_markdowns_own(line):
    assert _outcome(OURS, line) == _outcome(THEIRS, line)


def test_an_inline_processor_of_a_courses_own_stays():
    class Own(InlineProcessor):
        pass

    class Brings(Extension):
        def extendMarkdown(self, md: Markdown) -> None:
            md.treeprocessors.register(Own(md), "inline", 20)

    md = Markdown(extensions=[Brings(), FieldbookExtension()])
    assert type(md.treeprocessors["inline"]) is Own


def _looked_at(
    monkeypatch: pytest.MonkeyPatch, md: Markdown, text: str, kind: type[Pattern] = LinkInlineProcessor
) -> list[str]:
    """Return the texts of a lesson that are looked through by the pattern of a kind."""
    seen: list[str] = []
    pattern = next(one for one in md.inlinePatterns if type(one) is kind)
    compiled = pattern.getCompiledRegExp()

    class Listening:
        def finditer(self, data: str, start: int) -> object:
            seen.append(data)
            return compiled.finditer(data, start)

    monkeypatch.setattr(pattern, "getCompiledRegExp", Listening)
    md.reset().convert(text)
    return seen


def test_only_texts_with_marks_are_looked_at(monkeypatch):
    looked_at = _looked_at(monkeypatch, OURS, "# Plain\n\nSome [words](a.md).\n\n- one\n- two")
    assert looked_at[0] == "Some [words](a.md)."
    assert not {"Plain", "one", "two"} & set(looked_at)


def test_patterns_whose_mark_is_in_no_text_are_left_out(monkeypatch):
    assert _looked_at(monkeypatch, OURS, "# Plain\n\nSome *words*.", BacktickInlineProcessor) == []
    assert _looked_at(monkeypatch, OURS, "# Plain\n\nSome `words`.", BacktickInlineProcessor) != []


def test_brackets_without_an_address_are_looked_at_for_references_alone(monkeypatch):
    text, definition = "Some [words].", "\n\n[words]: a.md"
    assert _looked_at(monkeypatch, OURS, text) == []
    assert _looked_at(monkeypatch, OURS, text, ShortReferenceInlineProcessor) == []
    assert _looked_at(monkeypatch, OURS, text + definition, ShortReferenceInlineProcessor) != []


def test_patterns_of_other_extensions_see_every_text(monkeypatch):
    md = Markdown(extensions=["nl2br", FieldbookExtension()])
    assert "Plain" in _looked_at(monkeypatch, md, "# Plain\n\n- one\n- two")
    assert "<br" in Markdown(extensions=["nl2br", FieldbookExtension()]).convert("One\ntwo")


def test_no_text_stays_closed_to_those_who_come_later():
    md = Markdown(extensions=["abbr", FieldbookExtension()])
    assert "<abbr" in md.convert("The HTML\n\n*[HTML]: Words")
    assert "&ldquo;" in Markdown(extensions=["smarty", FieldbookExtension()]).convert('"Well"')
    root = md.parser.parseDocument(["One", "", "- two"]).getroot()
    md.treeprocessors["inline"].run(root)
    assert not any(isinstance(text, AtomicString) for text in root.itertext())
