"""The style sheets that few pages need: each is loaded by those that have what it is for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

_IN_A_PAGE: Mapping[str, re.Pattern[str]] = {
    "specimen.css": re.compile('class="specimen"'),
    "extensions.css": re.compile(
        r'<div class="(?:tabbed-set|grid)\b|<(?:span|img)[^>]*class="(?:twemoji|emojione|gemoji|keys|filename|critic)\b'
        r'|class="(?:highlighttable|arithmatex|hll|critic)\b|\sdata-linenos="|<ins\b'
        r'|<details class="(?:note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote)\b'
    ),
}
"""What a page's HTML has, as Markdown extensions make it, that needs a sheet."""
_WITH_CODE = "content.code."
_OF_TOOLTIPS = ("content.tooltips", "content.footnote.tooltips")


def sheets(html: str, features: Collection[str] = ()) -> list[str]:
    """Return the names of the sheets that a page needs beside that of all pages.

    Args:
        html: The page's content.
        features: The theme's features: some have Material's script add to pages what needs a sheet.
    """
    found = [name for name, pattern in _IN_A_PAGE.items() if pattern.search(html)]
    if "extensions.css" not in found and _are_added(html, features):
        found.append("extensions.css")
    return found


def _are_added(html: str, features: Collection[str]) -> bool:
    has_code = "<pre" in html
    return any(one in _OF_TOOLTIPS or (has_code and one.startswith(_WITH_CODE)) for one in features)
