"""What a printed page says, and the marks on it: a PDF, read with poppler's programs."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

DPI = 144
POINTS = 72
# The margins of A4 as print.css has them, in points: 18 mm above, 20 mm below.
HEAD = 18 / 25.4 * POINTS
FOOT = (297 - 20) / 25.4 * POINTS
NAMESPACE = "{http://www.w3.org/1999/xhtml}"
CAN_BE_READ = bool(shutil.which("pdftotext") and shutil.which("pdftoppm"))


@dataclass(frozen=True)
class Word:
    """A word, its page (from 0), and where it stands there, in points from the upper left corner."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


class Paper:
    """A PDF on disk."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def pages(self) -> list[list[Word]]:
        """The words of each page, in the order of the text."""
        found = etree.fromstring(_run("pdftotext", "-bbox", str(self._path), "-"), etree.XMLParser(recover=True))
        return [
            [
                Word(word.text or "", number, *(float(word.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")))
                for word in page.iter(f"{NAMESPACE}word")
            ]
            for number, page in enumerate(found.iter(f"{NAMESPACE}page"))
        ]

    @property
    def text(self) -> str:
        """All words, with single spaces."""
        return " ".join(word.text for page in self.pages for word in page)

    def find(self, words: str) -> list[Word]:
        """Return the first word of each place where these words stand one after another."""
        wanted = words.split()
        every = [word for page in self.pages for word in page]
        starts = range(len(every) - len(wanted) + 1)
        return [every[at] for at in starts if [word.text for word in every[at : at + len(wanted)]] == wanted]

    def ink(self, page: int, left: float, top: float, right: float, bottom: float) -> float:
        """Return how much of a rectangle (in points) is dark, from 0 to 1."""
        scale = DPI / POINTS
        at = [round(number * scale) for number in (left, top, right - left, bottom - top)]
        area = [text for pair in zip(("-x", "-y", "-W", "-H"), map(str, at), strict=True) for text in pair]
        number = str(page + 1)
        shown = _run("pdftoppm", "-gray", "-r", str(DPI), "-f", number, "-l", number, *area, str(self._path))
        pixels = shown.split(b"\n", 3)[3]
        return sum(255 - pixel for pixel in pixels) / 255 / len(pixels)

    def ink_before(self, words: str, width: float = 17) -> float:
        """Return how much ink there is in what stands just before words: a box to tick, or a button to pick."""
        [word] = self.find(words)
        return self.ink(word.page, word.left - width - 1, word.top, word.left - 1, word.bottom)

    def ends(self) -> list[str]:
        """Return what each page but the last says, without head and foot, up to its very end."""
        return [
            " ".join(word.text for word in page if word.top > HEAD and word.bottom < FOOT) for page in self.pages[:-1]
        ]


def _run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True).stdout
