"""What lies in files of its own, taken into the page: styles, scripts, pictures."""

from __future__ import annotations

import mimetypes
import posixpath
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..carrying import Built

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_URL = re.compile(r"""url\(\s*(?P<quote>['"]?)(?P<address>[^'")]+)(?P=quote)\s*\)""")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#")
_END_OF_SCRIPT = re.compile(r"</(?=script)", re.IGNORECASE)
_KINDS = {
    **{".avif": "image/avif", ".gif": "image/gif", ".jpeg": "image/jpeg", ".jpg": "image/jpeg"},
    **{".png": "image/png", ".svg": "image/svg+xml", ".webp": "image/webp"},
    **{".m4a": "audio/mp4", ".mp3": "audio/mpeg", ".mp4": "video/mp4", ".vtt": "text/vtt", ".webm": "video/webm"},
}
"""What courses are full of, so that Python need not ask the system, which takes a while."""
_COMMENT = re.compile(r"\A\s*/\*.*?\*/\s*", re.DOTALL)


def data_address(file: Path) -> str:
    """Return a file as an address that holds all of it."""
    kind = _kind(file.name) or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(file.read_bytes()).decode('ascii')}"


def inlined_style(site: Path, path: str) -> str:
    """Return a style sheet of the site with the pictures it names inside."""

    def inlined(match: re.Match[str]) -> str:
        file = _file(site, path, match["address"])
        return f'url("{data_address(file)}")' if file else match[0]

    text = (site / path).read_text(encoding="utf-8")
    return _COMMENT.sub("", _URL.sub(inlined, text)).strip()


def inlined_script(site: Path, path: str) -> str:
    """Return a script of the site as it may stand between tags."""
    return _END_OF_SCRIPT.sub(r"<\\/", (site / path).read_text(encoding="utf-8")).strip()


def media_facts(addresses: Iterable[str], built: Built, page: str) -> Iterator[tuple[str, bytes]]:
    """Yield what `inline_media` takes from files: which of those a page names are there, and what pictures show."""
    for address in addresses:
        file = _file(built.site, page, address)
        if file is not None:
            yield address, built.sums.of(file) if _is_picture(file) else b""


def inline_media(element: HtmlElement, site: Path, page: str, target: Callable[[str, str], str]) -> None:
    """Take the pictures of an element from the page `page` into it.

    Films and sounds would make the file too heavy to send: what `target` knows no address for is left out.
    """
    for part in element.iter("img", "source", "video", "audio", "track"):
        part.attrib.pop("srcset", None)
        part.attrib.pop("loading", None)
        for name in ("src", "poster"):
            address = part.get(name)
            file = _file(site, page, address) if address else None
            if file is not None:
                _set(part, name, data_address(file) if _is_picture(file) else target(address, page))
    for figure in element.iter("figure"):
        address = figure.get("data-embed")
        if address and _file(site, page, address):
            _set(figure, "data-embed", target(address, page))


def _set(element: HtmlElement, name: str, value: str) -> None:
    if value:
        element.set(name, value)
    else:
        del element.attrib[name]


def _is_picture(file: Path) -> bool:
    return _kind(file.name).startswith("image/")


def _kind(name: str) -> str:
    """Return what kind a file is of, by its name; "" if that doesn't tell."""
    known = _KINDS.get(posixpath.splitext(name)[1].lower())
    return known or mimetypes.guess_type(name)[0] or ""


def _file(site: Path, page: str, address: str) -> Path | None:
    """Return the file in the site that an address on a page names, if it is one."""
    if _ELSEWHERE.match(address):
        return None
    path = unquote(re.split(r"[?#]", address, maxsplit=1)[0])
    file = site / posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return file if file.is_file() else None
