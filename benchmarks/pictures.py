"""Small pictures, in the same bytes by the same dice."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as etree
import zlib
from random import Random

_MOST_IN_A_BLOCK = 65535


def png(dice: Random) -> bytes:
    """Return a picture in gray of some 5 to 15 kB, with blotches as a photograph has."""
    width, height = dice.randint(90, 150), dice.randint(60, 100)
    waves = [dice.randint(3, 40) for _ in range(4)]
    rows = b"".join(b"\0" + bytes(_gray(x, y, waves) for x in range(width)) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", _stored(rows)) + _chunk(b"IEND", b"")


def svg(dice: Random) -> bytes:
    """Return a drawing of some bubbles."""
    bubbles = [(dice.randint(0, 320), dice.randint(0, 180), dice.randint(4, 40)) for _ in range(24)]
    path = " ".join(f"M{x} {y}m-{r} 0a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 -{2 * r} 0" for x, y, r in bubbles)
    drawing = etree.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox="0 0 320 180", width="320", height="180")
    etree.SubElement(drawing, "path", fill="none", stroke="#34657f", d=path)
    return etree.tostring(drawing)


def _gray(x: int, y: int, waves: list[int]) -> int:
    return (x * waves[0] + y * waves[1] + (x * y // waves[2]) * waves[3]) % 256


def _stored(data: bytes) -> bytes:
    """Return data as zlib's format has it, not compressed: compressed, it would depend on zlib's version."""
    blocks = [data[at : at + _MOST_IN_A_BLOCK] for at in range(0, len(data), _MOST_IN_A_BLOCK)]
    body = b"".join(
        struct.pack("<BHH", block is blocks[-1], len(block), len(block) ^ 0xFFFF) + block for block in blocks
    )
    return b"\x78\x01" + body + struct.pack(">I", zlib.adler32(data))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
