"""Long files in pieces, so that they are never in memory as a whole."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

try:
    # It packs as well as zlib in half the time.
    from zlib_ng.zlib_ng import compressobj
except ImportError:
    from zlib import compressobj  # type: ignore[assignment]

from hashlib import sha1

LONG = 200_000
"""Bytes that a piece of a long file has at least."""
_SEAM = re.compile(rb"\n[ \t]*<article\b")
"""Where a long file is parted: an edit changes a chapter, and the pieces without it stay what they are."""
_REACH = 1000
"""Bytes at the end of a block in which a seam may have begun."""
QUICKLY = 5
"""How hard zlib tries with files of a site. With 6, its own choice, that takes longer and saves 1 %."""
_BLOCK = 1 << 17


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a long file: where it begins and ends there, the sum of its bytes, and whether it is the last."""

    begin: int
    end: int
    sum: bytes
    last: bool


class Parted(NamedTuple):
    """A long file in pieces, with its size and its check sum."""

    pieces: tuple[Piece, ...]
    size: int
    crc: int


def parted(file: Path) -> Parted:
    """Return a long file in pieces."""
    parting = Parting(blocks_of(file))
    return Parted(tuple(parting.pieces()), parting.size, parting.crc)


class Parting:
    """A long file, in blocks, on its way into pieces; at their end, its size and its check sum are known."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._blocks = blocks
        self.size = 0
        self.crc = 0

    def blocks(self) -> Iterator[bytes]:
        """Yield the bytes of the file bit by bit."""
        for block in self._blocks:
            self.size, self.crc = self.size + len(block), zlib.crc32(block, self.crc)
            yield block

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces of the file."""
        begin = at = 0
        held, sum_ = b"", sha1(usedforsecurity=False)
        for block in self.blocks():
            held += block
            while seam := _seam(held, begin + LONG - at):
                sum_.update(held[:seam])
                yield Piece(begin, at + seam, sum_.digest(), last=False)
                held, begin, sum_ = held[seam:], at + seam, sha1(usedforsecurity=False)
                at = begin
            passed = held.rfind(b"\n", -_REACH) if b"\n" in held[-_REACH:] else len(held)
            sum_.update(held[:passed])
            held, at = held[passed:], at + passed
        sum_.update(held)
        yield Piece(begin, at + len(held), sum_.digest(), last=True)


def _seam(held: bytes, least: int) -> int:
    """Return where some bytes have their first seam from `least` on; 0 for nowhere, or not yet."""
    seam = _SEAM.search(held, max(least, 0))
    return seam.start() if seam and seam.end() < len(held) else 0


def blocks_of(file: Path, begin: int = 0, end: int | None = None) -> Iterator[bytes]:
    """Yield the bytes of a stretch of a file, in blocks."""
    with file.open("rb") as opened:
        opened.seek(begin)
        while block := opened.read(_BLOCK if end is None else min(_BLOCK, end - opened.tell())):
            yield block


def in_blocks(bits: Iterable[bytes]) -> Iterator[bytes]:
    """Yield bytes in such blocks as if they came from a file: how they are packed depends on that."""
    held = bytearray()
    for bit in bits:
        held += bit
        while len(held) >= _BLOCK:
            yield bytes(held[:_BLOCK])
            del held[:_BLOCK]
    if held:
        yield bytes(held)


def deflated(blocks: Iterable[bytes], level: int = 6, *, last: bool = True) -> bytes:
    """Return bytes packed; if they are not the `last`, any others may follow (RFC 1951, zlib's Z_FULL_FLUSH)."""
    packer = packer_of(level)
    packed = [packer.compress(block) for block in blocks]
    return b"".join([*packed, packer.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)])


class Deflating(Protocol):
    """What packs bytes bit by bit, as zlib's own does."""

    def compress(self, data: bytes, /) -> bytes:
        """Take some bytes; return what there is of them packed."""
        ...

    def flush(self, mode: int = ..., /) -> bytes:
        """Return what is left."""
        ...


def packer_of(level: int) -> Deflating:
    """Return what packs bytes as they lie in a zip file (RFC 1951); with `level` 9 it tries hardest."""
    return compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
