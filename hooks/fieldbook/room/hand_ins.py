"""What was handed in, a file for each time, in a folder of its own."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from .disk import PART, settle, write

MOST = 5_000
"""How often may be handed in, in one room."""
MOST_OF_ONE = 200
"""How often one browser may."""

_NAME = re.compile(r"(?P<number>\d{6})-(?P<member>[0-9a-z]{1,12})-(?P<id>[0-9a-z]{8,40})\.json")
_ID = re.compile(r"[0-9a-z]{8,40}")
_LEAVE_OUT = ".gitignore"


class FullError(Exception):
    """No more is taken."""


class HandIn(NamedTuple):
    """What was handed in once: its number, which grows, and whose it is."""

    number: int
    member: str
    file: Path


class HandIns:
    """All that was handed in.

    `round` is another as soon as that was removed: who has read from it begins anew. It stays when the room is opened
    again, or what was read would be read twice.
    """

    def __init__(self, folder: Path) -> None:
        """Open a folder, which is made if there is none; go on with what is in it."""
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # What people answered is to be in nobody's repository.
        (folder / _LEAVE_OUT).write_text("*\n", encoding="utf-8")
        self._lock = Lock()
        self._known: dict[tuple[str, str], HandIn] = {}
        for part in folder.glob(f"*{PART}"):
            part.unlink()
        for file in sorted(folder.iterdir()):
            if match := _NAME.fullmatch(file.name):
                handed = HandIn(int(match["number"]), match["member"], file)
                self._known[handed.member, match["id"]] = handed
        self.round = self._round()

    def add(self, member: str, hand_in: str, text: str) -> HandIn:
        """Put something in a file, and return when it is on disk. What was handed in before, by its id, is there.

        Raises:
            ValueError: That is no id.
            FullError: There is too much already.
            OSError: The disk does not take it.
        """
        if not _ID.fullmatch(hand_in):
            raise ValueError(hand_in)
        # One after the other, so that numbers grow in the order in which files are there.
        with self._lock:
            if known := self._known.get((member, hand_in)):
                return known
            own = sum(one.member == member for one in self._known.values())
            if len(self._known) >= MOST or own >= MOST_OF_ONE:
                raise FullError(f"there are {len(self._known)}, {own} of them from one browser, and that is the most")
            number = max((one.number for one in self._known.values()), default=0) + 1
            handed = HandIn(number, member, self.folder / f"{number:06}-{member}-{hand_in}.json")
            write(handed.file, text)
            self._known[member, hand_in] = handed
            if len(self._known) == 1:
                self.round = self._round()
            return handed

    def after(self, number: int) -> list[HandIn]:
        """Return what came in after a number, in its order."""
        with self._lock:
            return sorted(one for one in self._known.values() if one.number > number)

    def count(self) -> tuple[int, int]:
        """Return how many browsers have handed in, and how often that was in all."""
        with self._lock:
            return len({one.member for one in self._known.values()}), len(self._known)

    def remove(self) -> None:
        """Remove all that was handed in; return when it is gone from the disk."""
        with self._lock:
            for one in self._known.values():
                one.file.unlink(missing_ok=True)
            self._known.clear()
            self.round = self._round()
            settle(self.folder)

    def _round(self) -> str:
        """Name the round by what came in first, and when: the same may come in first once more."""
        first = min(self._known.values(), default=None)
        return f"{first.file.stem}-{first.file.stat().st_mtime_ns}" if first else ""
