"""Signs before what is to be chosen from, several in a line: choices, and scales, which a line can hold.

All of it becomes the notation of worksheets: `[ ]` and `( )`.
"""

from __future__ import annotations

import re

_BOX = "\u2610\u2611\u2612\u25a1\u25fb\u25fd\u274f\u2750\u2751\u2752\u25a2\u2b1c\U0001f532"
_CIRCLE = "\u25cb\u25ef\u26aa\u274d\u2b58\u25cc"
SIGN = re.compile(rf"(?P<box>[{_BOX}])|(?P<circle>[{_CIRCLE}])|(?P<typed>\((?: {{1,3}}|_)\)|\[ {{1,3}}\])(?=\s*\S)")
GLYPH = re.compile(rf"[{_BOX}{_CIRCLE}]")
_FILLED = re.compile("[\u25cf\u25c9\u25d0-\u25d5\u26ab\u2b24\U0001f534\U0001f535\U0001f7e0-\U0001f7e4]")
"""Circles that are filled: beside them, an empty one says something, and asks for nothing."""
_JUDGED = re.compile("[\u2705\u274c\u2714\u2713\u2717\u274e\u2b1b\U0001f7e9]")
"""Signs of a table in which an empty box says that something is not so."""
_IN_CELL = re.compile(rf"^\s*{GLYPH.pattern}|{GLYPH.pattern}\s*$")
_HIDDEN = {ord(sign): chr(0xE100 + number) for number, sign in enumerate(_CIRCLE)}
_SHOWN = {ord(stand_in): chr(sign) for sign, stand_in in _HIDDEN.items()}
_EXCLUSIVE = re.compile(
    r"^(?:yes|no|maybe|not sure|unsure|n/?a|true|false|s[ií]|verdadero|falso|\d{1,2}|oui|non|ja|nein)[.,]?$", re.I
)
_NUMBERS = re.compile(r"(?<=[?:)] )[ ]*1[ \u00a0\t]+2(?:[ \u00a0\t]+\d{1,2})+[ ]*$")
"""A scale of numbers behind the words that ask for one."""
_MOST_NUMBERS = 10
_SAID = r"\d{1,2}|yes|no|n/a|s[ií]|ja|nein|oui|non|true|false"
_TURN = re.compile(rf"({_SAID})[ \t]*({GLYPH.pattern})", re.I)
_TURNED = re.compile(rf"(?<![ \t])[ \t]+(?:(?:{_SAID})[ \t]*{GLYPH.pattern}[ \t]*){{2,}}$", re.I)
"""Signs behind their words, at the end of a line."""
PARTED = re.compile(
    r"(?P<asked>\((?:circle|choose|pick|select|tick|underline)[ \t]+one\)[ \t]*:?[ \t]*)"
    r"(?P<said>[^\n/|]{1,40}(?:[ \t]*[/|][ \t]*[^\n/|]{1,40})+)$",
    re.I,
)
"""Words to choose from, parted by slashes."""


def without_values(text: str) -> str:
    """Return a text in which circles that stand among filled ones are out of sight; `with_values` shows them again."""
    return text.translate(_HIDDEN) if _FILLED.search(text) else text


def with_values(text: str) -> str:
    """Return a text with the circles that `without_values` put out of sight."""
    return text.translate(_SHOWN)


def ticked(table: str) -> str:
    """Return a table with today's signs in the cells that begin or end with one."""
    if _JUDGED.search(table):
        return table
    sign = "( )" if any(match["circle"] for match in SIGN.finditer(table)) else "[ ]"
    cells = re.split(r"((?<!\\)\||\n)", table)
    return "".join(GLYPH.sub(sign, cell) if _IN_CELL.search(cell) else cell for cell in cells)


def numbers_apart(text: str) -> str:
    """Return a line that ends in numbers from 1 on, three or more, with a sign before each of them."""

    def chosen(match: re.Match[str]) -> str:
        numbers = match[0].split()
        if numbers != [str(number) for number in range(1, len(numbers) + 1)] or len(numbers) > _MOST_NUMBERS:
            return match[0]
        return " ".join(f"( ) {number}" for number in numbers)

    return _NUMBERS.sub(chosen, text)


def choices_in(line: str) -> list[tuple[str, str]]:
    """Return the signs of a line with the words behind each."""
    marks = list(SIGN.finditer(line))
    found = []
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        words = line[mark.end() : following.start() if following else len(line)]
        words = " ".join(words.split()).strip(" ,;/")
        found.append((sign_of(mark), words or "____"))
    return found


def sign_of(mark: re.Match[str]) -> str:
    """Return today's sign for one that `SIGN` has found."""
    return "( )" if mark["circle"] or (mark["typed"] or "").startswith("(") else "[ ]"


def is_scale(choices: list[tuple[str, str]]) -> bool:
    """Tell whether choices stand in one line: they are circles, or exclude each other by their words."""
    return all(sign == "( )" for sign, _words in choices) or all(_EXCLUSIVE.match(words) for _sign, words in choices)


def labels_first(text: str) -> str:
    """Return a line whose words stand before their signs, `1 ☐ 2 ☐`, with each sign before its words."""
    return _TURNED.sub(lambda match: " " + " ".join(f"{sign} {word}" for word, sign in _TURN.findall(match[0])), text)


def with_scale(text: str) -> str:
    """Return a line with several signs behind its words as a scale."""
    marks = list(SIGN.finditer(text))
    if len(marks) < 2:
        return text
    choices = choices_in(text[marks[0].start() :])
    if not is_scale(choices) and all(mark["typed"] for mark in marks):
        return text
    lead = text[: marks[0].start()].rstrip()
    if is_scale(choices):
        return lead + " " + " ".join(f"( ) {words}" for _sign, words in choices)
    return lead + "\n\n" + "\n".join(f"- {sign} {words}" for sign, words in choices)
