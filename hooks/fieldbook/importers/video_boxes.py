"""Boxes around videos: each becomes a video block with the words below it."""

from __future__ import annotations

from collections.abc import Callable

from . import videos
from .boxes import VIDEOS
from .ledger import Ledger
from .notation import title_of
from .parts import Box, Part, Time, Video


def are_shown(box: Box) -> bool:
    """Tell whether a box is there for its videos."""
    if box.kind == VIDEOS:
        return any(isinstance(part, Video) for part in box.parts)
    return bool(box.parts) and all(isinstance(part, Video | Time) for part in box.parts)


def written(box: Box, ledger: Ledger, write: Callable[[list[Part]], str]) -> str:
    """Return the videos of a box as a lesson's text; the words below each belong to it."""
    shown: list[str] = []
    lead: list[Part] = []
    parts = videos.timed(box.parts)
    for index, part in enumerate(parts):
        if isinstance(part, Video):
            below: list[Part] = []
            for follower in parts[index + 1 :]:
                if isinstance(follower, Video):
                    break
                below.append(follower)
            first = not any(isinstance(before, Video) for before in parts[:index])
            if first and box.title:
                part.title = part.title or box.title
                videos.take_length(part)
            text = write((lead if first else []) + below)
            if first and box.title and title_of(box.title)[0] != title_of(part.title)[0]:
                text = f"**{title_of(box.title)[0]}**\n\n{text}"
            shown.append(videos.video(part, text))
            ledger.became(part.line or box.line, f"a video became a video block: {part.url}")
        elif not shown:
            lead.append(part)
    return "\n\n".join(shown)
