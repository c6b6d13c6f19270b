"""Marks within a line that Python-Markdown does not know: keys, marked and struck words, emoji, abbreviations, roles.

Sources: pymdown-extensions' `keys`, `mark`, `caret`, `tilde`, `emoji`; Python-Markdown's `abbr`; MyST's roles.
"""

from __future__ import annotations

import re

from pymdownx.gemoji_db import aliases, emoji

from .. import markup
from ..ledger import Ledger, line_of

_KEYS = re.compile(r"\+\+(?P<keys>(?:[a-z0-9][\w-]*|\"[^\"\n]+\")(?:\+(?:[\w-]+|\"[^\"\n]+\"))*)\+\+")
_MARKED = re.compile(r"(?<![=\w])==(?=\S)(?P<text>[^=\n]+?)(?<=\S)==(?!=)|\^\^(?=\S)(?P<over>[^^\n]+?)(?<=\S)\^\^")
_STRUCK = re.compile(r"~~(?=\S)(?P<text>[^~\n]+?)(?<=\S)~~")
_ADDED = re.compile(
    r"\{\+\+(?P<text>[^{}\n]+?)\+\+\}|\{==(?P<marked>[^{}\n]+?)==\}|\{~~(?P<old>[^{}\n]+?)~>(?P<new>[^{}\n]+?)~~\}"
)
_DELETED = re.compile(r"[ ]?\{--(?P<text>[^{}\n]+?)--\}")
_REMARK = re.compile(r"[ ]?\{>>(?P<text>[^{}\n]+?)<<\}")
_SUB = re.compile(r"(?<=\w)~(?P<text>\w{1,12})~")
_SUP = re.compile(r"(?<=[\w)])\^(?P<text>[\w+-]{1,12})\^")
_EMOJI = re.compile(r"(?<![\w:]):(?P<name>[a-z0-9_+-]+):(?:\{[^{}\n]*\})?(?![^\W_]|:)")
_THEMED = re.compile(
    r"[ ]?(?<![\w:]):(?P<name>(?:material|fontawesome|octicons|simple)-[a-z0-9-]+):(?:\{[^{}\n]*\})?(?=[ ]*[\]\n|]|\Z)"
    r"|(?<![\w:]):(?P<sign>(?:material|fontawesome|octicons|simple)-[a-z0-9-]+):(?:\{[^{}\n]*\})?[ ]?(?![^\W_]*:)"
)
"""A sign of Material's, with the space behind it, or before it where nothing follows."""
_ABBREVIATED = re.compile(r"(?m)^\*\[(?P<short>[^\]\n]+)\]:[ \t]*(?P<long>.+)$")
_ROLE = re.compile(r"\{(?P<name>[a-z][\w:-]*)\}`(?P<text>(?:[^`\n]|\n(?!\s*\n))+)`")
_CARD_HEAD = re.compile(r"(?m)^[ \t]*\^{3,}[ \t]*$")
"""What ends the head of a card."""
_COMMENT = re.compile(r"(?m)^%(?P<text>.*)$|^\+\+\+(?:[ \t]*\{.*\})?[ \t]*$")
_TARGET = re.compile(r"^(?P<text>.*?)\s*<(?P<target>[^<>]+)>$")
_PAGES = ("doc", "download", "button")
_CODE = (
    "code",
    "kbd",
    "command",
    "file",
    "program",
    "option",
    "envvar",
    "math",
    "samp",
    "func",
    "class",
    "meth",
    "mod",
)
_RAISED = {"sub": "sub", "subscript": "sub", "sup": "sup", "superscript": "sup"}
_ICONS = re.compile(r"octicon|material-\w+|fa[bsr]?|fas|far|fab")
_REFERRING = ("ref", "numref", "eq", "prf:ref")
_CITED = ("cite", "cite:p", "cite:t", "footcite", "cite:alp")


def read_material(text: str, ledger: Ledger) -> str:
    """Return `text` with the marks of pymdown-extensions as plain Markdown."""
    text = without_abbreviations(text, ledger)
    for form in (_DELETED, _REMARK):
        for match in form.finditer(text):
            said = match["text"]
            ledger.left_out(line_of(text, match.start()), f"what an edit took out, or remarked: {said}", said)
        text = form.sub("", text)
    for match in _ADDED.finditer(text):
        if said := match["old"]:
            ledger.left_out(line_of(text, match.start()), f"what an edit replaced: {said}", said)
    text = _ADDED.sub(lambda match: match["text"] or match["marked"] or match["new"], text)
    text = _KEYS.sub(
        lambda match: "+".join(f"`{key.strip(chr(34)).capitalize()}`" for key in match["keys"].split("+")), text
    )
    text = _MARKED.sub(
        lambda match: match["text"] or match["over"], _STRUCK.sub(markup.element("del", r"\g<text>"), text)
    )
    return read_emoji(read_scripts(text), ledger)


def without_abbreviations(text: str, ledger: Ledger) -> str:
    """Return `text` without the lines that say what abbreviations in it mean."""

    def abbreviated(match: re.Match[str]) -> str:
        said = f"{match['short']}: {match['long']}"
        ledger.left_out(line_of(text, match.start()), f"an abbreviation, which showed on pointing at it: {said}", said)
        return ""

    return _ABBREVIATED.sub(abbreviated, text)


def read_scripts(text: str) -> str:
    """Return `text` with the raised and lowered letters of pandoc as elements."""
    text = _SUB.sub(lambda match: markup.element("sub", match["text"]), text)
    return _SUP.sub(lambda match: markup.element("sup", match["text"]), text)


def read_emoji(text: str, ledger: Ledger) -> str:
    """Return `text` with emoji for their names between colons, as GitHub shows them."""
    text = _THEMED.sub(lambda match: _sign(match, text, ledger), text)
    return _EMOJI.sub(lambda match: _sign(match, text, ledger), text)


def _sign(match: re.Match[str], text: str, ledger: Ledger) -> str:
    name = f":{match['name'] or match.groupdict().get('sign')}:"
    found = emoji.get(aliases.get(name, name))
    if found:
        return "".join(chr(int(code, 16)) for code in str(found["unicode"]).split("-"))
    if re.match(r":(?:material|fontawesome|octicons|simple)-", name):
        ledger.left_out(line_of(text, match.start()), f"the sign {name} of the old site's theme", name.strip(":"))
        return ""
    return match[0]


def read_comments(text: str, ledger: Ledger) -> str:
    """Return `text` without MyST's comments and the lines that part a notebook's cells; lines stay."""

    def dropped(match: re.Match[str]) -> str:
        line, said = line_of(text, match.start()), (match["text"] or "").strip()
        if said:
            ledger.left_out(line, f"a comment, which readers never saw: “{said}”", said)
        elif "{" in match[0]:
            ledger.left_out(line, f"“{match[0]}”, which tells how to lay out what follows", match[0])
        return ""

    text = _COMMENT.sub(dropped, text)
    # Those of panels are read with them.
    return text if "{panels}" in text else _CARD_HEAD.sub("", text)


def read_roles(text: str, ledger: Ledger) -> str:
    """Return `text` with MyST's roles as links, code or words."""
    return _ROLE.sub(lambda match: _role(match, text, ledger), text)


def _role(match: re.Match[str], text: str, ledger: Ledger) -> str:
    name, said = match["name"], " ".join(match["text"].split())
    aimed = _TARGET.match(said)
    words, target = (aimed["text"], aimed["target"]) if aimed else (said, said)
    if name in _PAGES:
        return f"[{words or target}]({target})"
    if name in _RAISED:
        return markup.element(_RAISED[name], said)
    if _ICONS.fullmatch(name):
        ledger.left_out(line_of(text, match.start()), f"the sign {said} of the old site's theme", said)
        return ""
    if name in _CITED or (name in _REFERRING and not aimed):
        ledger.unread(line_of(text, match.start()), "MyST", match[0])
        return words
    return f"`{said}`" if name in _CODE else words.replace("%s", "").strip()
