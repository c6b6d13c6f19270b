"""Files that the second process packs for the kit while the first makes the single file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..helper import Helper, outcome
from .packing import Packed, pack_file
from .pieces import LONG, Parting, Piece, packed_piece

if TYPE_CHECKING:
    from concurrent.futures import Future

_AT_ONCE = 16
"""Files that are sent to it in one go. The first process waits for as many at most."""


class Ahead:
    """What was sent to be packed, by the paths of the files. Nothing needs to be: what was not is packed here."""

    def __init__(self) -> None:
        self._short: dict[str, tuple[Future[list[Packed]], int]] = {}
        self._long: dict[str, Future[Mapping[bytes, bytes]]] = {}

    def begin(self, helper: Helper, files: Iterable[Path]) -> None:
        """Have it pack some files: long ones, then the last of the others, since the first process begins in front."""
        short: list[str] = []
        for file in files:
            if file.stat().st_size < LONG:
                short.insert(0, str(file))
            elif future := helper.send(pack_long, str(file)):
                self._long[str(file)] = future
        for start in range(0, len(short), _AT_ONCE):
            batch = short[start : start + _AT_ONCE]
            if sent := helper.send(pack_short, batch):
                self._short |= {path: (sent, place) for place, path in enumerate(batch)}

    def pack(self, file: Path) -> Packed:
        """Return a short file as it lies in the kit."""
        future, place = self._short.pop(str(file), (None, 0))
        found = outcome(future)
        return pack_file(file) if found is None else found[place]

    def pack_piece(self, file: Path, piece: Piece) -> bytes:
        """Return a piece of a long file as it lies there."""
        future = self._long.pop(str(file), None) if piece.last else self._long.get(str(file))
        return (outcome(future) or {}).get(piece.sum) or packed_piece(file, piece)


def pack_short(paths: Sequence[str]) -> list[Packed]:
    """Pack some short files; in the second process."""
    return [pack_file(Path(path)) for path in paths]


def pack_long(path: str) -> Mapping[bytes, bytes]:
    """Pack the pieces of a long file; likewise."""
    file = Path(path)
    return {piece.sum: packed_piece(file, piece) for piece in Parting(file).pieces()}
