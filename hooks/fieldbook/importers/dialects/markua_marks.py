"""What Leanpub's Markua and its older Markdown say in braces and by signs: attributes, parts of a book, code in files.

Source: the manual of Markua (attributes, directives, resources, formatting, index entries) and that of Leanpub's
Markdown (`{lang=ruby}`, `<<[Title](code/a.rb)`, `-# Part`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from .. import markup
from ..ledger import Ledger, line_of
from ..steps import Setting
from ..videos import is_video
from .shared import outside_code

_SIGNS = re.compile(
    r"(?m)^\{(?:::)?(?:(?:front|main|back)matter|(?:page|section)break)[ \t]*/?\}[ \t]*$"
    r"|^%%[^\n]*$|[ \t]?\{i:[^{}\n]*\}"
)
"""What parts a book, comments, and entries of the index."""
_QUOTED = r"\"[^\"\n]*\"|“[^”\n]*”|'[^'\n]*'"
_PAIR = rf"(?:#[\w:-]+|[\w-]+[ \t]*[:=][ \t]*(?:{_QUOTED}|[^\"'“{{}},\n]*))"
_LIST = re.compile(rf"^\{{(?P<given>{_PAIR}(?:[ \t]*,[ \t]*{_PAIR})*)[ \t]*\}}[ \t]*$")
_VALUE = re.compile(rf"(?P<name>[\w-]+)[ \t]*[:=][ \t]*(?P<said>{_QUOTED}|[^\"'“,{{}}\n]*)")
_ID = re.compile(r"(?:^|,)[ \t]*(?:#|id[ \t]*[:=][ \t]*\"?)(?P<id>[\w:-]+)")
_SHOWN = re.compile(r"^!\[(?P<words>[^\[\]\n]*)\]\((?P<address>[^\s()]+)(?:[ \t]+\"(?P<title>[^\"\n]*)\")?\)[ \t]*$")
_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})[ \t]*(?P<language>[\w+#-]*)[ \t]*$")
_HEADING = re.compile(r"^#{1,6}[ \t]")
_FILE = re.compile(r"^<<(?:\[(?P<words>[^\[\]\n]*)\])?\((?P<address>[^\s()]+)\)[ \t]*$")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)(?:[?#]|$)", re.I)
_FRAMES = ("iframe", "video", "audio")
_PARTS = re.compile(r"(?m)^-?(?P<head>#[ \t]+[^\n]*?)(?:[ \t]+#)?[ \t]*$")
_CENTERED = re.compile(r"(?m)^C>[ \t]?")
_UNDERLINED = re.compile(r"(?<![\w_])____(?=[^\s_])(?P<text>[^_\n]+?)(?<=\S)____(?![\w_])")
_END_NOTE = re.compile(r"\[\^\^(?=[^\]\s]+\])")


def read(text: str, at: Setting) -> str:
    """Return `text` with such signs as Markdown."""
    return outside_code("\n".join(_lines(text.split("\n"), at)), lambda part: _marks(part, at.ledger))


def _lines(lines: list[str], at: Setting) -> Iterator[str]:
    """Yield the lines of a text, each with what the attributes above it say."""
    given: dict[str, str] = {}
    shut = ""
    for number, line in enumerate(lines, 1):
        if shut:
            shut = "" if line.strip() == shut else shut
            yield line
        elif named := _LIST.match(line):
            given |= _values(named["given"])
            at.ledger.left_out(number, f"attributes: {named['given']}", _unseen(named["given"]))
            yield ""
        else:
            fence = _FENCE.match(line)
            shut = fence["fence"] if fence else ""
            yield _fenced(fence, given) if fence else _below(line, given, number, at)
            given = {}


def _values(given: str) -> dict[str, str]:
    """Return the attributes of a list by their names."""
    values = {found["name"]: found["said"].strip(" \t\"'“”") for found in _VALUE.finditer(given)}
    named = _ID.search(given)
    return values | {"id": named["id"]} if named else values


def _unseen(given: str) -> str:
    """Return the words of a list that readers never saw."""
    return _VALUE.sub(lambda found: found["name"] if found["name"] in ("alt", "caption", "title") else found[0], given)


def _fenced(fence: re.Match[str], given: Mapping[str, str]) -> str:
    """Return the first line of code, with the language and the title of its attributes."""
    title = (given.get("title") or given.get("caption") or "").replace('"', "'")
    language = fence["language"] or given.get("lang") or given.get("format") or ("text" if title else "")
    return fence["fence"] + language + (f' title="{title}"' if title else "")


def _below(line: str, given: Mapping[str, str], number: int, at: Setting) -> str:
    """Return a line that is no code, as its attributes have it."""
    caption = given.get("caption") or given.get("title") or ""
    if shown := _SHOWN.match(line):
        return _resource(shown, given, number, at)
    if file := _FILE.match(line):
        return _code(file["address"], caption or file["words"] or "", number, at)
    if given.get("id") and _HEADING.match(line):
        return f"{line} {{#{given['id']}}}"
    return f"**{caption}**\n\n{line}" if caption and line.strip() else line


def _resource(shown: re.Match[str], given: Mapping[str, str], number: int, at: Setting) -> str:
    """Return a picture with its caption, a film or a page of the web as a link, or a file of code as code."""
    address, words = shown["address"], shown["words"]
    caption = given.get("caption") or given.get("title") or ""
    far = bool(re.match(r"\w+:", address))
    if far and (given.get("type") in _FRAMES or is_video(address) or address.endswith((".html", "/"))):
        return markup.element("iframe", src=address, title=words or caption or shown["title"] or "")
    if not far and not _PICTURE.search(address) and PurePosixPath(address).suffix:
        return _code(address, caption or words, number, at)
    if not given:
        return shown[0]
    alt = given.get("alt") or words
    image = markup.start("img", src=address, alt=alt)
    said = " – ".join(dict.fromkeys(one for one in (words, caption, shown["title"]) if one and one != alt))
    return markup.figure(image, said) if said else image


def _code(name: str, title: str, number: int, at: Setting) -> str:
    """Return a file of code that is shown, as code."""
    code = at.included(name)
    code = at.site.include(f"resources/{name}") if code is None else code
    if code is None:
        at.ledger.missing(number, name, "shown")
        return title
    at.ledger.shown(number, name)
    titled = f' title="{title.replace(chr(34), chr(39))}"' if title else ""
    return f"```{PurePosixPath(name).suffix.lstrip('.') or 'text'}{titled}\n{code.strip(chr(10))}\n```"


def _marks(text: str, ledger: Ledger) -> str:
    """Return `text`, whose code has been put aside, without the signs that only Leanpub reads."""
    for match in _SIGNS.finditer(text):
        what = f"“{match[0].strip()}”, which only Leanpub reads"
        ledger.left_out(line_of(text, match.start()), what, match[0])
    text = _PARTS.sub(r"\g<head>", _SIGNS.sub("", text))
    return _END_NOTE.sub("[^", _UNDERLINED.sub(r"\g<text>", _centered(text, ledger)))


def _centered(text: str, ledger: Ledger) -> str:
    for match in _CENTERED.finditer(text):
        ledger.became(line_of(text, match.start()), "a centered line became one of text", "C")
    return _CENTERED.sub("", text)
