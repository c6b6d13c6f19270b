"""Python-Markdown's inline Markdown, which spends no time on texts that have no mark.

It tries each of its patterns on each text of a lesson, and most texts (headings, cells of tables, items of lists,
what lies between two elements) hold nothing that one of them could begin with.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import cache

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_MARKS = re.compile(r"[`\\\[<&*_]|  \n")
"""What each pattern of Python-Markdown and of its footnotes needs one of. (One of images needs `[` behind its `!`.)"""


class MarkedInline(InlineProcessor):
    """Takes the place of `inline`. Texts without marks are kept from the patterns, if all patterns are known."""

    PRIORITY = 20

    def run(self, tree: etree.Element, ancestors: list[str] | None = None) -> etree.Element:
        """Apply the patterns."""
        patterns = tuple(self.md.inlinePatterns)
        # A registry looks up each pattern anew for each text.
        self.inlinePatterns = patterns  # type: ignore[assignment]
        kept = _keep_unmarked(tree) if all(map(_is_known, patterns)) else []
        super().run(tree, ancestors)
        for element, part in kept:
            setattr(element, part, str(getattr(element, part)))
        return tree


def _keep_unmarked(tree: etree.Element) -> list[tuple[etree.Element, str]]:
    """Have texts without marks left as they are; return where they stand."""
    kept = []
    for element in tree.iter():
        text, tail = element.text, element.tail
        if text and not isinstance(text, AtomicString) and not _MARKS.search(text):
            element.text = AtomicString(text)
            kept.append((element, "text"))
        if tail and not isinstance(tail, AtomicString) and not _MARKS.search(tail):
            element.tail = AtomicString(tail)
            kept.append((element, "tail"))
    return kept


def _is_known(pattern: Pattern) -> bool:
    return (type(pattern), pattern.pattern) in _known()


@cache
def _known() -> frozenset[tuple[type[Pattern], str]]:
    patterns = Markdown(extensions=["footnotes"]).inlinePatterns
    return frozenset((type(pattern), pattern.pattern) for pattern in patterns)
