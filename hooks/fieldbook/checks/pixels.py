"""The width of a picture, read from the first bytes of its file."""

from __future__ import annotations

import struct
from pathlib import Path

_ENOUGH = 256 * 1024
_NO_SIZE = frozenset({0xC4, 0xC8, 0xCC})


def width(path: Path) -> int | None:
    """Return the width in pixels of a PNG, GIF, WebP or JPEG file; None for others and for broken ones."""
    with path.open("rb") as file:
        data = file.read(_ENOUGH)
    try:
        return _width(data)
    except (struct.error, IndexError):
        return None


def _width(data: bytes) -> int | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return int(struct.unpack(">I", data[16:20])[0])
    if data.startswith((b"GIF87a", b"GIF89a")):
        return int(struct.unpack("<H", data[6:8])[0])
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _webp(data)
    return _jpeg(data) if data.startswith(b"\xff\xd8") else None


def _webp(data: bytes) -> int | None:
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little")
    if kind == b"VP8L":
        return 1 + (int.from_bytes(data[21:23], "little") & 0x3FFF)
    return int.from_bytes(data[26:28], "little") & 0x3FFF if kind == b"VP8 " else None


def _jpeg(data: bytes) -> int | None:
    """Go from segment to segment to the one that holds the size."""
    at = 2
    while data[at] == 0xFF:
        mark = data[at + 1]
        if 0xC0 <= mark <= 0xCF and mark not in _NO_SIZE:
            return int(struct.unpack(">H", data[at + 7 : at + 9])[0])
        at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return None
