"""Pages that show a whole course: of a large one they are so long that they are written bit by bit.

MkDocs has a page as one text before it writes it down. With one curly quotation mark in it, that takes twice the room
that it takes in UTF-8, and it is there three times over while templates are filled in.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from itertools import chain, islice

TOO_LONG = 2_000_000
"""Bytes from which on a build does not hold a page as a text."""
_AT_ONCE = 2_000


class LongPage(str):
    """A page as it is written, in UTF-8. As a text, which only tells that there is a page, it is its beginning."""

    _data: bytes

    def __new__(cls, beginning: str, data: bytes) -> LongPage:
        """Hold a page's bytes."""
        made = super().__new__(cls, beginning)
        made._data = data
        return made

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        """Return the page's bytes, all that MkDocs wants of it."""
        return self._data


def filled(frame: str, mark: str, pieces: Iterable[str], *, short: bool = False) -> str:
    """Return a page: its frame, with pieces in place of a mark. One that is to be `short` is always a text."""
    before, _, behind = frame.partition(mark)
    data = BytesIO()
    texts = chain((before,), pieces, (behind,))
    while some := list(islice(texts, _AT_ONCE)):
        # What is no letter at all is written as MkDocs does.
        data.write("".join(some).encode("utf-8", "xmlcharrefreplace"))
    if short or data.tell() < TOO_LONG:
        return data.getvalue().decode()
    return LongPage(before, data.getvalue())
