"""The text of a PDF as it is copied out: bullets that became tabs, torn words, forms without their lines.

What is certain is mended, by the words of the course itself and of a dictionary; what is not stays, with a note.
"""

from __future__ import annotations

import re
import unicodedata

from ..element_names import names
from ..language import Vocabulary
from ..ledger import Ledger
from ..markdown_blocks import ITEM
from ..tables import layout

_TABBED = re.compile(r"^\t+(?=[^\s<|>#*+`-])(?P<text>.*)$")
_GLYPH = re.compile(r"^(?P<lead>[ \t]*)(?P<mark>[•●▪■◦○‣⁃∙·\uf0b7\uf0a7\uf0d8➢➤✓❖]|o(?=\t))[ \t]*(?=\S)")
_FOREIGN_BULLET = re.compile(r"^(?P<mark>[^\W\d_])\t+(?P<text>\S.*)$")
_TORN = re.compile(r"^(?P<head>[^\s|#>*<-]{1,6})\t(?P<tail>[^\s\t][^\t]*)$")
_FILL_IN = re.compile(r"^(?P<text>[^\t\n]*\S)[ ]*\t+[ ]*$")
_MIXED = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"(?P<head>[^\W\d_]{2,})-\n(?P<tail>[a-zà-ÿ]{2,})")
_LIGATURES = {ord(mark): unicodedata.normalize("NFKC", mark) for mark in "ﬀﬁﬂﬃﬄﬅﬆ"}
_BOLD_HEADING = re.compile(r"^(#{1,6})[ \t]*(?:\*\*|__)(.+?)(?:\*\*|__)[ \t]*$", re.M)
_SMALL = names(
    "a an and as at by for from in into of on or the to with y e o u de del el la los las en con para por a al un una"
)
_LONGEST_TITLE = 80
_ENOUGH = 4
"""Tabbed lines from which on a text counts as a PDF's."""


def is_torn(text: str) -> bool:
    """Tell whether a text was copied out of a PDF: it has lines that begin with a tab yet are no code, or forms."""
    lines = text.split("\n")
    tabbed = [match["text"] for line in lines if (match := _TABBED.match(line))]
    wordy = [text for text in tabbed if len(text.split()) > 1 and not re.search(r"[{};=]|\(\)", text)]
    forms = sum(bool(re.match(r"^[^\t|<]*\S\t", line)) for line in lines)
    listed = any(ITEM.match(line) for line in lines) and not any(_TORN.match(line) for line in lines)
    return forms >= _ENOUGH or (len(wordy) >= _ENOUGH and len(wordy) >= 0.8 * len(tabbed) and not listed)


def repair(text: str, vocabulary: Vocabulary, ledger: Ledger) -> str:
    """Return the text of a PDF as Markdown."""
    text = text.translate(_LIGATURES)
    text = _BOLD_HEADING.sub(r"\1 \2", text)
    text = _HYPHENATED.sub(lambda match: _rejoined(match, vocabulary), text)
    mender = _Mender(vocabulary, ledger)
    lines = [mender.line(line, number) for number, line in enumerate(text.split("\n"), 1)]
    return "\n".join(_forms(_titled(lines, ledger)))


def _rejoined(match: re.Match[str], vocabulary: Vocabulary) -> str:
    whole = match["head"] + match["tail"]
    return f"{whole}\n" if whole in vocabulary and match["tail"] not in vocabulary else match[0]


class _Mender:
    """Mends the lines of one text."""

    def __init__(self, vocabulary: Vocabulary, ledger: Ledger) -> None:
        self.vocabulary, self.ledger = vocabulary, ledger

    def line(self, line: str, number: int) -> str:
        """Return a line with its bullet as Markdown's and its words whole."""
        line = _MIXED.sub(lambda match: self._script(match[0], number), line)
        if glyph := _GLYPH.match(line):
            return f"{' ' * 4 * (len(glyph['lead'].expandtabs(4)) // 8)}- {line[glyph.end() :]}"
        if tabbed := _TABBED.match(line):
            return f"- {tabbed['text'].strip()}"
        foreign = _FOREIGN_BULLET.match(line)
        if foreign and not foreign["mark"].isascii() and not _is_latin(foreign["mark"]):
            mark = foreign["mark"]
            self.ledger.repaired(number, f"“{mark}” before a line was read as a bullet", mark)
            return f"- {foreign['text'].strip()}"
        torn = _TORN.match(line)
        return self._torn(torn, number) if torn else line

    def _torn(self, match: re.Match[str], number: int) -> str:
        head, tail = match["head"], match["tail"]
        first = re.match(r"[^\W\d_]*", tail)
        piece = first[0] if first else ""
        if not piece or not head.isalpha() or not piece[0].islower():
            return match[0]
        known = self.vocabulary
        whole = head + piece
        rare = whole in known and (known.is_rare_beside(head, whole) or known.is_rare_beside(piece, whole))
        if head in known and piece in known and not rare:
            if head + piece in known and len(head) < 3:
                self.ledger.look(number, f"“{head} {piece}” may be one word")
            return f"{head} {tail}"
        if head + piece in known:
            self.ledger.repaired(number, f"“{head} {piece}” was put together: “{head + piece}”")
            return head + tail
        near = [word for word in known.near(head + piece) if word[0] == head[0].casefold()]
        perhaps = f"; perhaps “{near[0].capitalize()}”?" if len(near) == 1 else ""
        self.ledger.look(number, f"“{head} {piece}” seems to be torn{perhaps}")
        return f"{head} {tail}"

    def _script(self, word: str, number: int) -> str:
        """Mend a word with a letter of another script in it, where only one word of the course has that shape."""
        foreign = [mark for mark in word if not _is_latin(mark)]
        if not foreign or len(foreign) == len(word) or len(foreign) > len(word) / 2:
            return word
        pattern = "".join(re.escape(mark) if _is_latin(mark) else "[a-zà-ÿ]" for mark in word)
        found = self.vocabulary.matching(pattern)
        if len(found) != 1:
            self.ledger.look(number, f"“{word}” has letters of two scripts")
            return word
        mended = found[0].capitalize() if word[0].isupper() else found[0]
        self.ledger.repaired(number, f"“{word}”, with letters of two scripts, was read as “{mended}”", word)
        return mended


def _is_latin(mark: str) -> bool:
    return unicodedata.name(mark, "").startswith(("LATIN", "FEMININE", "MASCULINE")) or unicodedata.combining(mark) != 0


def _titled(lines: list[str], ledger: Ledger) -> list[str]:
    """Make headings of short lines in title case that lead to a list or a paragraph."""
    out = list(lines)
    level = 2
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if _names_all(lines[first : first + 2]):
        out[first] = f"# {lines[first].strip()}\n"
        level = 1
    for index, line in enumerate(lines):
        if marks := re.match(r"^(#{1,6})\s", line):
            level = len(marks[1])
        elif out[index] == line and _stands_out(lines, index) and _is_title(line, lines[index + 1 :][:1]):
            out[index] = f"\n{'#' * min(level + 1, 6)} {line.strip()}\n"
            ledger.became(index + 1, f"“{line.strip()}” became a heading")
    return "\n".join(out).split("\n")


def _names_all(lines: list[str]) -> bool:
    """Tell whether the first line of a text, with a blank one below it, is the title of it all."""
    line = lines[0].strip() if lines else ""
    bare = not re.search(r"[.:;,!?)\t]$|^[-*#|>\d]|[|<>]|\t", line) and line[:1].isupper()
    return bare and 0 < len(line) <= _LONGEST_TITLE and len(lines) > 1 and not lines[1].strip()


def _is_title(line: str, below: list[str]) -> bool:
    """Tell whether a line reads as a title: in title case, or, as in Spanish, at least above a list."""
    words = line.split()
    if not 1 < len(words) <= 9 or len(line) > 70 or re.search(r"[.:;,!?)\t]$|^[-*#|>\d]|[|<>]|\t", line.strip()):
        return False
    long = [word for word in words if word.casefold() not in _SMALL and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in long)
    listed = bool(below) and below[0].startswith("- ")
    return words[0][0].isupper() and len(long) > 1 and (listed or capital >= len(long) * 0.6)


def _stands_out(lines: list[str], index: int) -> bool:
    """Tell whether a line ends what was before it and is followed by something it may head."""
    before = lines[index - 1] if index else ""
    after = lines[index + 1] if index + 1 < len(lines) else ""
    return (not before.strip() or before.startswith("- ")) and (
        after.startswith("- ") or len(after) > len(lines[index])
    )


def _forms(lines: list[str]) -> list[str]:
    """Make tables of lines parted by tabs, and blanks of lines that end with one."""
    out: list[str] = []
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and "\t" in lines[end].strip(" ") and not lines[end].startswith("\t"):
            end += 1
        run = [[cell.strip() for cell in line.split("\t")] for line in lines[index:end]]
        width = max((len(row) for row in run), default=0)
        if len(run) > 1 and width > 2:
            out += ["", *layout([[cell.replace("|", "\\|") for cell in row] for row in run]).split("\n"), ""]
        elif run:
            out += ["", *(_filled(line) for line in lines[index:end]), ""]
        else:
            out.append(lines[index])
            end = index + 1
        index = end
    return out


def _filled(line: str) -> str:
    """Return a line that ends with a tab as one that ends with a blank."""
    match = _FILL_IN.match(line)
    return f"{match['text']} ______  " if match else line.replace("\t", " ")
