"""The tags by which the controls of a filled-in document are known again.

`document.js` makes the same ones of what stands on the page. Word takes no tag of more than 64 characters, so long
names end in a sum. LibreOffice before 7.5 writes no tags, but it does write bookmarks; so each control has one.
"""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from itertools import count

from lxml.etree import _Element as Element

from .xml import element, qualified

NAME = "fieldbook:name"
"""The tag of the controls for the learner's name."""
STANDING = "fieldbook:"
"""What the tags begin with of where a learner stands; "before" or "after" follows, and the outcome."""
BOOKMARK = "_fb_"
"""What names of bookmarks around controls begin with; with an underscore, Word does not list them."""
_LONGEST = 55
_KEPT = 46
_OFFSET, _PRIME = 0x811C9DC5, 0x01000193
_START, _END = element("w:bookmarkStart"), element("w:bookmarkEnd")
_ID, _NAME = qualified("w:id"), qualified("w:name")


def control_tag(worksheet: str, field: str, choice: str = "") -> str:
    """Return the tag of a field's control; a box or circle has its choice in it."""
    name = f"{worksheet}:{field}"
    base = name if len(name) <= _LONGEST else f"{name[:_KEPT]}~{checksum(name)}"
    return f"{base}#{checksum(choice)}" if choice else base


class Bookmarks:
    """Gives bookmarks numbers that no other has, and puts those of controls around them, each with a name.

    In a document that a browser fills in, controls have none: it puts them around itself (`document-filling.js`). They
    would be a sixth of what it has to load.
    """

    def __init__(self, *, on_screen: bool = False) -> None:
        self._numbers = count(1)
        self._on_screen = on_screen

    def number(self) -> int:
        """Return a number for a bookmark."""
        return next(self._numbers)

    def around(self, name: str, control: Element) -> tuple[Element, ...]:
        """Return a control between the ends of a bookmark that tells its tag, or by itself."""
        if self._on_screen:
            return (control,)
        number = str(self.number())
        start, end = copy(_START), copy(_END)
        start.set(_ID, number)
        start.set(_NAME, f"{BOOKMARK}{checksum(name)}_{number}")
        end.set(_ID, number)
        return start, control, end


def checksum(text: str) -> str:
    """Return the 32-bit FNV-1a sum of a text in UTF-8, as eight hexadecimal digits."""
    # What stands before a choice is the same for all choices of a field.
    field, mark, choice = text.partition("#")
    return f"{_sum(mark + choice, _sum(field)):08x}"


@lru_cache(maxsize=4096)
def _sum(text: str, value: int = _OFFSET) -> int:
    """Return the sum of a text behind one whose sum is `value`."""
    for byte in text.encode():
        value = (value ^ byte) * _PRIME & 0xFFFFFFFF
    return value
