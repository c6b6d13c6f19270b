"""A chapter before it is known what is in the others: all of its text, with gaps for ids and addresses.

A page was rendered by this engine, so nearly all of its text can stay as it is, and is not looked at.
"""

from __future__ import annotations

from html import unescape
from typing import NamedTuple

from .mending import close_late, ends, open_rare
from .tags import CLOSES, OPENS, TAG, Gap, kept_tag, lowered_tag

_NOTHING = ("",)


class Draft(NamedTuple):
    """The text of a chapter: `words`, and between each and the next a gap."""

    words: list[str]
    gaps: list[Gap]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in it."""
        return tuple(unescape(value) for what, value in self.gaps if what == "id")


def draft_of(html: bytes, *, lower: bool = False) -> Draft:
    """Return a part of a page as a draft; `lower` moves its headings down by a level."""
    read = lowered_tag if lower else kept_tag
    parts = TAG.split(html.decode("utf-8").strip())
    words: list[str] = []
    gaps: list[Gap] = []
    opened: list[str] = []
    begin, place = 0, 1
    # This runs for every tag of a course.
    while place < len(parts):
        name, role, pieces, between = read(parts[place])
        if role == OPENS:
            opened.append(name)
        elif role == CLOSES:
            if opened and opened[-1] == name:
                opened.pop()
            elif not close_late(opened, name, parts, place):
                pieces = _NOTHING
        elif role:
            open_rare(opened, name, role, parts, place)
        if pieces:
            parts[place] = pieces[0]
            if between:
                words += "".join(parts[begin : place + 1]), *pieces[1:-1]
                gaps += between
                parts[place] = pieces[-1]
                begin = place
        place += 2
    words.append("".join(parts[begin:]) + ends(opened))
    return _settled(Draft(words, gaps))


def _settled(draft: Draft) -> Draft:
    """Have links within the page point to its ids, as other attributes do."""
    words, gaps = draft
    ids = {value for what, value in gaps if what == "id"}
    for place, (what, value) in enumerate(gaps):
        if what == "href" and value[1:] in ids and value[0] == "#":
            words[place] += ' href="#'
            gaps[place] = ("to", value[1:])
            words[place + 1] = f'"{words[place + 1]}'
    return draft
