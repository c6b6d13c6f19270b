"""A document as it is read: prose, and what stands in it as a thing of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Prose:
    """Markdown, with marks for what was put aside. It may hold any number of blocks."""

    text: str
    line: int = 0


OFFICE = "office-box"
"""What a box of a word processor is called within the importer."""


@dataclass(slots=True)
class Video:
    """A video: its address, and its times and title where the source gives them."""

    url: str
    line: int = 0
    title: str = ""
    length: str = ""
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Time:
    """The length of the video that stands beside it."""

    length: str
    line: int = 0


@dataclass(slots=True)
class Box:
    """A box of HTML.

    `kind` is what its class means, `title` Markdown, `folded` a box that opens on a press, `options` a block's.
    """

    kind: str
    line: int = 0
    title: str = ""
    parts: list[Part] = field(default_factory=list)
    folded: bool = False
    names: str = ""
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """What the source calls it: the last of its names, which may follow words that only say that it is a box."""
        own = [name for name in self.names.split() if name not in ("callout", "details")]
        # What a word processor draws has no name but ours.
        return "a box" if own[-1:] == [OFFICE] else f"the box “{own[-1] if own else self.names}”"


Part = Prose | Video | Time | Box
