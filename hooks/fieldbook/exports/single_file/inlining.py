"""What lies in files of its own, taken into the page: styles, scripts, pictures."""

from __future__ import annotations

import mimetypes
import os
import posixpath
import re
from base64 import b64encode
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote

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


def data_address(file: str) -> str:
    """Return a file as an address that holds all of it."""
    kind = _kind(file) or "application/octet-stream"
    with open(file, "rb") as opened:  # noqa: PTH123
        return f"data:{kind};base64,{b64encode(opened.read()).decode('ascii')}"


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


def medium(name: str, html: str, page: str, site: Path, target: Callable[[str, str], str]) -> str:
    """Return an attribute of the page `page` that names a picture, film or sound, so that it holds the picture.

    Films and sounds would make the file too heavy to send: what `target` knows no address for is left out.
    """
    address = unescape(html)
    file = _file(site, page, address)
    if file is None:
        return f' {name}="{html}"'
    if name != "data-embed" and _kind(file).startswith("image/"):
        return f' {name}="{data_address(file)}"'
    found = target(address, page)
    return f' {name}="{escape(found)}"' if found else ""


def _kind(name: str) -> str:
    """Return what kind a file is of, by its name; "" if that doesn't tell."""
    known = _KINDS.get(posixpath.splitext(name)[1].lower())
    return known or mimetypes.guess_type(name)[0] or ""


def _file(site: Path, page: str, address: str) -> str | None:
    """Return the file in the site that an address on a page names, if it is one."""
    if _ELSEWHERE.match(address):
        return None
    path = unquote(re.split(r"[?#]", address, maxsplit=1)[0])
    # Paths of Python's own take their time.
    file = f"{site}/{posixpath.normpath(posixpath.join(posixpath.dirname(page), path))}"
    return file if os.path.isfile(file) else None  # noqa: PTH113
