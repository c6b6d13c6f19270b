"""pandoc's own notation, as Quarto, bookdown and the Workbench take it: captions of tables, notes in a line, pauses.

Source: pandoc's manual (tables, inline notes), Quarto's reference of presentations, bookdown's of parts.
"""

from __future__ import annotations

import re

from .. import markup
from ..ledger import Ledger, line_of
from ..placeholders import Placeholders
from . import conditional, pandoc_tables
from .shared import aside_code

_CAPTION = re.compile(r"^ {0,3}(?:Table)?:[ \t]+(?P<text>\S.*?)[ \t]*(?:\{(?:#(?P<name>[^\s{}]+))?[^{}\n]*\}[ \t]*)?$")
_ROW = re.compile(r"^[ \t]*[|+].*[|+][ \t]*$|^[ \t]*[^|\n]+\|.*$")
_NOTE = re.compile(r"(?<!\\)\^\[(?P<text>(?:[^\[\]\n]|\[[^\[\]\n]*\](?:\([^()\n]*\))?|\n(?!\s*\n))+)\]")
_PAUSE = re.compile(r"(?m)^\. \. \.[ \t]*$")
_PART = re.compile(r"(?m)^#[ \t]+\((?:PART|APPENDIX)[^()\n]*\)[ \t]*(?P<name>.*?)[ \t]*(?:\{[^{}\n]*\})?[ \t]*$")
_LETTERED = re.compile(
    r"(?m)(?:\A|(?<=\n\n))^(?P<lead>[ ]{0,3})\(?[Aa][.)][ \t]+\S[^\n]*"
    r"(?:\n+(?P=lead)(?:\(?[B-Hb-h][.)][ \t]+|[ \t]{2,})\S[^\n]*)*\n+(?P=lead)\(?[Bb][.)][ \t]+\S[^\n]*"
    r"(?:\n+(?P=lead)(?:\(?[B-Hb-h][.)][ \t]+|[ \t]{2,})\S[^\n]*)*"
)
_LETTER = re.compile(r"(?m)^(?P<lead>[ ]{0,3})(?P<letter>\(?[A-Ha-h][.)])[ \t]+")
"""An item of a list with letters, which stay: texts speak of them."""
_COMPUTED = re.compile(r"`r [^`\n]+`")
_ANNOTATED = re.compile(r"(?m)(?<=[ \t])(?P<sign>#|//|--|%)[ \t]*<(?P<number>\d{1,2})>[ \t]*$")
"""A line of code that a list below tells of, by its number."""


_SHOWS = re.compile(
    r"\A%[ ]\S|^[ ]{0,3}\+(?:[-=:]{2,}\+)+[ \t]*$|(?<!\\)\^\[[^\]\n]|^[ ]{0,3}-{2,}(?:[ ]+-{2,})+[ \t]*$"
    r"|^\(@[^\s()]*\)[ ]\S|^\|[ ][^|\n]+\n\|[ ][^|\n]+$",
    re.M,
)
"""What only pandoc's notation has."""
_HEAD = re.compile(r"\A%[ ](?P<title>[^\n]+)\n(?P<rest>(?:%[^\n]*\n|[ ]+\S[^\n]*\n){0,6})")
"""The block of title, authors and date."""
_EXAMPLE = re.compile(r"(?m)^\(@(?P<name>[^\s()]*)\)(?=[ ])|\(@(?P<said>[^\s()]+)\)")
_LINES = re.compile(r"(?m)^\|[ ][^|\n]+(?:\n\|[ ][^|\n]+)+$")
"""Lines that stay apart, as in a poem."""


def is_pandoc(text: str) -> bool:
    """Tell whether a text has what only pandoc's notation has."""
    return bool(_SHOWS.search(text))


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with this notation as Markdown and HTML; lines stay where they are, notes go to the end."""
    for match in _COMPUTED.finditer(text):
        ledger.unread(line_of(text, match.start()), "R Markdown", match[0])
    aside = Placeholders()
    text = aside_code(_ANNOTATED.sub(r"\g<sign> (\g<number>)", text), aside)
    text = conditional.read(text, ledger)
    text = _PART.sub(lambda match: _part(match, text, ledger), text)
    text = _LETTERED.sub(lambda match: _LETTER.sub(r"\g<lead>- \g<letter> ", match[0]), text)
    text = _with_examples(_HEAD.sub(lambda match: _headed(match, ledger), text))
    text = _LINES.sub(lambda match: markup.BREAK.join(match[0].removeprefix("| ").split("\n| ")), text)
    text = "\n".join(_captions(pandoc_tables.read(_PAUSE.sub("", text).split("\n"))))
    return aside.restore(with_notes(text))


def _headed(match: re.Match[str], ledger: Ledger) -> str:
    """Return the block above a document as its title."""
    if said := match["rest"].replace("%", " ").strip():
        ledger.left_out(2, f"who wrote the document, and when: {' '.join(said.split())}", said)
    return f"# {match['title']}\n" + "\n" * match["rest"].count("\n")


def _with_examples(text: str) -> str:
    """Return a text with its examples numbered, which are counted through all of it, and what refers to them."""
    names = [match["name"] for match in _EXAMPLE.finditer(text) if match["said"] is None]
    numbers = {name: str(number) for number, name in enumerate(names, 1) if name}
    counted = iter(range(1, len(names) + 1))

    def numbered(match: re.Match[str]) -> str:
        said = match["said"]
        return f"{next(counted)}." if said is None else f"({numbers.get(said, said)})"

    return _EXAMPLE.sub(numbered, text)


def with_notes(text: str) -> str:
    """Return `text`, whose code has been put aside, with notes that stand within a line at its end."""
    notes: list[str] = []
    text = _NOTE.sub(lambda match: _note(match, notes, text), text)
    return "\n\n".join([text, *notes])


def _part(match: re.Match[str], text: str, ledger: Ledger) -> str:
    line = line_of(text, match.start())
    ledger.became(line, f"the part “{match['name']}” became a section of the menu", match[0].replace("{-}", ""))
    return ""


def _captions(lines: list[str]) -> list[str]:
    """Return lines in which the captions of tables are captions, below their tables."""
    for index, line in enumerate(lines):
        if not (match := _CAPTION.match(line)):
            continue
        above = next((at for at in range(index - 1, -1, -1) if lines[at].strip()), -1)
        below = next((at for at in range(index + 1, len(lines)) if lines[at].strip()), -1)
        named = {"id": match["name"]} if match["name"] else {}
        caption = markup.element("figcaption", match["text"], **named)
        if above >= 0 and _ROW.match(lines[above].split("\n")[0]):
            lines[index] = f"\n{caption}\n" if above == index - 1 else caption
        elif line.lstrip().startswith("Table:") and below > 0 and _ROW.match(lines[below]):
            end = below
            while end < len(lines) and lines[end].strip():
                end += 1
            lines[index] = ""
            lines[end - 1] += f"\n\n{caption}"
    return lines


def _note(match: re.Match[str], notes: list[str], text: str) -> str:
    name = f"note-{len(notes) + 1}"
    while f"[^{name}]" in text:
        name += "-in-line"
    notes.append(f"[^{name}]: {' '.join(match['text'].split())}")
    return f"[^{name}]"
