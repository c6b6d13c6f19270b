"""The lines of a page that stand together, without an empty one between them."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ..reader import Source


def paragraphs(source: Source, parting: Container[int] = ()) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of each paragraph of the prose, with the number of lines above it.

    `parting` are the numbers of lines, as those of HTML, that belong to none.
    """
    lines, at = source.prose_lines, 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].strip() and end + 1 not in parting:
            end += 1
        if end > at:
            yield at, lines[at:end]
        at = max(end, at + 1)
