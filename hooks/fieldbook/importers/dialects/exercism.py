"""Boxes of Exercism's documents: fences whose name is `exercism/note`, with code of their own in them.

Source: Exercism's documentation of its Markdown (special blocks).
"""

from __future__ import annotations

import re

from .. import markup
from ..ledger import Ledger
from .shared import in_lines, kind_named

_BOX = re.compile(r"(?ms)^(?P<fence>~{3,}|`{4,})exercism/(?P<name>[a-z-]+)[ \t]*\n(?P<text>.*?)^(?P=fence)[ \t]*$")
_KINDS = {"advanced": "info"}


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with these fences as boxes; lines stay where they are."""
    return _BOX.sub(lambda match: _boxed(match, ledger), text) if "exercism/" in text else text


def _boxed(match: re.Match[str], ledger: Ledger) -> str:
    languages = " ".join(re.findall(r"(?m)^(?:`{3,}|~{3,})(\w+)", match["text"]))
    ledger.became(0, f"a fence called {match['name']} became a box", languages)
    kind = _KINDS.get(match["name"]) or kind_named(match["name"]) or "info"
    return in_lines(f"{markup.box(kind)}\n{match['text']}{markup.end('div')}", match[0])
