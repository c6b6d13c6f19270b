"""Where on its page a line of a lesson is: the way from a mistake's line to the place in the HTML next to it.

Converters keep no lines. But the words of a line are the words of the block that it became, and both follow the same
order; that finds most lines. One that became nothing, like an option, belongs to the block it is an option of, or
to what stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..reader import BlockSource, Source
from .html_positions import Element, elements, words

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
_BOXES = ("data-callout", "data-levels", "data-video", "data-fields")


def places(html: str, source: Source, lines: Iterable[int]) -> Mapping[int, int]:
    """Return, for lines of a lesson, the offsets in its page at which to tell of them.

    There are none where the page has no article.
    """
    article = _ARTICLE.search(html)
    if article is None:
        return {}
    start = article.start(1)
    found = elements(article[1])
    shown = _shown(source, found)
    return {line: start + _place(line, source, found, shown) for line in lines}


def _shown(source: Source, found: Sequence[Element]) -> dict[int, Element]:
    """Return, for each line that became something, the block of the page that it is in."""
    shown: dict[int, Element] = {}
    reached, above = 0, ""
    for number, text in enumerate(source.lines[source.body_line - 1 :], source.body_line):
        # Below an empty line something new begins.
        begin = reached if above.strip() else reached + 1
        above = text
        for looked_for in _looked_for(text):
            at = _first(looked_for, found, begin)
            if at is not None:
                shown[number] = found[at]
                if looked_for.count(" ") > _SURE:
                    reached = at
                break
    return shown


def _looked_for(text: str) -> Iterator[str]:
    """Yield what to look for of a line: what readers see, all that is typed (what is wrong stays as text), parts."""
    plain = words(_plain(text))
    listed = plain.split()
    yield from dict.fromkeys(one for one in (plain, words(text)) if one.strip())
    if len(listed) > _PART:
        yield words(" ".join(listed[:_PART]))
        yield words(" ".join(listed[-_PART:]))


def _plain(text: str) -> str:
    """Return what readers see of a line, more or less."""
    text = _HEADER.sub("", text)
    for pattern in _UNSHOWN:
        text = pattern.sub("", text)
    return text


def _first(looked_for: str, found: Sequence[Element], reached: int) -> int | None:
    """Return the index of the innermost block with some words: the first from a place on, or else from the top."""
    for candidates in (range(reached, len(found)), range(reached)):
        for index in candidates:
            if looked_for in found[index].words and not _inside(looked_for, found, index):
                return index
    return None


def _inside(looked_for: str, found: Sequence[Element], index: int) -> bool:
    """Tell whether a block within a block has the words."""
    end = found[index].end
    for element in found[index + 1 :]:
        if element.start >= end:
            return False
        if looked_for in element.words:
            return True
    return False


def _place(line: int, source: Source, found: Sequence[Element], shown: Mapping[int, Element]) -> int:
    block = next((block for block in source.blocks if block.line <= line < block.content_line), None)
    if block is not None:
        of_block = _box(block, shown)
        if of_block is not None:
            return of_block.before
    above = [number for number in shown if number <= line]
    if above:
        return shown[max(above)].after
    heading = next((element for element in found if element.tag == "h1"), None)
    return heading.after if heading else 0


def _box(block: BlockSource, shown: Mapping[int, Element]) -> Element | None:
    """Return the element that a block became; None where nothing of it is shown."""
    end = block.end_line or block.content_line + 1
    inside = [shown[line] for line in sorted(shown) if block.line <= line < end]
    if not inside:
        return None
    element: Element | None = inside[0]
    while element is not None and not any(name in element.attributes for name in _BOXES):
        element = element.parent
    return element or inside[0]
