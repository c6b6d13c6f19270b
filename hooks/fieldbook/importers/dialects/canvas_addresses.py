"""Addresses within a course of Canvas': names in dollar signs stand for the pages and the files of the course.

Source: Canvas' export of courses.
"""

from __future__ import annotations

import re

_PAGE = re.compile(r"\$WIKI_REFERENCE\$/(?:pages|wiki)/(?P<name>[^\"'#?]*)")
_FILE = re.compile(r"\$IMS[-_]CC[-_]FILEBASE\$/(?P<path>[^\"'?]*)(?:\?canvas[^\"']*)?")
_OTHER = re.compile(r"\$CANVAS_(?:OBJECT|COURSE)_REFERENCE\$/")


def read(text: str) -> str:
    """Return `text` with such addresses as paths in the course."""
    text = _PAGE.sub(r"/wiki_content/\g<name>.html", text)
    return _OTHER.sub("/", _FILE.sub(r"/web_resources/\g<path>", text))
