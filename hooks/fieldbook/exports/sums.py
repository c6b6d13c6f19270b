"""Sums of the site's files: what is made from a file is made again when its sum is another."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha1
from pathlib import Path

from .pieces import Parted, parted

_BLOCK = 1 << 18


class Sums:
    """The sums of one run, each made once: a page is summed up for its chapter, and known again for the kit."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}
        """Those that were made, by the paths of the files."""
        self.parted: dict[str, Parted] = {}
        """The long files that were taken to pieces, by their paths."""
        self._block = memoryview(bytearray(_BLOCK))

    def of(self, file: str | os.PathLike[str]) -> bytes:
        """Return the sum of a file, as it was when it was asked for first."""
        path = os.fspath(file)
        known = self.known.get(path)
        if known is None:
            known = self.known[path] = self._sum(path)
        return known

    def pieces_of(self, file: Path) -> Parted:
        """Return a long file in pieces, as it was when it was asked for first."""
        path = os.fspath(file)
        if path not in self.parted:
            self.parted[path] = parted(file)
        return self.parted[path]

    def know(self, sums: Mapping[str, bytes], parted: Mapping[str, Parted]) -> None:
        """Take over what was made elsewhere, of files that have not changed since."""
        self.known.update(sums)
        self.parted.update(parted)

    def read(self, file: str) -> bytes:
        """Return what is in a short file, and sum it up on the way."""
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123
            content = opened.read()
        if file not in self.known:
            self.known[file] = sha1(content, usedforsecurity=False).digest()
        return content

    def _sum(self, path: str) -> bytes:
        sum_ = sha1(usedforsecurity=False)
        with open(path, "rb", buffering=0) as opened:  # noqa: PTH123
            while length := opened.readinto(self._block):
                sum_.update(self._block[:length])
        return sum_.digest()
