"""The tags by which the controls of a filled-in document are known again.

`document.js` makes the same ones of what stands on the page. Word takes no tag of more than 64 characters, so long
names end in a sum. LibreOffice before 7.5 writes no tags, but it does write bookmarks; so each control has one.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import count

from lxml.etree import _Element as Element

from .xml import element

NAME = "fieldbook:name"
"""The tag of the controls for the learner's name."""
STANDING = "fieldbook:"
"""What the tags begin with of where a learner stands; "before" or "after" follows, and the outcome."""
BOOKMARK = "_fb_"
"""What names of bookmarks around controls begin with; with an underscore, Word does not list them."""
_LONGEST = 55
_KEPT = 46
_OFFSET, _PRIME = 0x811C9DC5, 0x01000193


def control_tag(worksheet: str, field: str, choice: str = "") -> str:
    """Return the tag of a field's control; a box or circle has its choice in it."""
    name = f"{worksheet}:{field}"
    base = name if len(name) <= _LONGEST else f"{name[:_KEPT]}~{checksum(name)}"
    return f"{base}#{checksum(choice)}" if choice else base


class Bookmarks:
    """Gives bookmarks numbers that no other has, and puts those of controls around them, each with a name."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def number(self) -> int:
        """Return a number for a bookmark."""
        return next(self._numbers)

    def around(self, name: str, control: Element) -> tuple[Element, Element, Element]:
        """Return a control between the ends of a bookmark that tells its tag."""
        number = self.number()
        start = element("w:bookmarkStart", id=str(number), name=f"{BOOKMARK}{checksum(name)}_{number}")
        return start, control, element("w:bookmarkEnd", id=str(number))


@lru_cache(maxsize=4096)
def checksum(text: str) -> str:
    """Return the 32-bit FNV-1a sum of a text in UTF-8, as eight hexadecimal digits."""
    value = _OFFSET
    for byte in text.encode():
        value = (value ^ byte) * _PRIME & 0xFFFFFFFF
    return f"{value:08x}"
