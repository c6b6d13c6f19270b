"""The sizes of files on the page of downloads; the copy of the page in the offline kit lacks the kit's own size.

The kit contains the page, so its size can't be known when the page goes into it. There the page says instead that the
reader has the kit already.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from ..pages.downloads import ADDRESS as DOWNLOADS

_SIZE = re.compile(r'(?P<tag><span[^>]* data-size-of="(?P<address>[^"]*)"[^>]*>)[^<]*(?P<end></span>)')
_SITES_OWN = re.compile(r'<p[^>]* data-edition="site"[^>]*>.*?</p>\s*', re.DOTALL)
_KITS_OWN = re.compile(r'(<p[^>]* data-edition="kit") hidden')


def fill_sizes(site: Path, words: Mapping[str, str]) -> None:
    """Write the size of each file beside its link on the page of downloads; "" for a file that is not there."""
    page = site / DOWNLOADS
    if page.is_file():
        text = page.read_text(encoding="utf-8")
        filled = _SIZE.sub(lambda match: _filled(match, site, words), text)
        page.write_text(filled, encoding="utf-8", newline="\n")


def _filled(match: re.Match[str], site: Path, words: Mapping[str, str]) -> str:
    file = site / match["address"]
    size = in_words(file.stat().st_size, words) if file.is_file() else ""
    return match["tag"] + size + match["end"]


def in_words(size: int, words: Mapping[str, str]) -> str:
    """Return a number of bytes in words: "48 kB", "1.4 MB"; `words` are the engine's labels."""
    kilobytes = max(1, round(size / 1000))
    if kilobytes < 1000:
        return words["size.kilobytes"].format(count=kilobytes)
    return words["size.megabytes"].format(count=f"{size / 1_000_000:.1f}")


def for_the_kit(page: str) -> str:
    """Return the page's HTML for the kit: without what is for the site only, with what is for the kit only."""
    return _KITS_OWN.sub(r"\1", _SITES_OWN.sub("", page))
