"""What a document refers to outside of its text: links and pictures.

Pictures are found in the finished site, fitted to the page, and shown with their words.
"""

from __future__ import annotations

import posixpath
from itertools import count
from pathlib import Path
from urllib.parse import unquote

from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.shape import CT_Inline
from docx.parts.image import ImagePart
from docx.shared import Emu
from lxml.etree import _Element as Element

from ...addresses import split
from .atoms import Picture
from .measures import INCH, millimeters

_HIGHEST = millimeters(110)
_PIXELS_PER_INCH = 96


def picture_file(site: Path, page: str, address: str) -> Path | None:
    """Return the file that a page of the site shows under `address`, or None where it is elsewhere or missing."""
    parts = split(address)
    if parts is None or parts.scheme or parts.netloc or not parts.path:
        return None
    path = site / posixpath.join(posixpath.dirname(page), unquote(parts.path))
    try:
        file = path.resolve()
        return file if file.is_relative_to(site.resolve()) and file.is_file() else None
    except (OSError, ValueError):
        return None


class Relations:
    """The relations of the main part of a document. python-docx looks through all of them for each."""

    def __init__(self, part: Part) -> None:
        self._all = part.rels
        self._known: dict[str | Part, str] = {}
        self._free = (name for name in map("rId{}".format, count(1)) if name not in self._all)

    def to(self, target: str | Part, kind: str) -> str:
        """Return the id by which the document refers to an address or to a part of its own."""
        if target not in self._known:
            self._known[target] = next(self._free)
            self._all.add_relationship(kind, target, self._known[target], is_external=isinstance(target, str))
        return self._known[target]


class Pictures:
    """The pictures of a document, each of them in it once.

    python-docx numbers a picture by looking through the whole document, and compares it with every other.
    """

    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._parts: dict[str, ImagePart] = {}
        self._of_files: dict[Path, ImagePart] = {}
        self._shown = 0

    def shown(self, file: Path, picture: Picture, width: int) -> Element | None:
        """Return a picture, no wider than `width`, or nothing where Word cannot show its kind.

        Word has no SVG or WebP of its own, and a file may be broken.
        """
        try:
            part = self._part(file)
            relation, image = self._relations.to(part, RELATIONSHIP_TYPE.IMAGE), part.image
            scale = min(_wanted(picture, image.width), width) / image.width
            scale = min(scale, _HIGHEST / image.height)
        # Each kind of picture has a reader of its own in python-docx, and each fails in its own way.
        except Exception:
            return None
        self._shown += 1
        sides = Emu(round(image.width * scale)), Emu(round(image.height * scale))
        made = CT_Inline.new_pic_inline(self._shown, relation, image.filename, *sides)
        return _inline(made, picture.words)

    def _part(self, file: Path) -> ImagePart:
        """Return the part of the document that holds a picture."""
        if file not in self._of_files:
            image = Image.from_file(str(file))
            if image.sha1 not in self._parts:
                name = PackURI(f"/word/media/image{len(self._parts) + 1}.{image.ext}")
                self._parts[image.sha1] = ImagePart.from_image(image, name)
            self._of_files[file] = self._parts[image.sha1]
        return self._of_files[file]


def _inline(made: CT_Inline, words: str) -> Element:
    made.docPr.set("descr", words)
    # LibreOffice sets a picture that says nothing of it off from the text.
    for side in ("distT", "distB", "distL", "distR"):
        made.set(side, "0")
    return made


def _wanted(picture: Picture, own: int) -> int:
    return int(picture.width / _PIXELS_PER_INCH * INCH) if picture.width else own
