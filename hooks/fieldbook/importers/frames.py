"""What HTML shows from elsewhere, and what it shows as typed: frames and preformatted text."""

from __future__ import annotations

import re
from html import unescape

from bs4 import Tag

from .ledger import Ledger
from .notation import fenced
from .parts import Part, Prose
from .placeholders import AMP, LESS, Placeholders
from .videos import is_video, video_at

_LANGUAGE = re.compile(r"lang(?:uage)?-([\w+#-]+)$")


def framed(node: Tag, marks: Placeholders, ledger: Ledger) -> list[Part]:
    """Return a frame as a video, or as a link to what it shows; nothing where it shows nothing."""
    line = node.sourceline or 0
    source = node.find("source")
    within = source.get("src") if isinstance(source, Tag) else ""
    given = node.get("src") or node.get("data-src") or node.get("data") or within
    url = marks.target(str(given or "").strip())
    title = str(node.get("title") or "").strip()
    if not url:
        return []
    if "h5p" in f"{url} {' '.join(map(str, node.get_attribute_list('class')))}".lower():
        ledger.unread(line, "H5P", title or url)
        if url == "about:blank":
            return [Prose(title, line)] if title else []
    if node.name == "video" or is_video(url):
        # What a host writes for a title says nothing.
        found = video_at(url, line, "" if title.lower().startswith("youtube video") else title)
        if not re.match(r"https?://", found.url):
            found.url = marks.aim(found.url, line)
        return [found]
    shown = title or re.sub(r"^(?:https?:)?//(?:www\.)?", "", url).split("?")[0]
    ledger.became(line, f"what an <{node.name}> showed from elsewhere became a link")
    return [Prose(f"[{shown}]({marks.aim(url, line)})", line)]


def preformatted(node: Tag, marks: Placeholders) -> str:
    """Return preformatted text as a block of code, put aside."""
    code = marks.restore(unescape(node.get_text().replace(AMP, "&").replace(LESS, "<"))).strip("\n")
    inner = node.find("code")
    classes = (inner if isinstance(inner, Tag) else node).get_attribute_list("class")
    languages = [match[1] for item in classes if (match := _LANGUAGE.match(str(item)))]
    return marks.keep(fenced(code, next(iter(languages), ""))) if code.strip() else ""
