"""The headings of a lesson: below its title, without gaps, and the names by which links find them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from markdown.extensions.toc import unique

from ..slugs import composed, heading_id, is_name
from .markdown_blocks import heading_text, unstressed
from .notation import IDENTITY, scalar, title_of

_LINE = re.compile(r"^(?P<lead> {0,3})(?P<marks>#{1,6})(?P<rest>(?:[ \t]+|(?=[A-ZÀ-Ý¿¡*_\[][^#]{0,80}$)).*|)$")
_NO_HEADING = re.compile(r"^ {0,3}#{1,6}(?=[^\s#])")
_WORKSHEET = re.compile(r"^[ \t]*/{3,} (?P<kind>worksheet|quiz) \| (?P<title>.+)\n[ \t]+id: (?P<id>\S+)", re.M)
_BOX = re.compile(
    r"^(?P<lead>[ \t]*)/{3,} "
    r"(?:activity|info|tip|warning|example|case-study|quote|reflection|key-points|resources|details)"
    r" \| (?P<title>\S.*)$"
)
_CODE = re.compile(r"^[ \t>]*(?P<fence>`{3,}|~{3,})")
_NAME = re.compile(rf"\{{#(?P<name>{IDENTITY})\}}[ \t]*$")
_TERM = re.compile(
    rf"(?m)^(?![#\s>|]|[*+-][ \t])[^\n]*?(?<=\S)(?P<given> \{{#(?P<name>{IDENTITY})\}})$(?=\n\n?:[ \t])"
)
"""A term of a list of definitions, whose name stands behind it."""
_BRACES = re.compile(r"(?<= )\{(?=[^{}\n]+\}$)")
"""Words in braces at the end of a heading, which Python-Markdown would take for attributes."""
CAPTION = re.compile(r"^[ \t]+attrs: \{id: [\"']?(?P<name>[^\s\"'{}]+)[\"']?\}$")
"""The name of a caption, by which links find its figure."""
_NUMBER = re.compile(
    r"^(?:(?:Chapter|Appendix|Kapitel|Anhang|Chapitre|Annexe|Cap[ií]tulo|Ap[eé]ndice|Capitolo|Appendice|Hoofdstuk|Bijlage)"
    r"[ \u00a0](?:\d{1,2}|[A-Z])\.|\d+(?:\.\d+)+\.?|\d{1,2}\.)[ \t\u00a0]+(?=[^\s\d])"
)
_STRESS = re.compile(r"(?<![\w\\])[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?!\w)")


def fit(text: str) -> str:
    """Return a lesson's text with its headings from the second level down, each at most one below the one above."""
    lines = text.split("\n")
    above: list[tuple[int, int]] = []
    names: set[str] = set()
    for index, line in enumerate(lines):
        match = _LINE.match(line)
        if match is None:
            # Python-Markdown takes it for a heading all the same.
            lines[index] = _NO_HEADING.sub(lambda found: f"\\{found[0].lstrip()}", line)
            continue
        level = len(match["marks"])
        while above and above[-1][0] >= level:
            above.pop()
        fitted = min(above[-1][1] + 1 if above else 2, 6)
        above.append((level, fitted))
        rest = match["rest"].rstrip().rstrip("#") if not _NAME.search(match["rest"]) else match["rest"].rstrip()
        if (named := _NAME.search(rest)) and named["name"] in names:
            rest = rest[: named.start()].rstrip()
        elif named:
            names.add(named["name"])
        if re.fullmatch(r"\s*!\[[^\]]*\]\([^)]*\)\s*", rest):
            above.pop()
            lines[index] = rest.strip()
        elif rest.strip():
            lines[index] = "#" * fitted + " " + _plain(rest.strip())
        else:
            lines[index] = ""
    return "\n".join(lines)


def _plain(words: str) -> str:
    """Return the words of a heading without emphasis that covers all of them."""
    named = _NAME.search(words)
    tail = words[named.start() :] if named else ""
    bare = words[: named.start()].rstrip() if named else words
    return f"{unstressed(bare) or bare} {tail}".rstrip() if named else _BRACES.sub(r"\\{", unstressed(bare) or bare)


def names(text: str) -> Iterator[tuple[str, set[str]]]:
    """Yield the name of each heading of a lesson, and the names that other builders would have given it.

    Sources: our own ids (`heading_id`), kramdown's automatic names, GitHub's and GitBook's anchors.
    """
    taken: set[str] = set()
    for term in _TERM.finditer(text):
        yield term["name"], {term["name"]}
    for line in _outside_code(text):
        if caption := CAPTION.match(line):
            yield caption["name"], {caption["name"]}
        if _LINE.match(line) is None:
            continue
        typed, words = title_of(heading_text(line))[0], _said(line)
        named = _NAME.search(line)
        name = named["name"] if named else unique(heading_id(words, "-"), taken)
        taken.add(name)
        yield name, {name, *other_names(words), *other_names(typed.replace("`", "").replace("*", ""))}


def box_names(text: str, taken: Iterable[str]) -> Iterator[tuple[str, set[str]]]:
    """Yield names for the boxes of a lesson that have a title, none of them `taken`, and those that titles had.

    A box has its name only where a link leads to it: `named_places` writes it.
    """
    known = set(taken)
    for line in _outside_code(text):
        if box := _BOX.match(line):
            said = _said_of(box["title"])
            name = unique(heading_id(said, "-") or "box", known)
            # Behind a colon stands what the source calls it.
            yield name, {name, *other_names(said), *other_names(said.partition(": ")[2])}


def _with_box_names(text: str, linked: set[str], taken: Iterable[str]) -> str:
    """Return a lesson's text in which the boxes that links lead to have their names."""
    names = (name for name, _others in box_names(text, taken))
    lines = text.split("\n")
    for index, line in enumerate(_outside_code(text)):
        if (box := _BOX.match(line)) and (name := next(names)) in linked:
            lines[index] = f"{line}\n{box['lead']}    attrs: {{id: {scalar(name)}}}"
    return "\n".join(lines)


def _said_of(title: str) -> str:
    """Return the words of a box's title."""
    return _STRESS.sub("", title_of(title)[0])


def sheet_names(text: str) -> Iterator[tuple[str, set[str]]]:
    """Yield the name of each worksheet and quiz of a lesson, and those of the headings that they were."""
    for sheet in _WORKSHEET.finditer(text):
        yield f"{sheet['kind']}-{sheet['id']}", {sheet["id"], *other_names(sheet["title"])}


def _outside_code(text: str) -> Iterator[str]:
    """Yield the lines of a text, empty ones for those of code in fences."""
    fence = ""
    for line in text.split("\n"):
        if code := _CODE.match(line):
            fence = "" if fence and code["fence"].startswith(fence) else fence or code["fence"]
        yield "" if fence else line


def named_places(text: str, linked: set[str]) -> str:
    """Return a lesson's text with the names of the places that links lead to, and of no others."""
    taken = ["top", *(name for name, _others in [*names(text), *sheet_names(text)])]
    return _without_names(_with_box_names(text, linked, taken), linked)


def _without_names(text: str, linked: set[str]) -> str:
    """Return a lesson's text without the names of headings, captions and terms that no link leads to.

    A name that a heading gets by its words goes as well.
    """
    text = _TERM.sub(lambda term: term[0] if term["name"] in linked else term[0].removesuffix(term["given"]), text)
    lines = text.split("\n")
    unused: set[int] = set()
    for index, line in enumerate(_outside_code(text)):
        named = _NAME.search(line) if _LINE.match(line) else None
        caption = CAPTION.match(line)
        if caption and caption["name"] not in linked:
            unused.add(index)
        if named and (named["name"] not in linked or named["name"] == heading_id(_said(line[: named.start()]), "-")):
            lines[index] = _BRACES.sub(r"\\{", line[: named.start()].rstrip())
    return "\n".join(line for index, line in enumerate(lines) if index not in unused)


def _said(line: str) -> str:
    """Return the words of a heading's line."""
    return _STRESS.sub("", title_of(heading_text(line))[0])


def other_names(words: str) -> set[str]:
    """Return the names that other builders make of the words of a heading.

    GitHub keeps the marks on letters, what is written in Python drops them, and with them the vowels of most scripts.
    """
    lower = composed(words.lower())
    github = "".join(sign for sign in lower if sign in " -_" or is_name(sign))
    python = re.sub(r"[^\w\- ]", "", lower)
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", python) if not unicodedata.combining(mark))
    found = {name.replace(" ", "-") for name in (github, python, plain)}
    return {*found, *(re.sub("-+", "-", name).strip("-") for name in found), kramdown_name(words)} - {""}


def kramdown_name(words: str) -> str:
    """Return the name that kramdown makes of words."""
    return re.sub(r"[^a-z0-9 -]", "", re.sub(r"^[^a-z]+", "", words.lower())).replace(" ", "-")


def unnumbered(title: str) -> tuple[str, str]:
    """Return a title without the number that a hand gave it, and the number ("" for none)."""
    match = _NUMBER.match(title)
    return (title[match.end() :], match[0].strip()) if match else (title, "")


def unmarked(title: str) -> str:
    """Return a title without emphasis."""
    return " ".join(_STRESS.sub("", title).split())
