"""Ids and names made from words: ids of headings, outcomes and worksheets, names of fields.

A name has to survive in HTML ids, in storage keys and in files that people read, and it must depend on the
words alone, so that moving a question keeps its answers. It is made of letters, digits and the marks on them, without
which words of most scripts are others: signs of vowels in Hindi and Thai, the breve of a Russian й. It is composed
(NFC), so that it does not matter how a keyboard gave it. Whoever reads a name that was typed asks `given_name`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count

LONGEST = 60
"""Characters after which a name is cut, at a word; a long question need not become a long key."""

_LATIN = str.maketrans(
    {"\u00df": "ss", "\u0131": "i", "\u0142": "l", "\u0141": "L", "\u00f8": "o", "\u00d8": "O", "\u0111": "d"}
    | {"\u00e6": "ae", "\u00c6": "AE", "\u0153": "oe", "\u0152": "OE", "\u00fe": "th", "\u00f0": "d"}
)
"""Latin letters that Unicode takes for no letter with an accent."""
_ACCENTS = re.compile("(?<![\u0300-\u036f\u0400-\u1cff\u3000-\ua71f])[\u0300-\u036f]+")
"""Accents on Latin and Greek letters, which names leave out. In other scripts, such a mark makes another letter."""
_JOINERS = re.compile("(?<=[\u0900-\u0dff])[\u200c\u200d]+")
"""What shapes letters in the scripts of India; in Persian, it parts words."""
_TAKEN_APART = (("\u0e4d\u0e32", "\u0e33"), ("\u0ecd\u0eb2", "\u0eb3"))
"""A letter of Thai and one of Lao, which Unicode takes apart, but does not compose."""
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def slug(text: str) -> str:
    """Return `text` as a name: lower case, words joined by hyphens, Latin and Greek accents dropped, all others kept.

    The result is empty where the text has no letter or digit, and at most `LONGEST` characters long.
    """
    name = "-".join(words(text))
    if len(name) <= LONGEST:
        return name
    cut = name.rfind("-", 0, LONGEST + 1)
    return name[: cut if cut > 0 else LONGEST]


def plain_slug(text: str, otherwise: str) -> str:
    """Return `text` as a name in the letters a to z, as files need it that all computers unpack.

    Args:
        text: What the name is made from.
        otherwise: The name where nothing of that is in Latin letters.
    """
    name = slug(in_latin(text)) or otherwise
    return f"{name}-page" if is_device(name) else name


def is_device(name: str) -> bool:
    """Tell whether Windows takes a file or folder of this name for a device, and so can have none, whatever its ending.

    Source: learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file.
    """
    return _DEVICE.fullmatch(name) is not None


def in_latin(text: str) -> str:
    """Return what of `text` is in the letters a to z, with accents dropped and ligatures spelt out."""
    return "".join(sign for sign in decomposed(text) if sign.isascii())


def decomposed(text: str) -> str:
    """Return `text` with accents apart from their letters, and with Latin letters spelt out that have no accent."""
    return unicodedata.normalize("NFKD", composed(text).translate(_LATIN))


def words(text: str) -> list[str]:
    """Return the words of `text`: lower case, composed, without apostrophes and without Latin and Greek accents."""
    plain = text.replace("'", "")
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain.replace("\u2019", "")))
        plain = _JOINERS.sub("", composed(plain))
        for parts, letter in _TAKEN_APART:
            plain = plain.replace(parts, letter)
    return "".join(sign if _is_of_word(sign) else " " for sign in plain.lower()).split()


def in_alphabet(text: str) -> list[str]:
    """Return the words of `text` as they stand in an alphabet, where an accent is no letter: ё is with е."""
    return words(re.sub("[\u0300-\u036f]", "", decomposed(text)))


def _is_of_word(sign: str) -> bool:
    """Tell whether a sign is a letter, a digit, or a mark on one; what only chooses the look of an emoji is none."""
    return sign.isalnum() or (
        sign > "\u02ff" and unicodedata.category(sign) in ("Mn", "Mc") and not "\ufe00" <= sign <= "\ufe0f"
    )


def is_name(text: str) -> bool:
    """Tell whether `text` is a name as authors may type one: letters, digits, hyphens and underscores."""
    return _is_of_word(text[:1]) and text[-1] != "-" and all(sign in "-_" or _is_of_word(sign) for sign in text)


def given_name(text: str) -> str:
    """Return the name that an author typed, composed; where it is none, the one that its words make."""
    name = composed(text)
    return name if is_name(name) else slug(name)


def composed(text: str) -> str:
    """Return text in which letters and the marks on them are one sign, where there is such a one."""
    return unicodedata.normalize("NFC", text)


def distinct(name: str, taken: Container[str]) -> str:
    """Return `name`, or `name-2`, `name-3`, … where it is already among `taken`."""
    if name not in taken:
        return name
    return next(one for number in count(2) if (one := f"{name}-{number}") not in taken)


def heading_id(text: str, separator: str) -> str:
    """Return the id of a heading: its words in lower case, of any script, joined by `separator`.

    Of ASCII it is what Python-Markdown makes by default, which drops all other letters. With its `slugify_unicode`,
    words of most scripts would lose their vowels.
    """
    plain = "".join(sign for sign in composed(text) if sign in "-_" or sign.isspace() or _is_of_word(sign))
    return re.sub(rf"[{separator}\s]+", separator, plain.strip().lower())


class UniqueNames:
    """Names, no two the same. Of many alike, each is found as fast as the first."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def add(self, name: str) -> str:
        """Return `name`, or `name-2`, `name-3`, … where it was given before."""
        given = name
        while given in self._numbers:
            self._numbers[name] += 1
            given = f"{name}-{self._numbers[name]}"
        self._numbers[given] = 1
        return given
