"""Processors of Python-Markdown and of its extensions that ours take the place of, since they do the same in less time.

Only what is exactly the library's own is replaced: what a course has put in its place stays.
"""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions.md_in_html import HtmlBlockPreprocessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor
from pymdownx.superfences import SuperFencesBlockPreprocessor

from .fast_inline import MarkedInline
from .preparing import QuickFences, QuickHtml, QuickWhitespace


def quicken(md: Markdown) -> None:
    """Put ours in place of theirs."""
    _prepare(md)
    _finish(md)


def _prepare(md: Markdown) -> None:
    steps = md.preprocessors
    if type(steps["normalize_whitespace"]) is NormalizeWhitespace:
        steps.register(QuickWhitespace(md), "normalize_whitespace", QuickWhitespace.PRIORITY)
    fences = steps["fenced_code_block"]
    if type(fences) is SuperFencesBlockPreprocessor:
        steps.register(QuickFences(fences), "fenced_code_block", QuickFences.PRIORITY)
    if type(steps["html_block"]) is HtmlBlockPreprocessor:
        steps.register(QuickHtml(md), "html_block", QuickHtml.PRIORITY)


def _finish(md: Markdown) -> None:
    steps = md.treeprocessors
    for name, theirs, ours in (("inline", InlineProcessor, MarkedInline),):
        if type(steps[name]) is theirs:
            steps.register(ours(md), name, ours.PRIORITY)
