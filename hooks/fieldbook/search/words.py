"""Text cut into words as the index has them: lower case, without accents.

`overrides/assets/fieldbook/search-words.js` does the same with what people type; a test compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LETTERS = {
    **{"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ"},
    **{"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك"},
}
"""Letters that people type otherwise, and that Unicode does not decompose."""
_PASSED_OVER = re.compile("[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u00ad\u200c\u200d\u2060\ufeff]")
"""Accents of Latin, Greek and Cyrillic letters, Hebrew and Arabic signs of vowels, and what no one sees."""
_UNSPACED = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese, which set no spaces between words."""
_PIECES = re.compile(f"([{_UNSPACED}]+)")
_ARTICLE = re.compile("^[وف]?(?:ال|بال|كال|لل)(?=...)")
"""The Arabic article, with what is written together with it; who looks for a word leaves it out."""


class _Folding(dict[int, str]):
    """A table for `str.translate`, filled when a character is first looked up."""

    def __missing__(self, code: int) -> str:
        letter = unicodedata.normalize("NFKD", chr(code)).lower()
        letter = _PASSED_OVER.sub("", letter)
        folded = "".join(
            _LETTERS.get(one, one) if unicodedata.category(one)[0] in "LNM" else " "
            for one in unicodedata.normalize("NFC", letter)
        )
        self[code] = folded
        return folded


_FOLDING = _Folding()


def cut(text: str) -> Iterator[str]:
    """Yield the words of a text in their order.

    Of scripts without spaces between words, each pair of neighbouring letters is a word, and so is the last letter:
    any part of a run of letters can be found that way.
    """
    for run in unicodedata.normalize("NFKC", text).translate(_FOLDING).split():
        if run.isascii():
            yield run
            continue
        # Every second piece is of such scripts; what is empty stands before the first, or behind the last.
        for number, piece in enumerate(_PIECES.split(run)):
            if number % 2:
                yield from (piece[at : at + 2] for at in range(len(piece)))
            elif piece:
                yield piece


def forms(word: str) -> tuple[str, ...]:
    """Return a word and, where it has the article in front, the word without it."""
    bare = "" if word.isascii() else _ARTICLE.sub("", word)
    return (word, bare) if bare and bare != word else (word,)
