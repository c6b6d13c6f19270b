"""The footnotes at the end of a page's HTML, parted from what stands above them."""

from __future__ import annotations

import re

_FRAME = re.compile(r'<div class="footnote ?">\s*<hr ?/?>\s*<ol>')
_DIV = re.compile(r"<(/?)div\b")


def parted(html: str) -> tuple[str, str]:
    """Return a page without the notes it ends in, and these; "" where it has none, or the author placed them."""
    frames = list(_FRAME.finditer(html))
    if not frames:
        return html, ""
    start, depth = frames[-1].start(), 0
    for tag in _DIV.finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            ends_page = not html[tag.end() :].lstrip(">").strip()
            return (html[:start], html[start:]) if ends_page else (html, "")
    return html, ""
