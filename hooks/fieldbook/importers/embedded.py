"""Pictures that stand in a text as data, written out as files."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes

from ..slugs import slug
from .ledger import Ledger, line_of
from .source_tree import Tree

_DATA = re.compile(
    r"data:image/(?P<kind>png|jpe?g|gif|webp|svg\+xml|bmp|x-emf|x-wmf|emf|wmf|tiff?)(?:;(?!base64)[\w=.-]+)*(?P<base>;base64)?,"
    r"(?P<data>[A-Za-z0-9+/=%\-._~!$&*;:@?#' \r\n]*?)(?=[\"'<>)\]]|\s*$)",
    re.I | re.M,
)
_DRAWN = re.compile(
    r"(?P<mark>[\"'])data:image/(?P<kind>svg\+xml)(?:;[\w=.-]+)*(?P<base>),(?P<data>\s*<svg\b(?:(?!(?P=mark)).)*)(?P=mark)",
    re.I | re.S,
)
"""A drawing that stands in an attribute as it is."""
_ENDINGS = {"jpeg": "jpg", "svg+xml": "svg", "x-emf": "emf", "x-wmf": "wmf", "tif": "tiff"}
_UNSHOWN = ("emf", "wmf", "tiff")


def write_out(text: str, tree: Tree, path: str, ledger: Ledger) -> str:
    """Return `text` with addresses of files in place of data; the files are added to the tree."""
    if "data:image/" not in text:
        return text
    stem = slug(PurePosixPath(path).stem) or "picture"
    count = 0

    def written(match: re.Match[str]) -> str:
        nonlocal count
        line = line_of(text, match.start())
        try:
            data = _decoded(match)
        except (binascii.Error, ValueError):
            ledger.look(line, "a picture that stands in the text as data is damaged; it was left out")
            return ""
        count += 1
        kind = match["kind"].lower()
        ending = _ENDINGS.get(kind, kind)
        name = tree.add(f"images/{stem}-{count}.{ending}", data)
        if ending in _UNSHOWN:
            ledger.look(line, f"the picture {name} is of a kind that browsers don't show; save it as .png")
        else:
            ledger.became(line, f"a picture that stood in the text as data became the file {name}")
        return f"/{name}"

    text = _DRAWN.sub(lambda match: f"{match['mark']}{written(match)}{match['mark']}", text)
    return _DATA.sub(written, text)


def _decoded(match: re.Match[str]) -> bytes:
    if match["base"]:
        return base64.b64decode(re.sub(r"\s+", "", unquote_to_bytes(match["data"]).decode("ascii")), validate=True)
    return unquote_to_bytes(match["data"].strip())
