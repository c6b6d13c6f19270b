"""Python-Markdown's first steps over the lines of a lesson, which leave alone what holds nothing for them.

Each does as its parent does, and begins with a look for what that one would need.
"""

from __future__ import annotations

from typing import Any

from markdown.extensions.md_in_html import HtmlBlockPreprocessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.util import ETX, STX
from pymdownx.highlight import Highlight
from pymdownx.superfences import SuperFencesBlockPreprocessor

_TO_NORMALIZE = (" \n", "\r", "\t", STX, ETX)


class QuickWhitespace(NormalizeWhitespace):
    """Does away with tabs, blanks on empty lines, and the characters that Python-Markdown uses itself."""

    PRIORITY = 30

    def run(self, lines: list[str]) -> list[str]:
        """Leave lines without any of these as they are."""
        text = "\n".join(lines) + "\n\n"
        return super().run(lines) if any(mark in text for mark in _TO_NORMALIZE) else text.split("\n")


class QuickFences(SuperFencesBlockPreprocessor):
    """Puts fenced code aside."""

    PRIORITY = 25

    def __init__(self, theirs: SuperFencesBlockPreprocessor) -> None:
        """Take the place of the one that `pymdownx.superfences` has registered."""
        super().__init__(theirs.md)  # type: ignore[no-untyped-call]
        self.config, self.extension = theirs.config, theirs.extension  # type: ignore[attr-defined]
        for language in self.extension.superfences:
            if language["formatter"] == theirs.highlight:
                language["formatter"] = self.highlight

    def get_hl_settings(self) -> None:
        """Have code highlighted by what knows its lexers."""
        super().get_hl_settings()  # type: ignore[no-untyped-call]
        if self.highlighter is Highlight:
            self.highlighter = KnownLexers

    def search_nested(self, lines: list[str]) -> list[str]:
        """Look at each line only where there is a fence."""
        text = "\n".join(lines)
        if "```" in text or "~~~" in text:
            lines = super().search_nested(lines)  # type: ignore[no-untyped-call]
        return lines


class KnownLexers(Highlight):
    """Highlights code. For each piece, Pygments goes through hundreds of languages, and then through all packages."""

    def get_lexer(self, src: str, language: str, inline: bool, stripnl: bool) -> tuple[Any, str]:
        """Return what reads a language, and the language's name; the code itself tells only where that is guessed."""
        if self.guess_lang:
            return super().get_lexer(src, language, inline, stripnl)  # type: ignore[no-any-return, no-untyped-call]
        key = (language, stripnl, self.default_lang, repr(self.extend_pygments_lang))
        if key not in _LEXERS:
            _LEXERS[key] = super().get_lexer(src, language, inline, stripnl)  # type: ignore[no-untyped-call]
        return _LEXERS[key]


_LEXERS: dict[tuple[object, ...], tuple[Any, str]] = {}


class QuickHtml(HtmlBlockPreprocessor):
    """Puts raw HTML aside."""

    PRIORITY = 20

    def run(self, lines: list[str]) -> list[str]:
        """Read as HTML only what has a tag or an entity."""
        text = "\n".join(lines)
        return super().run(lines) if "<" in text or "&" in text else text.split("\n")
