"""Python-Markdown's inline Markdown, which spends no time on texts that have no mark.

It tries each of its patterns on each text of a lesson, and most texts (headings, cells of tables, items of lists,
what lies between two elements) hold nothing that one of them could begin with. No other module knows of this one but
for the call of `install`: without it, lessons come out the same, later.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from functools import cache

from markdown import Markdown
from markdown.inlinepatterns import (
    AUTOLINK_RE,
    AUTOMAIL_RE,
    BACKTICK_RE,
    ENTITY_RE,
    ESCAPE_RE,
    HTML_RE,
    IMAGE_LINK_RE,
    LINE_BREAK_RE,
    LINK_RE,
    Pattern,
    ReferenceInlineProcessor,
)
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_MARKS = re.compile(r"[`\\\[<&*_]|  \n")
"""What each pattern of Python-Markdown and of its footnotes needs one of. (One of images needs `[` behind its `!`.)"""

_MARK_OF: Mapping[str, str] = {
    BACKTICK_RE: "`",
    ESCAPE_RE: "\\",
    LINK_RE: "](",
    IMAGE_LINK_RE: "](",
    AUTOLINK_RE: "<",
    AUTOMAIL_RE: "<",
    LINE_BREAK_RE: "  \n",
    HTML_RE: "<",
    ENTITY_RE: "&",
}
"""What a pattern needs by itself. The others are tried on every text that has a mark."""


def install(md: Markdown) -> None:
    """Take the place of `md`'s own processor of inline Markdown, unless a course has put in another."""
    if type(md.treeprocessors["inline"]) is InlineProcessor:
        md.treeprocessors.register(MarkedInline(md), "inline", 20)


class MarkedInline(InlineProcessor):
    """Takes the place of `inline`. Texts without marks are kept from the patterns, if all patterns are known."""

    def run(self, tree: etree.Element, ancestors: list[str] | None = None) -> etree.Element:
        """Apply the patterns."""
        patterns = tuple(self.md.inlinePatterns)
        if not all(map(_is_known, patterns)):
            self._apply(patterns, tree, ancestors)
            return tree
        texts = _Texts(tree)
        if texts.marked:
            self._apply(self._wanted(patterns, "\0".join(texts.marked)), tree, ancestors)
        texts.release()
        return tree

    def _wanted(self, patterns: tuple[Pattern, ...], text: str) -> tuple[Pattern, ...]:
        """Return the patterns that may find something in a text."""
        return tuple(one for one in patterns if self._may_find(one, text))

    def _may_find(self, pattern: Pattern, text: str) -> bool:
        # They have the same patterns as links and images with an address.
        if isinstance(pattern, ReferenceInlineProcessor):
            return bool(self.md.references) and "[" in text
        return _MARK_OF.get(pattern.pattern, "") in text

    def _apply(self, patterns: tuple[Pattern, ...], tree: etree.Element, ancestors: list[str] | None) -> None:
        # A registry looks up each pattern anew for each text.
        self.inlinePatterns = patterns  # type: ignore[assignment]
        super().run(tree, ancestors)


class _Texts:
    """The texts of a tree: those that are `marked`, and those without marks, which are to be left as they are."""

    def __init__(self, tree: etree.Element) -> None:
        self.marked: list[str] = []
        self._texts: list[etree.Element] = []
        self._tails: list[etree.Element] = []
        for element in tree.iter():
            text, tail = element.text, element.tail
            if text and not isinstance(text, AtomicString):
                if _MARKS.search(text):
                    self.marked.append(text)
                else:
                    element.text = AtomicString(text)
                    self._texts.append(element)
            if tail and not isinstance(tail, AtomicString):
                if _MARKS.search(tail):
                    self.marked.append(tail)
                else:
                    element.tail = AtomicString(tail)
                    self._tails.append(element)

    def release(self) -> None:
        """Open those without marks to whoever comes later."""
        for element in self._texts:
            element.text = str(element.text)
        for element in self._tails:
            element.tail = str(element.tail)


def _is_known(pattern: Pattern) -> bool:
    return (type(pattern), pattern.pattern) in _known()


@cache
def _known() -> frozenset[tuple[type[Pattern], str]]:
    patterns = Markdown(extensions=["footnotes"]).inlinePatterns
    return frozenset((type(pattern), pattern.pattern) for pattern in patterns)
