"""Passages that stand elsewhere in a lesson than in its source, found among the words that the lesson has besides."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from difflib import SequenceMatcher

_LONGEST = 400
_SAME, _PATIENCE = 100_000, 4_000_000
"""Pairs of equal words in a passage and what it is looked for in, and in all of them, beyond which that takes minutes.
"""
_TELLING = 4
"""Letters from which on a single word counts as the one that is missed elsewhere."""
_BETWEEN = -1


class MovedWords:
    """The words that a lesson has besides, in their order, to find passages that moved."""

    def __init__(self, spare: list[int], shown: list[str]) -> None:
        self._words: list[str | None] = []
        self._places: dict[str, deque[int]] = defaultdict(deque)
        self._patience = _PATIENCE
        for run in passages(spare):
            # What no word equals parts passages that do not follow each other.
            self._words += [*(shown[index] for index in run), None]
        for place, word in enumerate(self._words):
            if word is not None:
                self._places[word].append(place)
        self._counts = Counter(self.left)

    @property
    def left(self) -> list[str]:
        """The words that no passage has taken, in order."""
        return [word for word in self._words if word is not None]

    def take(self, passage: list[str]) -> list[str]:
        """Take the words of a passage, in order; return those that are nowhere."""
        if not self._words or not passage:
            return passage
        if len(passage) > _LONGEST:
            half = len(passage) // 2
            return self.take(passage[:half]) + self.take(passage[half:])
        pairs = sum(self._counts[word] for word in passage)
        self._patience -= pairs
        if pairs > _SAME or self._patience < 0:
            return self._take_each(passage)
        found: set[int] = set()
        places = self._places_of(passage)
        alike = [None if place == _BETWEEN else self._words[place] for place in places]
        for at, there, size in SequenceMatcher(None, passage, alike, autojunk=False).get_matching_blocks():
            # A cell and its heading may change places; words that the engine itself writes are short.
            if size > 1 or (size == 1 and (len(passage) == 1 or len(passage[at]) >= _TELLING)):
                found.update(range(at, at + size))
                for place in places[there : there + size]:
                    self._drop(place)
        rest = passages([index for index in range(len(passage)) if index not in found])
        if not found:
            return passage
        # What stood in another order in the lesson is found once its neighbours are out of the way.
        return [word for piece in rest for word in self.take([passage[index] for index in piece])]

    def _take_each(self, passage: list[str]) -> list[str]:
        """Take words one by one, wherever they are: of words that all are the same, the order says nothing."""
        missing = []
        for word in passage:
            if not self._counts[word]:
                missing.append(word)
                continue
            places = self._places[word]
            while self._words[places[0]] is None:
                places.popleft()
            self._drop(places.popleft())
        return missing

    def _places_of(self, passage: list[str]) -> list[int]:
        """Return where the words of a passage are, in order, and `_BETWEEN` where other words part them.

        To look through all words for each passage takes minutes.
        """
        places: list[int] = []
        for word in {*passage} & self._places.keys():
            self._places[word] = deque(place for place in self._places[word] if self._words[place] is not None)
            places += self._places[word]
        found: list[int] = []
        for place in sorted(places):
            if found and found[-1] != place - 1:
                found.append(_BETWEEN)
            found.append(place)
        return found

    def _drop(self, place: int) -> None:
        """Take the word at a place."""
        word, self._words[place] = self._words[place], None
        self._counts[str(word)] -= 1


def passages(indices: list[int]) -> list[list[int]]:
    """Part indices where they do not follow each other."""
    found: list[list[int]] = []
    for index in indices:
        if found and found[-1][-1] == index - 1:
            found[-1].append(index)
        else:
            found.append([index])
    return found
