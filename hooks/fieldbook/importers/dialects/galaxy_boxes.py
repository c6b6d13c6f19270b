"""Boxes of the Galaxy Training Network: quotes with a title and a class, within lists and within each other.

Source: its tutorial on writing content in Markdown (boxes, icons, tools, snippets, captions of figures).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from .. import markup
from ..ledger import Ledger, line_of
from ..steps import Include
from .liquid_values import given_to, settle_conditions

_QUOTED = re.compile(r"^(?P<lead>[ \t]*)>[ \t]?")
_CLASS = re.compile(r"^(?P<lead>[ \t]*)\{:[ \t]*\.(?P<name>[\w-]+)[^{}\n]*\}[ \t]*$")
_TITLE = re.compile(
    r"^[ \t]*(?:<(?P<tag>[\w-]+)-title(?:[ ][\w-]+)*>(?P<title>.*?)</(?P=tag)-title>|#+[ \t]+(?P<older>.*))[ \t]*$"
)
_ICON = re.compile(r"\{%-?[ \t]*icon\b[^%\n]*-?%\}[ \t]?")
_TOOL = re.compile(r"\{%-?[ \t]*tool[ \t]+(?:\[(?P<name>[^\]\n]+)\]\([^()\n]*\)|(?P<bare>[^%\n]+?))[ \t]*-?%\}")
_CITED = re.compile(r"\{%-?[ \t]*cite[ \t]+(?P<key>[^\s%]+)[ \t]*-?%\}")
_SNIPPET = re.compile(
    r"^(?P<lead>[ \t>]*)\{%-?[ \t]*snippet[ \t]+(?P<path>\S+)(?P<given>[^%\n]*?)-?%\}[ \t]*$", re.M
)
_GIVEN = re.compile(r"(?P<name>[\w-]+)=(?:\"(?P<said>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"']+))")
_WAYS = re.compile(r"(?m)^[ \t]*\{%-?[ \t]*include[ \t]+\S*cyoa-choices\.html(?P<given>[^%]*?)-?%\}[ \t]*$")
"""Ways through a tutorial, of which readers choose one."""
_FIGURE = re.compile(
    r"!\[(?P<alt>[^\]\n]*)\]\((?P<src>[^\s()]+)[ \t]+\"(?P<title>(?:[^\"\n]|\"(?!\))){1,2000})\"\)(?:\{:[^{}\n]*\})?"
)
_KINDS = {
    "hands_on": "activity",
    "hands-on": "activity",
    "question": "reflection",
    "solution": "details solution",
    "details": "details",
    "tip": "tip",
    "comment": "info",
    "code-in": "info",
    "code-out": "info",
    "feedback": "reflection",
    "overview": "info",
    "warning": "warning",
    "agenda": "",
}
"""What the classes of boxes mean; an agenda is a table of contents."""


def read(
    text: str,
    ledger: Ledger,
    include: Include,
    about: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    *,
    cites: bool = False,
) -> str:
    """Return `text` with such boxes as boxes of HTML; lines stay where they are, but for pieces that are included.

    `about` has the titles and kinds of boxes of pieces, by their paths; `cites` tells that there are references to
    cite.
    """
    text = _WAYS.sub("", text) if (ways := _ways(text, ledger)) else text
    for name in ways:
        text = re.sub(rf"<div class=\"{re.escape(name)}\"[^<>]*>", markup.box("tab", ways[name]), text)
    if icons := len(_ICON.findall(text)):
        ledger.left_out(0, f"{icons} signs of the old site's theme")
    text = _plain(text)
    text = _CITED.sub(r"[@\g<key>]", text) if cites else text
    text = _SNIPPET.sub(lambda match: _snippet(match, text, ledger, include, about.get(match["path"], {})), text)
    return _FIGURE.sub(_figure, "\n".join(_boxes(text.split("\n"), 1, ledger)))


def with_abbreviations(text: str, given: Mapping[str, object]) -> str:
    """Return `text` whose abbreviations in braces are told in full where they stand first."""
    for short, meaning in given.items():
        mark = f"{{{short}}}"
        text = text.replace(mark, f"{meaning} ({short})", 1).replace(mark, str(short))
    return text


def _plain(text: str) -> str:
    """Return `text` without signs, and with tools as their names."""
    return _TOOL.sub(lambda match: f"**{match['name'] or match['bare']}**", _ICON.sub("", text))


def _ways(text: str, ledger: Ledger) -> dict[str, str]:
    """Return the ways through a tutorial by the classes of what belongs to them."""
    found: dict[str, str] = {}
    for match in _WAYS.finditer(text):
        given = _named(match["given"])
        found |= {said.replace(" ", "-"): said for name, said in given.items() if name.startswith("option")}
        what = f"ways to choose from became tabs: {', '.join(found.values())}"
        ledger.became(line_of(text, match.start()), what, " ".join(given.values()))
    return found


def _named(given: str) -> dict[str, str]:
    """Return what is given by names."""
    return {match["name"]: match["said"] or match["single"] or match["bare"] or "" for match in _GIVEN.finditer(given)}


def _snippet(
    match: re.Match[str],
    text: str,
    ledger: Ledger,
    include: Include,
    about: Mapping[str, str],
) -> str:
    line = line_of(text, match.start())
    content = include(match["path"])
    if content is None:
        ledger.missing(line, match["path"], "included")
        return match["lead"].rstrip()
    ledger.included(line, match["path"])
    given = _named(match["given"])
    content = given_to(settle_conditions(content, {"include": given}), given)
    lines = re.sub(r"\n\s*\n(?=[ \t]*[-*\d])", "\n", _plain(content.strip("\n"))).split("\n")
    kind = given.get("box_type") or about.get("box_type", "")
    if kind in _KINDS:
        title = given.get("override_title") or about.get("title", "")
        lines = [f"> <{kind}-title>{title}</{kind}-title>", *(f"> {one}" for one in lines), f"{{: .{kind}}}"]
    return "\n".join(f"{match['lead']}{one}".rstrip() for one in lines)


def _figure(match: re.Match[str]) -> str:
    """Return a picture whose title was shown below it."""
    image = markup.start("img", src=match["src"], alt=match["alt"])
    return markup.figure(image, match["title"])


def _boxes(lines: list[str], first: int, ledger: Ledger) -> list[str]:
    out: list[str] = []
    index = 0
    while index < len(lines):
        quoted = _QUOTED.match(lines[index])
        lead = quoted["lead"] if quoted else ""
        end = index
        while quoted and end < len(lines) and (more := _QUOTED.match(lines[end])) and more["lead"] == lead:
            end += 1
        named = _CLASS.match(lines[end]) if quoted and end < len(lines) else None
        if named is None or named["name"] not in _KINDS:
            out.append(lines[index])
            index += 1
            continue
        inner = [_QUOTED.sub("", line) for line in lines[index:end]]
        out += _box(inner, _KINDS[named["name"]], lead, first + index, ledger)
        index = end + 1
    return out


def _box(inner: list[str], kind: str, lead: str, line: int, ledger: Ledger) -> list[str]:
    """Return the lines of a box, as many as it had with the line that names its class."""
    if not kind:
        ledger.left_out(line, "a table of contents: every page has one", " ".join(inner))
        return [""] * (len(inner) + 1)
    titled = _TITLE.match(inner[0])
    title = (titled["title"] or titled["older"] or "").strip() if titled else ""
    body = _boxes(inner[1:] if titled else inner, line + 1, ledger)
    opened = lead + markup.box(kind, title)
    shown = [f"{lead}{one}".rstrip() for one in body]
    # A title gives its line to what opens the box.
    begun = [opened, *shown] if titled else [opened + shown[0].removeprefix(lead), *shown[1:]]
    return [*begun, lead + markup.end("div")]
