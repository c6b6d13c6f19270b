"""Pages as they are written: in UTF-8.

MkDocs has a page as a text before it writes it down. With one curly quotation mark in it, that takes twice the room;
and what is kept, searched or packed are the bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from itertools import chain, islice

_AT_ONCE = 2_000


class Encoded(str):
    """A page of which MkDocs, the only one to see it, wants no more than that it is there, and its bytes."""

    data: bytes

    def __new__(cls, data: bytes) -> Encoded:
        """Hold a page's bytes; as a text it only says that there is a page."""
        made = super().__new__(cls, "There is a page.")
        made.data = data
        return made

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        """Return the page's bytes."""
        return self.data


def encoded(page: str) -> Encoded:
    """Return a page as MkDocs would write it, with a number for what is no letter at all."""
    return page if isinstance(page, Encoded) else Encoded(_written(page))


def filled(frame: str, mark: str, pieces: Iterable[str]) -> Encoded:
    """Return a page: its frame, with pieces in place of a mark. All of them are never in memory as texts."""
    before, _, behind = frame.partition(mark)
    data = BytesIO()
    texts = chain((before,), pieces, (behind,))
    while some := list(islice(texts, _AT_ONCE)):
        data.write(_written("".join(some)))
    return Encoded(data.getvalue())


def _written(text: str) -> bytes:
    return text.encode("utf-8", "xmlcharrefreplace")
