"""Inline Markdown: texts without marks are kept from the patterns, and come out the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import BacktickInlineProcessor, LinkInlineProcessor
from markdown.inlinepatterns import InlineProcessor as Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from fieldbook.blocks import FieldbookExtension

PIECES = ("word", "a.b", "**bold**", "*a*", "_b_", "`c`", "\\*", "[l](#a)", "![p](q.png)", "[^1]", "<b>", "<a@b.org>")
MORE = ("<https://a.org>", "&amp;", "&", "  \n", "\n", " ", "!", "]", "|", "\n\n", "\n- ", "\n# ", "~", "^", "$", "(c)")
TEXTS = st.lists(st.sampled_from(PIECES + MORE), max_size=12).map(" ".join)


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
    assert _looked_at(monkeypatch, OURS, "# Plain\n\nSome [words].\n\n- one\n- two") == ["Some [words]."]


def test_patterns_whose_mark_is_in_no_text_are_left_out(monkeypatch):
    assert _looked_at(monkeypatch, OURS, "# Plain\n\nSome *words*.", BacktickInlineProcessor) == []
    assert _looked_at(monkeypatch, OURS, "# Plain\n\nSome `words`.", BacktickInlineProcessor) != []


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
