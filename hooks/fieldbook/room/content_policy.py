"""What the pages of a room may load and run: their Content-Security-Policy (W3C, CSP Level 3)."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable

from lxml import etree

_DATA = "json"
"""How the types of scripts end that no browser runs."""
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
    # Browsers read the line ends of Windows as others; libxml2 refuses a page that is empty.
    page = f"<html>{html}".replace("\r\n", "\n").encode("utf-8", "surrogatepass")
    tree = etree.fromstring(page, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    own = [one for one in tree.iter("script") if "src" not in one.attrib and not one.get("type", "").endswith(_DATA)]
    return _COURSE.format(scripts=_hashes(own), styles=_hashes(tree.iter("style")))


def _hashes(elements: Iterable[etree._Element]) -> str:
    texts = [(element.text or "").encode("utf-8") for element in elements]
    found = dict.fromkeys(hashlib.sha256(text).digest() for text in texts)
    return "".join(f" 'sha256-{b64encode(digest).decode()}'" for digest in found)
