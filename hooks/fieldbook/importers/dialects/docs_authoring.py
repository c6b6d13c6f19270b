"""The notation of Microsoft's documentation: pictures, code, columns, tabs and lists with classes.

Source: Microsoft's contributor guide (Markdown reference: alerts, `:::image:::`, `:::code:::`, columns, tabs, zones,
`[!div]`, `[!VIDEO]`, `[!INCLUDE]`).
"""

from __future__ import annotations

import re

from .. import markup
from ..ledger import line_of
from ..steps import Setting
from .directives import attributes
from .shared import in_lines, outside_code

_TRIPLE = re.compile(
    r"^(?P<lead>[ \t>]*):::[ \t]*(?P<name>image|code|video)(?=\s+[\w-]+=)(?P<given>.*?):::[ \t]*$", re.M | re.S
)
_FRAME = re.compile(
    r"^[ \t>]*:::[ \t]*(?:row|column|zone|moniker|image-end|row-end|column-end|zone-end|moniker-end)\b[^\n]*$", re.M
)
_TAB = re.compile(r"^(?P<marks>#{1,6})[ \t]+\[(?P<title>[^\]\n]+)\]\(#tab/[^()\n]+\)[ \t]*$", re.M)
_TABS = re.compile(
    r"^#{1,6}[ \t]+\[[^\]\n]+\]\(#tab/[^()\n]+\)[ \t]*\n.*?(?:^(?:-{3,}|\*{3,})[ \t]*$|\Z)", re.M | re.S
)
_DIV = re.compile(
    r"^(?P<lead>[ \t]*)>[ \t]*\[!div[ \t]+class=\"[\w -]+\"\][ \t]*\n(?P<inner>(?:[ \t]*>[^\n]*(?:\n|\Z))*)",
    re.M | re.I,
)
_VIDEO = re.compile(r"^(?P<lead>[ \t]*)>?[ \t]*\[!VIDEO[ \t]+(?P<url>https?://[^\s\]]+)[ \t]*\]", re.M | re.I)
_INCLUDE = re.compile(r"\[!include[ \t]*\[[^\]\n]*\]\((?P<path>[^()\n]+)\)\]", re.I)


def read(text: str, at: Setting) -> str:
    """Return `text` with this notation as Markdown and boxes; lines stay where they are."""
    if not re.search(r":::|\[!|\(#tab/", text):
        return text
    return outside_code(text, lambda part: _read(part, at))


def _read(text: str, at: Setting) -> str:
    text = _INCLUDE.sub(lambda match: _included(match, text, at), text)
    text = _TRIPLE.sub(lambda match: _shown(match, text, at), text)
    text = _VIDEO.sub(lambda match: match["lead"] + markup.element("iframe", src=match["url"]), text)
    text = _DIV.sub(_listed, _FRAME.sub("", text))
    return _TABS.sub(lambda match: _tabs(match[0]), text)


def _included(match: re.Match[str], text: str, at: Setting) -> str:
    content = at.beside(match["path"].strip())
    line = line_of(text, match.start())
    if content is None:
        at.ledger.missing(line, match["path"], "included")
        return ""
    at.ledger.included(line, match["path"])
    return content.strip("\n")


def _shown(match: re.Match[str], text: str, at: Setting) -> str:
    given, lead = attributes(match["given"]), match["lead"]
    if match["name"] == "image":
        image = markup.start("img", src=given.get("source", ""), alt=given.get("alt-text", ""))
        return in_lines(f"{lead}{image}", match[0])
    if match["name"] == "video":
        return in_lines(lead + markup.element("iframe", src=given.get("source", "")), match[0])
    code = at.beside(given.get("source", ""))
    line = line_of(text, match.start())
    if code is None:
        at.ledger.missing(line, given.get("source", ""), "shown")
        return in_lines("", match[0])
    at.ledger.shown(line, given["source"])
    shown = "\n".join(lead + line for line in code.strip("\n").split("\n"))
    return f"{lead}```{given.get('language', '')}\n{shown}\n{lead}```"


def _listed(match: re.Match[str]) -> str:
    """Return what has a class, such as a list of what is to be done or a link to what comes next, without its marks."""
    return "\n" + re.sub(r"(?m)^[ \t]*>[ \t]?", match["lead"], match["inner"])


def _tabs(text: str) -> str:
    """Return headings that name tabs, up to the rule that ends the last one, as tabs."""
    starts = list(_TAB.finditer(text))
    out = [text[: starts[0].start()]]
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        inner = re.sub(r"(?m)^(?:-{3,}|\*{3,})[ \t]*\Z", "", text[start.end() : end].rstrip())
        out.append(f"{markup.box('tab', start['title'])}{inner.rstrip()}\n{markup.end('div')}\n\n")
    return in_lines("".join(out).rstrip("\n"), text)
