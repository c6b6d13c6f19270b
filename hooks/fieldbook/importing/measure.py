"""Whether anything was lost: the words that a source shows, against those that its lesson shows, in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .words import words

_TELLING = 4
"""Letters from which on a single word counts as the one that is missed elsewhere."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What was counted: all words, those that the lesson shows, those listed with a reason, and those lost."""

    total: int
    shown: int
    listed: int
    lost: tuple[str, ...] = ()

    def __add__(self, other: Measure) -> Measure:
        return Measure(
            self.total + other.total, self.shown + other.shown, self.listed + other.listed, self.lost + other.lost
        )


def compare(pairs: Iterable[tuple[list[str], list[str]]], listed: Iterable[str]) -> Measure:
    """Return how many words of the source the lesson shows, in order or as whole passages that moved.

    `pairs` hold what the source shows and what the lesson shows, part by part. `listed` are texts that the
    report gives with a reason; what misses is looked for there next.
    """
    reasons = Counter(word for text in listed for word in words(text))
    total = 0
    missing: list[str] = []
    for source, shown in pairs:
        total += len(source)
        missing += _missing(source, shown)
    lost: list[str] = []
    for word in missing:
        if reasons[word] > 0:
            reasons[word] -= 1
        else:
            lost.append(word)
    return Measure(total, total - len(missing), len(missing) - len(lost), tuple(lost))


def _missing(source: list[str], shown: list[str]) -> list[str]:
    absent, spare = _aligned(source, shown)
    pool = _Pool(spare, shown)
    return [word for passage in _passages(absent) for word in pool.take([source[index] for index in passage])]


def _aligned(source: list[str], shown: list[str]) -> tuple[list[int], list[int]]:
    """Walk both sides together; return the indices of what the lesson misses and of what it has besides.

    Where they differ, both go on at the nearest place where three words agree: linear in all but odd cases,
    and never counting a word that is not there in order.
    """
    places = defaultdict(list)
    for index in range(len(shown)):
        places[tuple(shown[index : index + 3])].append(index)
    missing: list[int] = []
    spare: list[int] = []
    at = there = 0
    while at < len(source) and there < len(shown):
        if source[at] == shown[there]:
            at, there = at + 1, there + 1
            continue
        step = _pasted(source, shown, at, there)
        if step:
            at, there = at + step[0], there + step[1]
            continue
        next_at, next_there = _meet(source, places, at, there)
        missing += range(at, min(next_at, len(source)))
        spare += range(there, min(next_there, len(shown)))
        at, there = next_at, next_there
    missing += range(at, len(source))
    spare += range(there, len(shown))
    return missing, spare


def _pasted(source: list[str], shown: list[str], at: int, there: int) -> tuple[int, int] | None:
    """Tell whether a word of one side is two or three of the other, put together."""
    for count in (2, 3):
        if "".join(source[at : at + count]) == shown[there] and at + count <= len(source):
            return count, 1
        if "".join(shown[there : there + count]) == source[at] and there + count <= len(shown):
            return 1, count
    return None


def _meet(source: list[str], places: dict[tuple[str, ...], list[int]], at: int, there: int) -> tuple[int, int]:
    """Return the nearest pair of places, from here on, where both sides agree."""
    best: tuple[int, int] | None = None
    limit = len(source)
    index = at
    while index < limit:
        found = next((place for place in places.get(tuple(source[index : index + 3]), ()) if place >= there), None)
        if found is not None:
            cost = (index - at) + (found - there)
            if best is None or cost < (best[0] - at) + (best[1] - there):
                best = (index, found)
            limit = min(limit, at + (best[0] - at) + (best[1] - there))
        index += 1
    return best or (len(source), there if at >= len(source) else 10**9)


def _passages(indices: list[int]) -> list[list[int]]:
    """Part indices where they do not follow each other."""
    found: list[list[int]] = []
    for index in indices:
        if found and found[-1][-1] == index - 1:
            found[-1].append(index)
        else:
            found.append([index])
    return found


class _Pool:
    """The words that a lesson has besides, in their order, to find passages that moved."""

    def __init__(self, spare: list[int], shown: list[str]) -> None:
        self.runs = [[shown[index] for index in run] for run in _passages(spare)]

    def take(self, passage: list[str]) -> list[str]:
        """Take the words of a passage, longest runs first; return those that are nowhere."""
        if not passage:
            return []
        for size in range(len(passage), 0, -1):
            if size == 1 and len(passage) > 1:
                # A cell and its heading may change places; words that the engine itself writes are short.
                return [word for word in passage if len(word) < _TELLING or not self._taken([word])]
            for start in range(len(passage) - size + 1):
                if self._taken(passage[start : start + size]):
                    return self.take(passage[:start]) + self.take(passage[start + size :])
            if size > 400:
                # Long passages are rarely moved whole; looking for every length of them would take for ever.
                return self.take(passage[: size // 2]) + self.take(passage[size // 2 :])
        return passage

    def _taken(self, wanted: list[str]) -> bool:
        for number, run in enumerate(self.runs):
            for start in range(len(run) - len(wanted) + 1):
                if run[start : start + len(wanted)] == wanted:
                    self.runs[number : number + 1] = [run[:start], run[start + len(wanted) :]]
                    return True
        return False
