"""The placeholder of a page that is too broken to be converted: its mistakes in words, and its text as typed.

Blocks that are not closed, or closed twice, let pymdown-extensions go round for ever or end in an exception; so
such a page is not converted at all. Nothing of the author's text is lost, and a strict build fails as it should.
"""

from __future__ import annotations

from collections.abc import Mapping

from markdown import Markdown

from ..blocks.context import Record
from ..diagnostics import Diagnostic
from ..document import Document
from ..reader import Source

FATAL = frozenset(
    {"block-unclosed", "block-stray", "block-nested", "block-unseen", "definition-term", "code-torn"}
    | {"file-kind", "page-unread"}
)
"""Codes of mistakes that keep a page from being converted."""


def fatal(source: Source) -> tuple[Diagnostic, ...]:
    """Return the mistakes in a page, or in the examples on it, that keep it from being converted."""
    sources = (source, *source.examples)
    return tuple(problem for one in sources for problem in one.problems if problem.code in FATAL)


def placeholder(source: Source, mistakes: tuple[Diagnostic, ...], words: Mapping[str, str]) -> str:
    """Return Markdown that lists the `mistakes` of a page and shows its text; `words` are the engine's labels."""
    listed = [f"- {_code(str(mistake))}" for mistake in mistakes]
    return "\n".join([f"**{words['broken']}**", "", *listed, "", code_block(source.text), ""])


def code_block(text: str) -> str:
    """Return text as a block of code, which shows everything as it is."""
    text = text.replace("\t", "    ")
    fence = "`" * max(4, _longest_run(text, "`") + 1)
    return "\n".join([fence, text.strip("\n"), fence])


def broken_document(source: Source, mistakes: tuple[Diagnostic, ...], words: Mapping[str, str]) -> Document:
    """Return the placeholder as a `Document`, converted without our extensions: one of them may be what failed."""
    html = Markdown(extensions=["fenced_code"]).convert(placeholder(source, mistakes, words))
    return Document(html, (), None, frozenset(), {}, Record())


def _code(text: str) -> str:
    """Return text as inline code, which shows everything as it is."""
    mark = "`" * (_longest_run(text, "`") + 1)
    return f"{mark} {text} {mark}"


def _longest_run(text: str, letter: str) -> int:
    longest = run = 0
    for one in text:
        run = run + 1 if one == letter else 0
        longest = max(longest, run)
    return longest
