"""Code is highlighted as ever, and a language is looked for once."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from markdown import Markdown
from pymdownx.highlight import Highlight

from fieldbook.blocks import FieldbookExtension, preparing

CODE = "```{0}\nprint('x')  # {{}}\n```\n\nWords.\n\n~~~ {0} title='T'\na: 1\n~~~\n"


@pytest.mark.parametrize("language", ["python", "yaml", "text", "no-such", "markdown", "PYTHON", ""])
def test_the_same_as_theirs(language):
    md = Markdown(extensions=[FieldbookExtension()])
    ours = md.convert(CODE.format(language))
    assert md.reset().convert(CODE.format(language)) == ours
    with patch.object(preparing, "KnownLexers", Highlight):
        assert Markdown(extensions=[FieldbookExtension()]).convert(CODE.format(language)) == ours


def test_a_language_is_looked_for_once(monkeypatch):
    monkeypatch.setattr(preparing, "_LEXERS", {})
    md = Markdown(extensions=[FieldbookExtension()])
    with patch.object(Highlight, "get_lexer", autospec=True, side_effect=Highlight.get_lexer) as get_lexer:
        for _ in range(3):
            md.reset().convert(CODE.format("python"))
    assert get_lexer.call_count == 1


def test_a_language_that_is_guessed_is_guessed_each_time(monkeypatch):
    monkeypatch.setattr(preparing, "_LEXERS", {})
    settings = {"pymdownx.highlight": {"guess_lang": True}}
    md = Markdown(extensions=["pymdownx.highlight", FieldbookExtension()], extension_configs=settings)
    with patch.object(Highlight, "get_lexer", autospec=True, side_effect=Highlight.get_lexer) as get_lexer:
        md.convert("```\nprint('x')\n```\n\n```\na: 1\n```\n")
    assert get_lexer.call_count == 2
