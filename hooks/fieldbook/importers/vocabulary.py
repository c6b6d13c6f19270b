"""Words that are words: those of the course itself, and those of a dictionary of its language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from spellchecker import SpellChecker

_MUCH = 20
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Vocabulary:
    """The words of a course in `language`; the dictionary is opened only where it is asked."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        self._texts, self._language = list(texts), language

    @cached_property
    def _own(self) -> Counter[str]:
        # A torn piece stands once; what stands twice, or in a line without a tab, is a word.
        found: Counter[str] = Counter()
        for text in self._texts:
            for line in text.split("\n"):
                head, tab, tail = line.partition("\t")
                whole = tail if tab and len(head.strip()) < 6 else line
                found.update(
                    word.casefold() for word in _WORD.findall(whole.partition(" ")[2] if tab and head else whole)
                )
        return found

    @cached_property
    def _dictionary(self) -> SpellChecker | None:
        return SpellChecker(language=self._language, distance=1) if self._language in SpellChecker.languages() else None

    def __contains__(self, word: str) -> bool:
        bare = word.casefold()
        # Dictionaries leave out many plurals.
        forms = {bare, bare.removesuffix("s"), bare.removesuffix("es")}
        return bare in self._own or (self._dictionary is not None and any(form in self._dictionary for form in forms))

    def matching(self, pattern: str) -> list[str]:
        """Return the words of the course, or else of the dictionary, that match a pattern, most frequent first."""
        compiled = re.compile(pattern, re.I)
        own = [word for word, _ in self._own.most_common() if compiled.fullmatch(word)]
        if own or self._dictionary is None:
            return own
        found = [word for word in self._dictionary.word_frequency.words() if compiled.fullmatch(word)]
        return sorted(found, key=lambda word: -int(self._dictionary.word_frequency[word]) if self._dictionary else 0)

    def is_rare_beside(self, word: str, other: str) -> bool:
        """Tell whether `word` is so much rarer in its language than `other` that it is hardly meant."""
        if self._dictionary is None or word.casefold() in self._own:
            return False
        frequency = self._dictionary.word_frequency
        return int(frequency[word.casefold()]) * _MUCH < int(frequency[other.casefold()])

    def near(self, word: str) -> list[str]:
        """Return what the dictionary holds one letter away from `word`."""
        return sorted(self._dictionary.candidates(word) or ()) if self._dictionary else []
