"""The parts of a page that search finds: each heading with what stands below it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(eq=False)
class Section:
    """A heading and what stands below it, in pieces of HTML. `id` is the heading's, if it is not the page's own."""

    id: str | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def close(text: list[str], start: int, tag: str) -> None:
    """Close an element that the index keeps, or take it back where there is nothing in it.

    `start` is where its content begins.
    """
    # Most begin with a word; that is found without a copy.
    if (len(text) == start or text[start].isspace()) and all(piece.isspace() for piece in text[start:]):
        del text[start - 1 :]
    else:
        text.append(f"</{tag}>")
