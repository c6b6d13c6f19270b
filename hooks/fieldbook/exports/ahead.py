"""What takeaways need of the site's files, made by two processes while the site is still being written.

A chapter of the single file and a file as it lies in the kit are made from one file each. The second process makes
them as soon as a page is written; what it has not come to when all pages are there, the two make from both ends. All
of it is kept under the names and keys under which takeaways look for it.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

from ..helper import Helper, Shared
from .archive import Packing, is_packed, pack_member, pack_piece
from .base import Built
from .offline_zip import in_kit, kit_name
from .pieces import Parted, Parting, Piece, in_blocks
from .sums import Sums

_Made = TypeVar("_Made")

Thing = tuple[str, str, bytes, bytes]
"""Something to be kept: its kind, its name, its key, and a pickle of it."""

Bit = tuple[int, Piece, bytes]
"""A piece of a long file: its place among the others, what it is, and its bytes."""

_AT_ONCE = 8
"""Files that are sent to it in one go. The first process waits for as many at most."""
_FEW = 2
"""Pieces of a long file that are sent to it in one go."""


class File(NamedTuple):
    """A file by its path in the site; `chapter` tells whether it becomes one of the single file."""

    path: str
    chapter: bool


class Prepared(NamedTuple):
    """What was made from some files, and what was found out about them (see `Sums`)."""

    things: list[Thing]
    sums: dict[str, bytes]
    parted: dict[str, Parted]


class Ahead:
    """The files of one build's site, and what was made from them. `take` keeps a thing."""

    def __init__(self, site: Path, course: str, helper: Helper, take: Callable[[str, str, bytes, bytes], None]) -> None:
        self.sums = Sums()
        self._site = site
        self._course = course
        self._helper = helper
        self._shared = Shared(helper, prepare)
        self._take = take
        self._known: set[str] = set()
        self._named: list[File] = []

    def add(self, path: str, *, chapter: bool = False) -> None:
        """Name a file that will be in the site as it will stay. It is there when `send` is called after the next."""
        if path not in self._known and in_kit(path) and (chapter or not is_packed(path)):
            self._named.append(File(path, chapter))
        self._known.add(path)

    def send(self) -> None:
        """Have the second process go on with the files that were named, but for the last; keep what it has made."""
        while len(self._named) > _AT_ONCE:
            self._send(_AT_ONCE)
        self._keep(self._shared.ready())

    def finish(self) -> None:
        """Make what is left, together with the second process: that one goes on in front.

        The last pages of a course are those that show all of it, so each is sent by itself.
        """
        while self._named:
            self._send(1)
        self._keep(self._shared.rest())

    def through(self, path: str, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the bytes of a long file that is about to be written at a path, and have it packed meanwhile."""
        held = bytearray()
        parting = Parting(_seen(blocks, held))
        name, shared = kit_name(self._course, path), Shared(self._helper, pack_some)
        pieces: list[Piece] = []
        some: list[Bit] = []
        for piece in parting.pieces():
            data = bytes(held[: piece.end - piece.begin])
            del held[: len(data)]
            yield data
            some.append((len(pieces), piece, data))
            pieces.append(piece)
            if len(some) == _FEW or piece.last:
                shared.send((name, some))
                some = []
                self._take_all(shared.ready())
        self.sums.parted[str(self._site / path)] = Parted(tuple(pieces), parting.size, parting.crc)
        self._take_all(shared.rest())

    def _send(self, count: int) -> None:
        files, self._named = self._named[:count], self._named[count:]
        self._shared.send((self._site, self._course, files))

    def _keep(self, made: Iterable[Prepared]) -> None:
        for one in made:
            self._take_all([one.things])
            self.sums.know(one.sums, one.parted)

    def _take_all(self, made: Iterable[Iterable[Thing]]) -> None:
        for thing in chain.from_iterable(made):
            self._take(*thing)


class _Keeping:
    """Keeps what is made, to be sent."""

    def __init__(self) -> None:
        self.things: list[Thing] = []

    def __call__(self, kind: str, name: str, key: bytes, make: Callable[[], _Made]) -> _Made:
        """Return what is made."""
        made = make()
        self.things.append((kind, name, key, pickle.dumps(made, pickle.HIGHEST_PROTOCOL)))
        return made


def prepare(of: tuple[Path, str, Sequence[File]]) -> Prepared:
    """Make what takeaways need of files: of a site, the id of its course, and the files."""
    # Not every run of the engine makes takeaways.
    from .single_file.chapters import read_leaf  # noqa: PLC0415

    site, course, files = of
    keeping = _Keeping()
    built = Built(site, keeping)
    packing = Packing(keeping, built.sums)
    for path, chapter in files:
        if built.has(path):
            if chapter:
                read_leaf(built, path)
            pack_member(kit_name(course, path), site / path, packing)
    return Prepared(keeping.things, built.sums.known, built.sums.parted)


def pack_some(of: tuple[str, Sequence[Bit]]) -> list[Thing]:
    """Pack some pieces of a file that is in the kit under a name."""
    name, bits = of
    keeping = _Keeping()
    for place, piece, data in bits:
        pack_piece(name, place, piece, in_blocks([data]), keeping)
    return keeping.things


def _seen(blocks: Iterable[bytes], held: bytearray) -> Iterator[bytes]:
    """Yield bytes in the blocks of a file, and have all of them `held` as well."""
    for block in in_blocks(blocks):
        held += block
        yield block
