"""Where on its page a line of a lesson is: the way from a mistake's line to the place in the HTML next to it.

Converters keep no lines. But the words of a line are the words of the block that it became, and both follow the same
order; that finds most lines. One that became nothing, like an option, belongs to the block it is an option of, or
to what stands above it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping
from operator import attrgetter

from ..reader import BlockSource, Source
from .html_positions import Element, PageText, words

_ARTICLE = re.compile(r"<article\b[^>]*>(.*?)</article>", re.DOTALL)
_HEADER = re.compile(r"^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?/{3,}[ \t]*[\w-]*[ \t]*\|?")
_UNSHOWN = (
    re.compile(r"\[\^[^\]]*\]:?"),
    re.compile(r"(?<=\])\([^)]*\)|(?<=\])\[[^\]]*\]"),
    re.compile(r"<[^>]*>"),
    re.compile(r"\{[:#.][^}]*\}"),
    re.compile(r"^[\s>]*(?:[-*+]|\d+[.)])\s+"),
)
_SURE = 3
"""Words that a line has at least to tell how far the page has come: shorter ones may stand anywhere."""
_PART = 5
"""Words of a longer line's beginning or end that find it where the rest became something else."""
_START, _LINE = attrgetter("start"), attrgetter("line")
_BOXES = ("data-callout", "data-levels", "data-video", "data-fields")


def places(html: str, source: Source, lines: Collection[int]) -> Mapping[int, int]:
    """Return, for lines of a lesson, the offsets in its page at which to tell of them.

    There are none where the page has no article.
    """
    article = _ARTICLE.search(html) if lines else None
    if article is None:
        return {}
    shown = _Shown(source, PageText(article[1]))
    return {line: article.start(1) + shown.place(line) for line in lines}


class _Shown:
    """The lines of a lesson that became something, and the blocks of its page that they are in."""

    def __init__(self, source: Source, page: PageText) -> None:
        self._blocks = source.blocks
        self._title = next((element for element in page.elements if element.tag == "h1"), None)
        self._elements = dict(_shown(source, page))
        self._lines = [*self._elements]

    def place(self, line: int) -> int:
        """Return the offset at which to tell of a line."""
        block = next(iter(self._blocks[bisect_right(self._blocks, line, key=_LINE) - 1 :][:1]), None)
        if block is not None and block.line <= line < block.content_line:
            of_block = self._box(block)
            if of_block is not None:
                return of_block.before
        above = bisect_right(self._lines, line)
        element = self._elements[self._lines[above - 1]] if above else self._title
        return element.after if element else 0

    def _box(self, block: BlockSource) -> Element | None:
        """Return the element that a block became; None where nothing of it is shown."""
        first = bisect_left(self._lines, block.line)
        end = block.end_line or block.content_line + 1
        if first == len(self._lines) or self._lines[first] >= end:
            return None
        inside = element = self._elements[self._lines[first]]
        while not any(name in element.attributes for name in _BOXES):
            if element.parent is None:
                return inside
            element = element.parent
        return element


def _shown(source: Source, page: PageText) -> Iterator[tuple[int, Element]]:
    """Yield each line that became something, with the block of the page that it is in."""
    reached, above = 0, ""
    for number, text in enumerate(source.lines[source.body_line - 1 :], source.body_line):
        # Below an empty line something new begins.
        begin = reached if above.strip() else reached + 1
        above = text
        for looked_for in _looked_for(text):
            if found := page.holding(looked_for):
                element = found[bisect_left(found, begin, key=_START) % len(found)]
                yield number, element
                if len(looked_for) >= _SURE:
                    reached = element.start
                break


def _looked_for(text: str) -> Iterator[tuple[str, ...]]:
    """Yield what to look for of a line: what readers see, all that is typed (what is wrong stays as text), parts."""
    plain = words(_plain(text))
    yield from dict.fromkeys(one for one in (plain, words(text)) if one)
    if len(plain) > _PART:
        yield plain[:_PART]
        yield plain[-_PART:]


def _plain(text: str) -> str:
    """Return what readers see of a line, more or less."""
    text = _HEADER.sub("", text)
    for pattern in _UNSHOWN:
        text = pattern.sub("", text)
    return text
