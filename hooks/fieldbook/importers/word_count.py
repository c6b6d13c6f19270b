"""Whether anything was lost: the words that a source shows, against those that its lesson shows, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .moved_words import MovedWords, passages
from .words import words

_LONG = 20
"""Words of a passage that stands in a text but once."""
_FEW = 3
"""Words that may be missed and found elsewhere one by one."""
_CROWD = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """What was counted: all words, those that the lesson shows, those listed with a reason, and those lost."""

    total: int
    shown: int
    listed: int
    lost: tuple[str, ...] = ()
    unread: int = 0
    """Words of documents that were not read."""

    def __add__(self, other: Measure) -> Measure:
        return Measure(
            self.total + other.total,
            self.shown + other.shown,
            self.listed + other.listed,
            self.lost + other.lost,
            self.unread + other.unread,
        )


def compare(pairs: Iterable[tuple[list[str], list[str]]], listed: Iterable[str]) -> Measure:
    """Return how many words of the source the lesson shows, in order or as whole passages that moved.

    `pairs` hold what the source shows and what the lesson shows, part by part. `listed` are texts that the
    report gives with a reason; what misses is looked for there next.
    """
    given = [words(text) for text in listed]
    total = passed = 0
    missing: list[str] = []
    spare: list[str] = []
    for whole, shown in pairs:
        source, given = _without(whole, given)
        total += len(whole)
        passed += len(source)
        absent, rest = _missing(source, shown)
        missing += absent
        spare += rest
    reasons = Counter(word for passage in given for word in passage)
    lost: list[str] = []
    for word in missing:
        if reasons[word] > 0:
            reasons[word] -= 1
        else:
            lost.append(word)
    apart = Counter(spare)
    if len(lost) <= _FEW or (len(apart) <= _CROWD * len(lost) and _is_among(lost, spare)):
        # So few lie between passages that moved; so many stand there in order, one by one, between others.
        found = [word for word in lost if apart[word] > 0]
        lost = [word for word in lost if apart[word] <= 0]
        missing = missing[: len(missing) - len(found)]
    shown_words = passed - len(missing)
    return Measure(total, shown_words, total - shown_words - len(lost), tuple(lost))


def _without(source: list[str], listed: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Take the long passages that the report gives with a reason out of a source; return what is left of both.

    The headings that a table of contents lists would be taken for those of the text, and what is between for missing.
    """
    long = [passage for passage in listed if len(passage) >= _LONG]
    if not long:
        return source, listed
    starts: dict[tuple[str, ...], list[int]] = {tuple(passage[:_LONG]): [] for passage in long}
    for index in range(len(source)):
        if (begun := starts.get(tuple(source[index : index + _LONG]))) is not None:
            begun.append(index)
    gone: set[int] = set()
    left = [passage for passage in listed if len(passage) < _LONG]
    for passage in long:
        place = next((at for at in starts[tuple(passage[:_LONG])] if at not in gone), len(source))
        # Some words are read otherwise in the text, as brackets behind others.
        absent, other = _aligned(passage, source[place : place + len(passage)])
        left.append([passage[index] for index in absent])
        taken = {*range(place, min(place + len(passage), len(source)))}
        gone |= taken.difference(place + index for index in other)
    return [word for index, word in enumerate(source) if index not in gone], left


def _is_among(wanted: list[str], words: list[str]) -> bool:
    """Tell whether words stand among others in their order."""
    left = iter(words)
    return all(word in left for word in wanted)


def _missing(source: list[str], shown: list[str]) -> tuple[list[str], list[str]]:
    """Return the words that the lesson misses, and those that it has besides."""
    absent, spare = _aligned(source, shown)
    moved = MovedWords(spare, shown)
    missing = [word for passage in passages(absent) for word in moved.take([source[index] for index in passage])]
    return missing, moved.left


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
        listed = places.get(tuple(source[index : index + 3]), [])
        later = bisect_left(listed, there)
        found = listed[later] if later < len(listed) else None
        if found is not None:
            cost = (index - at) + (found - there)
            if best is None or cost < (best[0] - at) + (best[1] - there):
                best = (index, found)
            limit = min(limit, at + (best[0] - at) + (best[1] - there))
        index += 1
    return best or (len(source), there if at >= len(source) else 10**9)
