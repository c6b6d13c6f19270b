"""Mistakes in pictures: the words for those who don't see them, and their size."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from ..addresses import split
from ..blocks import FIELD_BLOCK_NAMES
from ..diagnostics import Diagnostic
from ..reader import ImageSource, Source
from .addresses import ABSOLUTE, begins_at_docs, no_address
from .context import CheckedCourse
from .paths import unread
from .plugins import brings_along
from .rule import error, notice, warning
from .suggest import meant, nearest

MISSING = error(
    "picture-file",
    "A picture lies in docs/ and is named from the folder of the page that it stands on.",
    "![Three teens repair a bicycle](bycicle.png)",
    "![Three teens repair a bicycle](bicycle.png)",
)
NO_WORDS = warning(
    "picture-words",
    "People who don't see a picture hear its words; without any, they hear nothing or the file's name.",
    "![](bicycle.png)",
    "![Three teens repair a bicycle](bicycle.png)",
)
NAME = warning(
    "picture-name",
    "The name of a file says nothing about what the picture shows.",
    "![bicycle.png](bicycle.png)",
    "![Three teens repair a bicycle](bicycle.png)",
)
HEAVY = warning(
    "picture-heavy",
    "Pictures over 500 kB are slow on phones, and the course has to fit on a stick.",
    "![Three teens repair a bicycle](large.png)",
    "![Three teens repair a bicycle](bicycle.png)",
)
WIDE = notice(
    "picture-wide",
    "A picture more than twice as wide as it is shown is loaded for nothing.",
    '![Three teens repair a bicycle](bicycle.png){ width="10" }',
    '![Three teens repair a bicycle](bicycle.png){ width="40" }',
)
NOT_IN_DOCUMENT = notice(
    "picture-document",
    "Word shows no SVG, WebP or AVIF; in the workbook's documents, a worksheet has the picture's words instead.",
    "/// worksheet | Repair\n![Three teens repair a bicycle](bicycle.webp)\n///",
    "/// worksheet | Repair\n![Three teens repair a bicycle](bicycle.png)\n///",
)
KIND = error(
    "picture-kind",
    "Browsers show PNG, JPEG, GIF, WebP, AVIF and SVG, and none of the other formats that phones and print shops use.",
    "![Three teens repair a bicycle](bicycle.heic)",
    "![Three teens repair a bicycle](bicycle.png)",
)
ELSEWHERE = warning(
    "picture-elsewhere",
    "A picture from another site is missing where there is no network, and tells that site who looks at the page.",
    "![Three teens repair a bicycle](https://example.org/bicycle.png)",
    "![Three teens repair a bicycle](bicycle.png)",
)
RULES = (ELSEWHERE, MISSING, NO_WORDS, NAME, HEAVY, WIDE, NOT_IN_DOCUMENT, KIND)

HEAVIEST = 500_000
"""Bytes that a picture may have."""

_ON_A_DISK = re.compile(r"[a-zA-Z]:[\\/]")
_CAMERA = re.compile(r"(?:img|dsc|dscn|pxl|image|picture|photo|screenshot|untitled)[\s_-]*[\d_-]*", re.IGNORECASE)
_OF_PIXELS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_PICTURE = (*_OF_PIXELS, ".svg")
_NOT_IN_BROWSERS = (".heic", ".heif", ".tif", ".tiff", ".psd", ".ai", ".eps", ".pdf", ".doc", ".docx", ".raw", ".emf")
_INTO_DOCS = "put the picture into docs/, and type its path from here"
_BEGINNING = 64
_NO_PICTURE = re.compile(rb"\s*(?:(?P<pointer>version https://git-lfs)|<!doctype html|<html)", re.IGNORECASE)
_SHOWN = re.compile(rb"\x89PNG|\xff\xd8|GIF8|RIFF.{4}WEBP|.{4}ftyp(?:avi|mif1|msf1)|BM", re.DOTALL)
"""How what browsers show begins, whatever its file is called."""
_WITHIN = {"cid": "an e-mail", "blob": "a page that was open in a browser"}
"""Schemes of pictures that lie in something else, with what that is."""
_FILMS = (".mp4", ".webm", ".mov", ".m4v", ".ogv", ".avi")
_PAGES = (".md", ".html", ".htm")
_NOT_IN_WORD = (".svg", ".webp", ".avif")
_NOT_WORD = re.compile(r"[\W_]+")


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the mistakes in a page's pictures."""
    for image in source.images:
        yield from _words(source, image)
        yield from _file(source, image, course)
        yield from _document(source, image)


def _words(source: Source, image: ImageSource) -> Iterator[Diagnostic]:
    hint = "say in a sentence what one sees and should notice"
    parts = split(image.target or "")
    name = posixpath.basename(unquote(parts.path)) if parts and parts.scheme != "data" else ""
    if image.text is None or (not image.text.strip() and not image.html):
        message = f"the picture {name or 'here'} has no words"
        yield NO_WORDS.at_position(source.name, image, message, hint)
    elif _is_name(image.text.strip(), name):
        message = f'the words of the picture {name} are a file\'s name, "{image.text.strip()}"'
        yield NAME.at_position(source.name, image, message, hint)


def _is_name(words: str, name: str) -> bool:
    """Tell whether a picture's words are the name of its file, or what a camera calls one."""
    if not words:
        return False
    stem = posixpath.splitext(name)[0]
    looks_typed = words == stem and not re.search(r"[\d_-]", stem)
    plain = _NOT_WORD.sub("", words).lower()
    names = {_NOT_WORD.sub("", name).lower(), "" if looks_typed else _NOT_WORD.sub("", stem).lower()} - {""}
    return plain in names or words.lower().endswith(_PICTURE) or _CAMERA.fullmatch(words) is not None


def _file(source: Source, image: ImageSource, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield what is wrong with the file that a picture names: browsers, or the course, have no such one."""
    parts = split(image.target or "")
    if parts is None:
        yield no_address(source, image)
        return
    is_on_disk = parts.scheme == "file" or _ON_A_DISK.match(image.target or "")
    if is_on_disk or parts.scheme in _WITHIN:
        where = "a file of one computer" if is_on_disk else f"a part of {_WITHIN[parts.scheme]}"
        yield MISSING.at_position(source.name, image, f"{image.target} is {where}", _INTO_DOCS)
        return
    if parts.path.lower().endswith(_NOT_IN_BROWSERS):
        message = f"browsers can't show {posixpath.basename(unquote(parts.path))}"
        yield KIND.at_position(source.name, image, message, "save it as JPEG or PNG, and name that file")
        return
    if parts.path.lower().endswith(_FILMS + _PAGES):
        is_film = parts.path.lower().endswith(_FILMS)
        hint = f'type "/// video | Title" with "url: {image.target}"' if is_film else "type a link to it, without the !"
        message = f"{image.target} is a {'film' if is_film else 'page'}, and no picture"
        yield KIND.at_position(source.name, image, message, hint)
        return
    if parts.netloc and parts.scheme in ("http", "https", ""):
        if brings_along(course.files.text):
            return
        message = f"the picture {image.target} is loaded from another site"
        hint = "save it into docs/, where you may, and name that file; or link to it"
        yield ELSEWHERE.at_position(source.name, image, message, hint)
        return
    if not (parts.scheme or parts.netloc or not parts.path):
        yield from _in_docs(source, image, parts.path, course)


def _in_docs(source: Source, image: ImageSource, address: str, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield what is wrong with a picture of docs/, whose address is relative to its page."""
    if address.startswith("/") and not begins_at_docs(course):
        meant_path = _meant(unquote(address).strip("/"), source, course)
        hint = f'type "{meant_path}"' if meant_path else _INTO_DOCS
        yield ABSOLUTE.at_position(source.name, image, f"{address} is an absolute path", hint)
        return
    folder = "" if address.startswith("/") else posixpath.dirname(course.path(source))
    path = posixpath.normpath(posixpath.join(folder, unquote(address).lstrip("/")))
    if path not in course.paths:
        hint = meant(_meant(path, source, course), unquote(address)) or _INTO_DOCS
        yield MISSING.at_position(source.name, image, f"there is no picture {address}", hint)
    elif course.files.folder is not None and (file := course.files.folder / path).is_file():
        try:
            yield from _content(source, image, file)
            yield from _size(source, image, file)
        except OSError:
            yield unread(path, course)


def _content(source: Source, image: ImageSource, file: Path) -> Iterator[Diagnostic]:
    """Yield that a file holds no picture: a download that failed, or what git keeps in place of a large file."""
    with file.open("rb") as opened:
        begins = opened.read(_BEGINNING)
    match = _NO_PICTURE.match(begins)
    if begins and not match and (_SHOWN.match(begins) or not file.name.lower().endswith(_OF_PIXELS)):
        return
    held = "a page of the web" if match else "nothing that browsers show as a picture" if begins else "nothing"
    hint = "save the picture again in its place"
    if match and match["pointer"]:
        held, hint = "only where git keeps the picture", 'fetch it with "git lfs pull"'
    yield KIND.at_position(source.name, image, f"{file.name} holds {held}", hint)


def _meant(path: str, source: Source, course: CheckedCourse) -> str:
    """Return what to type on a page for a path below docs/ or the picture that it may mean; "" for none."""
    found = path if path in course.paths else _near(path, course)
    return posixpath.relpath(found, posixpath.dirname(course.path(source)) or ".") if found else ""


def _near(path: str, course: CheckedCourse) -> str:
    """Return the picture that a path may mean: one of its name elsewhere, or one of nearly its path."""
    pictures = [file for file in course.paths if file.lower().endswith(_PICTURE)]
    named = sorted(file for file in pictures if posixpath.basename(file).lower() == posixpath.basename(path).lower())
    return named[0] if named else nearest(path, pictures)


def _document(source: Source, image: ImageSource) -> Iterator[Diagnostic]:
    parts = split(image.target or "")
    name = posixpath.basename(unquote(parts.path)) if parts and parts.scheme != "data" else ""
    if name.lower().endswith(_NOT_IN_WORD) and _among_fields(source, image.line):
        message = f"the picture {name} cannot be shown in the workbook's documents"
        yield NOT_IN_DOCUMENT.at_position(source.name, image, message, "use a PNG or JPEG")


def _among_fields(source: Source, line: int) -> bool:
    return any(
        block.name in FIELD_BLOCK_NAMES and block.content_line <= line < (block.end_line or line + 1)
        for block in source.blocks
    )


def _size(source: Source, image: ImageSource, file: Path) -> Iterator[Diagnostic]:
    size = file.stat().st_size
    if size > HEAVIEST:
        message = f"the picture {file.name} has {size // 1000} kB"
        yield HEAVY.at_position(source.name, image, message, "make it smaller: 1600 pixels wide is plenty")
    if image.width is None:
        return
    pixels = _width(file)
    if pixels > 2 * image.width:
        message = f"the picture {file.name} is {pixels} pixels wide and shown at {image.width}"
        yield WIDE.at_position(source.name, image, message, f"make it {2 * image.width} pixels wide")


def _width(file: Path) -> int:
    """Return a picture's width in pixels; 0 where it can't be told, and for drawings, which fit any width."""
    # Few pages say how wide a picture is to be.
    import imagesize  # noqa: PLC0415

    return 0 if file.suffix.lower() == ".svg" else max(imagesize.get(file)[0], 0)
