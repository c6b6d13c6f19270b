"""What Docsify adds to Markdown: lines that are a box, tabs between comments, files that are shown, sizes of pictures.

Sources: Docsify's documentation (Doc helper, Embed files), docsify-tabs' page.
"""

from __future__ import annotations

import re

from .. import markup
from ..ledger import line_of
from ..steps import Setting
from .shared import outside_code

_BOX = re.compile(r"(?m)^(?P<mark>[!?])>[ \t]+(?P<text>\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*)")
_TABS = re.compile(r"(?s)<!--\s*tabs:start\s*-->(?P<inner>(?:(?!tabs:start).)*?)<!--\s*tabs:end\s*-->")
_TAB = re.compile(r"(?ms)^#{1,6}[ \t]+(?P<title>[^\n]+?)[ \t]*\n(?P<text>.*?)(?=^#{1,6}[ \t]|\Z)")
_SHOWN = re.compile(
    r"(?m)^\[(?P<words>[^\[\]\n]*)\]\((?P<path>[^\s()]+)[ \t]+['\"]:include(?P<given>[^'\"\n]*)['\"]\)[ \t]*$"
)
_SIZED = re.compile(r"(?<=\S)[ \t]+['\"]:(?:size|class|id|no-zoom|target|ignore|disabled)[^'\"\n]*['\"](?=\))")
_ANY = re.compile(r"(?m)^[!?]> |tabs:start|['\"]:")
_KINDS = {"!": "warning", "?": "tip"}


def read(text: str, at: Setting) -> str:
    """Return `text` with this notation as Markdown and boxes."""
    return outside_code(text, lambda part: _read(part, at)) if _ANY.search(text) else text


def _read(text: str, at: Setting) -> str:
    text = _SHOWN.sub(lambda match: _shown(match, text, at), text)
    text = _TABS.sub(lambda match: _TAB.sub(_tab, match["inner"]), _SIZED.sub("", text))
    return _BOX.sub(_box, text)


def _box(match: re.Match[str]) -> str:
    return f"{markup.box(_KINDS[match['mark']])}\n\n{match['text']}\n\n{markup.end('div')}"


def _tab(match: re.Match[str]) -> str:
    title = match["title"].strip("*_ ")
    return f"{markup.box('tab', title)}\n\n{match['text'].strip()}\n\n{markup.end('div')}\n\n"


def _shown(match: re.Match[str], text: str, at: Setting) -> str:
    content, line = at.beside(match["path"]), line_of(text, match.start())
    if content is None:
        at.ledger.missing(line, match["path"], "shown", match["words"])
        return ""
    at.ledger.shown(line, match["path"], match["words"])
    shown = content.strip("\n")
    is_code = "code" in match["given"] or not match["path"].lower().endswith((".md", ".markdown"))
    return f"```{match['path'].rpartition('.')[2]}\n{shown}\n```" if is_code else shown
