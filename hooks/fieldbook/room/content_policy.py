"""What the pages of a room may load and run: their Content-Security-Policy (W3C, CSP Level 3)."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode

_SCRIPT = re.compile(r'<script(?![^>]*\b(?:src=|type="application/))[^>]*>(.*?)</script>', re.S | re.I)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.S | re.I)
_COURSE = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self'{styles}; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data:; media-src 'self'; connect-src 'self'; worker-src blob:; "
    "frame-src 'self' https://www.youtube-nocookie.com https://player.vimeo.com https://embed.ted.com; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
SEPARATE = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; sandbox allow-scripts"
)
"""That of pages made to be saved and opened elsewhere: here they keep nothing, and ask for nothing."""
ROOM = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
"""That of the room's own pages."""


def of_page(html: str) -> str:
    """Return that of a page of the course, which may run what is the site's own and the scripts that stand in it."""
    return _COURSE.format(scripts=_hashes(_SCRIPT, html), styles=_hashes(_STYLE, html))


def _hashes(pattern: re.Pattern[str], html: str) -> str:
    found = dict.fromkeys(hashlib.sha256(text.encode("utf-8")).digest() for text in pattern.findall(html))
    return "".join(f" 'sha256-{b64encode(digest).decode()}'" for digest in found)
