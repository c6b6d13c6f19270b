"""Attributes in braces behind headings, links, pictures, spans and code, as pandoc, Quarto and Material have them.

Sources: pandoc's manual (header, link and span attributes), Python-Markdown's `attr_list`. What a lesson still needs,
the name of a heading, stays.
"""

from __future__ import annotations

import re

from .. import markup
from ..notation import IDENTITY
from ..placeholders import ANY_PIECE
from .shared import in_lines

_GIVEN = r"(?:#[^\s{}]+|\.[\w:-]+|\.(?=[ \t])|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s{}]+)|data-[\w-]+|-)"
_LIST = rf"\{{:?[ \t]*(?:{_GIVEN}[ \t]*)+\}}"
_LINES = rf"\{{:?\s*(?:{_GIVEN}\s*)+\}}"
"""The same, with a line for each."""
_HEAD = re.compile(rf"^(?P<head>[ \t]{{0,3}}#{{1,6}}[ \t].*?)[ \t]*(?P<given>{_LIST})[ \t]*#*[ \t]*$", re.M)
_UNDERLINED = re.compile(rf"(?m)^(?P<head>[^\s#>|].*?)[ \t]*{_LIST}[ \t]*$(?=\n {{0,3}}(?:={{3,}}|-{{3,}})[ \t]*$)")
"""A heading whose line is below it."""
_ALONE = re.compile(r"(?m)^[ \t]*\{[ \t]*(?:\.[\w-]+[ \t]*)+\}[ \t]*$")
"""Classes of the block above."""
_SPAN = re.compile(rf"(?<!!)(?<!\])\[(?P<text>[^\[\]]*)\](?P<given>{_LIST})")
_TERM = re.compile(r"[ \t]*\n(?:[ \t]*\n)?:[ \t]")
"""What follows a term of a list of definitions."""
_KEPT = "\U000f0040"
"""Begins a name that stays."""
_BEHIND = re.compile(rf"(?:(?<=[)\]])|(?<={ANY_PIECE[-1]}))[ \t]?{_LINES}")
_PICTURE = re.compile(
    r"!\[(?P<caption>[^\[\]]*)\]\((?P<src>[^()\n]*)\)[ \t]?"
    r"\{(?:[^{}\n]|\n(?!\s*\n))*?(?:fig-)?alt=(?P<mark>[\"'])(?P<alt>(?:[^{}\n]|\n(?!\s*\n))*?)(?P=mark)"
    r"(?:[^{}\n]|\n(?!\s*\n))*\}"
)
_NAME = re.compile(rf"#(?P<name>{IDENTITY})")
_PLACE = re.compile(r"#(?P<name>[^\s{}]+)")
"""The name of a place in the page, whatever it begins with."""


def read(text: str) -> str:
    """Return `text` without such attributes; a heading keeps its name."""
    if "{" not in text:
        return text
    text = _UNDERLINED.sub(r"\g<head>", _ALONE.sub("", text))
    text = described(_HEAD.sub(_headed, text))
    text = _SPAN.sub(lambda match: _spanned(match, text), text)
    return _BEHIND.sub(lambda match: in_lines("", match[0]), text).replace(_KEPT, "{#")


def _spanned(match: re.Match[str], text: str) -> str:
    """Return the words of a span, with what it names; of one without words, the place in the page that it names."""
    if not match["text"].strip():
        named = _PLACE.search(match["given"])
        return markup.element("a", "", id=named["name"]) if named else ""
    return match["text"] + (_kept(match) if _TERM.match(text, match.end()) else "")


def _kept(match: re.Match[str]) -> str:
    """Return the name of a term of a list of definitions."""
    named = _NAME.search(match["given"])
    return f" {_KEPT}{named['name']}}}" if named else ""


def described(text: str) -> str:
    """Return `text` whose pictures have the words that their attributes give them."""
    return _PICTURE.sub(_described, text)


def _described(match: re.Match[str]) -> str:
    """Give a picture the words that its attributes have for it; what stood in their place is its caption then."""
    alt, caption = " ".join(match["alt"].split()), " ".join(match["caption"].split())
    if caption and caption != alt:
        image = markup.start("img", src=match["src"].split(" ")[0], alt=alt)
        return in_lines(markup.figure(image, caption), match[0])
    return in_lines(f"![{alt}]({match['src']})", match[0])


def _headed(match: re.Match[str]) -> str:
    named = _NAME.search(match["given"])
    return f"{match['head']} {{#{named['name']}}}" if named else match["head"]
