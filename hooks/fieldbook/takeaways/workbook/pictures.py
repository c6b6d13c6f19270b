"""Pictures of worksheets: found in the finished site, fitted to the page, with their words."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from docx.shared import Emu, Inches, Length, Mm
from docx.text.run import Run

from .atoms import Picture

_HIGHEST = Mm(110)
_PIXELS_PER_INCH = 96


def picture_file(site: Path, page: str, address: str) -> Path | None:
    """Return the file that a page of the site shows under `address`, or None where it is elsewhere or missing."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = site / posixpath.join(posixpath.dirname(page), unquote(parts.path))
    try:
        file = path.resolve()
        return file if file.is_relative_to(site.resolve()) and file.is_file() else None
    except (OSError, ValueError):
        return None


def add_picture(run: Run, file: Path, picture: Picture, width: Length) -> bool:
    """Put a picture into a run, no wider than `width`; return False where Word cannot show its kind.

    Word has no SVG or WebP of its own, and a file may be broken.
    """
    try:
        shape = run.add_picture(str(file))
        scale = min(_wanted(picture, shape.width), width) / shape.width
        scale = min(scale, _HIGHEST / shape.height)
    # Each kind of picture has a reader of its own in python-docx, and each fails in its own way.
    except Exception:
        return False
    shape.width, shape.height = Emu(round(shape.width * scale)), Emu(round(shape.height * scale))
    shape._inline.docPr.set("descr", picture.words)
    # LibreOffice sets a picture that says nothing of it off from the text.
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")
    return True


def _wanted(picture: Picture, own: Length) -> Length:
    return Inches(picture.width / _PIXELS_PER_INCH) if picture.width else own
