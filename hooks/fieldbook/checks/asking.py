"""What the rules for a page ask of the course around it: is there such a file, such a note, such a heading?

Their questions are noted with the answers. What the rules have found in a page holds for as long as its text is the
same and the course gives the same answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

Facts = tuple[int, int]
"""Size and time of a file, which tell whether it was changed."""


class Asked(NamedTuple):
    """Questions and their answers: words that a set of the course holds, words that it does not, and sets as wholes.

    Sets go by their names. `files` holds what files are like, None where there is none.
    """

    there: dict[str, set[str]]
    missing: dict[str, set[str]]
    wholes: dict[str, bytes]
    files: dict[str, Facts | None]


class Asking:
    """Notes what is asked, for one page after the other."""

    def __init__(self) -> None:
        self.asked = Asked({}, {}, {}, {})

    def begin(self) -> Asked:
        """Begin with another page, and return what will hold its questions."""
        self.asked = Asked({}, {}, {}, {})
        return self.asked


class Watched(Set[str]):
    """Some words of a course, such as the ids of its notes. It notes which ones are looked up, and who looks at all."""

    def __init__(self, name: str, words: frozenset[str], asking: Asking) -> None:
        self.words = words
        self._name = name
        self._asking = asking

    def __contains__(self, word: object) -> bool:
        found = word in self.words
        asked = self._asking.asked
        (asked.there if found else asked.missing).setdefault(self._name, set()).add(str(word))
        return found

    def __iter__(self) -> Iterator[str]:
        self._asking.asked.wholes[self._name] = self.mark
        return iter(self.words)

    def __len__(self) -> int:
        self._asking.asked.wholes[self._name] = self.mark
        return len(self.words)

    @classmethod
    def _from_iterable(cls, it: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        return frozenset(it)

    @cached_property
    def mark(self) -> bytes:
        """A short sum of all the words."""
        return sum_up(*sorted(self.words))


def sum_up(*texts: str) -> bytes:
    """Return a short sum of some texts."""
    mark = blake2b(digest_size=16)
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        mark.update(b"%d " % len(data))
        mark.update(data)
    return mark.digest()
