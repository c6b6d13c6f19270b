"""Styles, scripts and pictures of a site put into the page itself."""

from __future__ import annotations

import mimetypes
import posixpath
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, unquote

from .trees import Tree, drop

_URL = re.compile(r"""url\(\s*(?P<quote>['"]?)(?P<address>[^'")]+)(?P=quote)\s*\)""")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|#")
_END_OF_SCRIPT = re.compile(r"</(?=script)", re.IGNORECASE)
_KINDS = {
    **{".avif": "image/avif", ".gif": "image/gif", ".jpeg": "image/jpeg", ".jpg": "image/jpeg"},
    **{".png": "image/png", ".svg": "image/svg+xml", ".webp": "image/webp"},
    **{".m4a": "audio/mp4", ".mp3": "audio/mpeg", ".mp4": "video/mp4", ".vtt": "text/vtt", ".webm": "video/webm"},
}
"""Media types of common files: asking Python for them, which reads the system's lists, takes a while."""
_DRAWING = "image/svg+xml"
_IN_DRAWINGS = " !$&'()*+,-./:;=?@_~"
"""Signs that stand for themselves in the address of a drawing."""
_MEDIA = ("img", "audio", "video", "source", "track", "figure")
_SOURCES = ("src", "poster", "data-embed")
_PART = re.compile(r"try\{.*?\n\}catch\(e\)\{setTimeout\(function\(\)\{throw e\}\)\}\n", re.DOTALL)
"""A part of a joined script, as `site/assets.py` writes it."""
_COMMENT = re.compile(r"\A\s*/\*.*?\*/\s*", re.DOTALL)


def data_address(file: Path) -> str:
    """Return a `data:` address that holds a file: a drawing as the text it is, which compresses best."""
    kind = _kind(file.name) or "application/octet-stream"
    if kind == _DRAWING:
        return f"data:{kind},{quote(file.read_bytes(), _IN_DRAWINGS)}"
    return f"data:{kind};base64,{b64encode(file.read_bytes()).decode('ascii')}"


def inlined_style(site: Path, path: str) -> str:
    """Return a style sheet of the site with its pictures as `data:` addresses."""

    def inlined(match: re.Match[str]) -> str:
        file = _file(site, path, match["address"])
        return f'url("{data_address(site / file)}")' if file else match[0]

    text = (site / path).read_text(encoding="utf-8")
    return _COMMENT.sub("", _URL.sub(inlined, text)).strip()


def inlined_script(site: Path, path: str) -> str:
    """Return a script of the site, escaped to stand in a `script` element."""
    return _END_OF_SCRIPT.sub(r"<\\/", (site / path).read_text(encoding="utf-8")).strip()


def inlined_scripts(site: Path, paths: Iterable[str]) -> Iterator[str]:
    """Yield scripts of the site without the parts that an earlier one has: pages count on some that others have too."""
    known: set[str] = set()

    def unknown(match: re.Match[str]) -> str:
        is_known = match[0] in known
        known.add(match[0])
        return "" if is_known else match[0]

    for path in paths:
        if script := _PART.sub(unknown, f"{inlined_script(site, path)}\n").strip():
            yield script


def not_inlined(tree: Tree) -> Iterator[str]:
    """Yield the addresses of videos and sounds, which are not inlined: the file would be too large to mail."""
    for medium in tree.iter(*_MEDIA):
        for name in _SOURCES:
            address = medium.get(name)
            if address and is_near(address) and not _is_held(address, name):
                yield address


def inline(tree: Tree, page: str, site: Path, far: Callable[[str, str], str]) -> None:
    """Change a tree of the page at `page` so that it holds its pictures, and the styles and scripts its author added.

    For videos and sounds `far` returns what their attribute becomes, by its name and the address in it.
    """
    for medium in tree.iter(*_MEDIA):
        drop(medium, "srcset", "loading")
        for name in _SOURCES:
            if address := medium.get(name):
                _set(medium, name, _held(address, name, page, site, far))
    for script in tree.iter("script"):
        if file := _file(site, page, script.get("src", "")):
            drop(script, "src")
            script.text = inlined_script(site, file)
    for link in list(tree.iter("link")):
        if "stylesheet" in link.get("rel", "") and (file := _file(site, page, link.get("href", ""))):
            media = link.get("media", "")
            link.tag, link.text = "style", inlined_style(site, file)
            link.attrib.clear()
            _set(link, "media", media)


def _set(element: Tree, name: str, value: str) -> None:
    if value:
        element.set(name, value)
    else:
        drop(element, name)


def _held(address: str, name: str, page: str, site: Path, far: Callable[[str, str], str]) -> str:
    path = _file(site, page, address)
    if path is None:
        return address
    return data_address(site / path) if _is_held(address, name) else far(name, address)


def _is_held(address: str, name: str) -> bool:
    return name != "data-embed" and _kind(_path(address)).startswith("image/")


def is_near(address: str) -> bool:
    """Tell whether an address is a file of the site: neither elsewhere nor a place on the page itself."""
    return not _ELSEWHERE.match(address)


def _kind(name: str) -> str:
    """Return what kind a file is of, by its name; "" if that doesn't tell."""
    known = _KINDS.get(posixpath.splitext(name)[1].lower())
    return known or mimetypes.guess_type(name)[0] or ""


def _file(site: Path, page: str, address: str) -> str | None:
    """Return the path in the site of the file that an address on a page names, if it is one."""
    if not is_near(address):
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), _path(address)))
    return path if (site / path).is_file() else None


def _path(address: str) -> str:
    return unquote(re.split(r"[?#]", address, maxsplit=1)[0])
