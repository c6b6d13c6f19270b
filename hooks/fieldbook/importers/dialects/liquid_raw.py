"""What stands between `{% raw %}` and `{% endraw %}`: Liquid's marks in it are shown as they are typed.

Source: Liquid's reference of tags.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..placeholders import Placeholders

_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(?P<text>.*?)\{%-?\s*endraw\s*-?%\}", re.S)


def keep_raw(text: str, code: Sequence[tuple[int, int]], aside: Placeholders) -> str:
    """Return `text` with what it shows raw put aside; `code` are the places in it that are code already."""
    return _RAW.sub(lambda match: aside.keep(_shown(match, code), _quoting(match)), text)


def _shown(match: re.Match[str], code: Sequence[tuple[int, int]]) -> str:
    """Return what a page shows as it was typed: tags in a line are code, where they are not yet."""
    shown = re.sub(rf"\n(?:[ \t]*>[ \t]?){{0,{_quoting(match).count('>')}}}", "\n", match["text"])
    inside = any(start < match.start() < end for start, end in code)
    plain = "\n" in shown or "`" in shown or not re.search(r"\{[{%]", shown)
    return shown if inside or plain else f"`{shown.strip()}`"


def _quoting(match: re.Match[str]) -> str:
    """Return the signs of a quote that stand before a tag in its line, "" where there are none."""
    lead = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    return "" if lead.strip(" \t>") else lead
