"""The style sheets that few pages need: each is loaded by those that have what it is for."""

from __future__ import annotations

import re
from collections.abc import Collection

_SPECIMEN = 'class="specimen"'
_BOXES = "note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote"
_OF_EXTENSIONS = (
    re.compile(
        r'class="(?:tabbed-set|grid|twemoji|emojione|gemoji|keys|filename|highlighttable|arithmatex|mermaid|hll|critic)\b'
    ),
    re.compile(rf'<details class="(?:{_BOXES})\b'),
    re.compile("<ins[ >]"),
    re.compile('data-linenos="'),
)
"""What Markdown extensions of Material's make that needs a sheet. Each begins with letters: all pages are looked at."""
_WITH_CODE = "content.code."
_OF_TOOLTIPS = ("content.tooltips", "content.footnote.tooltips")


def style_sheets(html: str, features: Collection[str] = ()) -> list[str]:
    """Return the names of the sheets that a page needs beside that of all pages.

    Args:
        html: The page's content.
        features: The theme's features: some have Material's script add to pages what needs a sheet.
    """
    found = ["specimen.css"] if _SPECIMEN in html else []
    if any(pattern.search(html) for pattern in _OF_EXTENSIONS) or _are_added(html, features):
        found.append("extensions.css")
    return found


def _are_added(html: str, features: Collection[str]) -> bool:
    has_code = "<pre" in html
    return any(one in _OF_TOOLTIPS or (has_code and one.startswith(_WITH_CODE)) for one in features)
