"""Placeholders that stand for pieces of a text which must reach the lesson untouched while the rest is parsed.

They are characters of a private plane, so that neither an HTML parser nor a Markdown pattern takes them for
anything. `encoding` takes such characters out of what it reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from bs4 import BeautifulSoup

_OPEN, _SHUT = "\U000f0000", "\U000f0001"
AMP = "\U000f0002"
"""Stands for `&` as typed, which an HTML parser would take for the start of an entity."""
NO_BREAK = f"{AMP}nbsp;"
"""A space at which no line breaks, as `html_repair` leaves it."""
_AIM = "\U000f0003"
LESS = "\U000f0004"
"""Stands for a `<` that begins no tag."""

_PIECE = re.compile(rf"{_OPEN}(\d+){_SHUT}")
_TARGET = re.compile(rf"{_AIM}(\d+){_SHUT}")
_PLACED = re.compile(
    rf"(?m)(?P<lead>^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?)?{_OPEN}\d+{_SHUT}"
    r"(?P<after>(?:\n[ \t]*>[> \t]*$)+|\n*)"
)
ANY_PIECE = rf"{_OPEN}\d+{_SHUT}"
"""A pattern for the mark of any piece kept as it is."""
ANY_TARGET = rf"{_AIM}\d+{_SHUT}"
"""A pattern for the mark of any address."""


class Placeholders:
    """The pieces of one document that marks stand for: text as it is, and addresses with their lines."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.targets: list[tuple[str, int]] = []

    def keep(self, text: str, lead: str = "") -> str:
        """Return a mark for `text`, followed by as many line ends, so that lines stay where they were.

        `lead` is what stands before the mark; in a quote, the lines below belong to the quote as well.
        """
        self._pieces.append(text)
        below = "\n" + lead.rstrip() if ">" in lead else "\n"
        return f"{_OPEN}{len(self._pieces) - 1}{_SHUT}" + below * text.count("\n")

    def aim(self, url: str, line: int) -> str:
        """Return a mark for the address `url` of a link or picture in `line`."""
        self.targets.append((url, line))
        return f"{_AIM}{len(self.targets) - 1}{_SHUT}"

    def target(self, mark: str) -> str:
        """Return the address that `mark` stands for, or the text itself where it is no mark."""
        match = _TARGET.fullmatch(mark.strip())
        return self.targets[int(match[1])][0] if match else mark

    def piece(self, mark: str) -> str:
        """Return the text that `mark` stands for, or "" where it is no mark."""
        match = _PIECE.search(mark)
        return self._pieces[int(match[1])] if match else ""

    def restore(self, text: str) -> str:
        """Put the pieces back; those of several lines are indented as their mark is."""
        while _PIECE.search(text):
            text = _PLACED.sub(self._restored, text)
        return text.replace(AMP, "&").replace(LESS, "<")

    def _restored(self, match: re.Match[str]) -> str:
        lead, after = match["lead"] or "", match["after"]
        piece = self.piece(match[0])
        if ">" in after:
            after = "".join(f"\n{line}" for line in after.split("\n")[1 + piece.count("\n") :])
        elif ">" in lead or piece.lstrip().startswith(">"):
            # A blank line would end the quote.
            after = "\n" * max(len(after) - piece.count("\n"), 0)
        elif after:
            after = "\n" * max(len(after) - piece.count("\n"), min(len(after), 2))
        below = re.sub(r"[-*+\d.)]+[ \t]+$", "    ", lead)
        return lead + piece.replace("\n", "\n" + below) + after

    def resolve(self, text: str, resolved: Callable[[int], str]) -> str:
        """Replace the marks of addresses by what `resolved` returns for their numbers."""
        return _TARGET.sub(lambda match: resolved(int(match[1])), text)

    def plain(self, text: str) -> str:
        """Return `text` with everything put back as it was typed."""
        return self.resolve(self.restore(text), lambda number: self.targets[number][0])


def target_numbers(text: str) -> list[int]:
    """Return the numbers of the addresses whose marks `text` holds."""
    return [int(match[1]) for match in _TARGET.finditer(text)]


def plain(text: str, marks: Placeholders) -> str:
    """Return words as they are read: no marks, no entities, no tags."""
    text = unescape(marks.plain(text))
    if "<" in text:
        text = BeautifulSoup(text, "html5lib").get_text(" ")
    return " ".join(text.replace("\\", "").split())
