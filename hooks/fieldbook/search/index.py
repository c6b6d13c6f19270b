"""The search index that browsers load: the pages of a site, their sections, and for each word the sections with it.

Words and their places are two long strings; a browser decodes the places of a word only when someone searches for it.
On a slow phone, building or loading the index of a library (lunr, MiniSearch) takes longer than people wait.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from ..cache.store import Memo, fingerprint, uncached
from .words import cut, forms

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class IndexedPage(NamedTuple):
    """What a page is in the course. `rank` is 0 for a lesson or module, 1 for another page of the course, 2 for others.

    `is_guide` tells that it belongs to the guide for authors. `names` are other names of the page that people search.
    """

    order: int
    title: str
    number: str = ""
    module: str = ""
    rank: int = 2
    is_guide: bool = False
    names: Sequence[str] = ()


class Entry(NamedTuple):
    """A section of a page as plain text. `address` is the page's, `id` the heading's, "" for the page's own section."""

    address: str
    id: str
    title: str
    text: str
    tags: Sequence[str] = ()
    boost: float = 1


def search_index(
    entries: Iterable[Entry],
    known_pages: Mapping[str, IndexedPage],
    synonyms: Iterable[Iterable[str]],
    memo: Memo = uncached,
) -> dict[str, Any]:
    """Return the index of sections, ready to be written as JSON.

    Args:
        entries: The sections, in any order of pages.
        known_pages: What each page is in the course, by its address.
        synonyms: Groups of words and phrases that mean the same.
        memo: Returns the words of a page as an earlier index has found them, if the page is unchanged.
    """
    by_page: dict[str, list[Entry]] = {}
    for entry in entries:
        by_page.setdefault(entry.address, []).append(entry)
    unknown = IndexedPage(len(known_pages), "")
    order = sorted(by_page, key=lambda address: known_pages.get(address, unknown).order)
    pages, sections, words = [], [], _Words()
    for number, address in enumerate(order):
        known = known_pages.get(address, unknown)
        title = known.title or by_page[address][0].title
        boost = max(entry.boost for entry in by_page[address])
        names = [" ".join(cut(name)) for name in known.names]
        pages.append([address, title, known.number, known.module, known.rank, boost, names])
        texts = []
        for entry in by_page[address]:
            heading = entry.title if entry.id else title
            texts.append((f"{heading} {entry.title} {' '.join(entry.tags)}", f"{heading} {entry.text}"))
            sections.append([number, entry.id, heading, entry.text])
        key = fingerprint(texts)
        words.add(memo("words", f"{address} {key.hex()}", key, partial(_words_of, texts)))
    groups = [group for one in synonyms if len(group := [list(cut(phrase)) for phrase in one]) > 1]
    return {"pages": pages, "sections": sections, "synonyms": groups, **words.packed()}


class _SectionWords(NamedTuple):
    """The words of a section, separated by spaces, and their marks, separated by commas: how often, in the title.

    Two strings are stored in the cache and loaded much faster than a list of words.
    """

    words: str
    marks: str


def _words_of(texts: Iterable[tuple[str, str]]) -> list[_SectionWords]:
    """Return the words of sections, each a pair of title and text."""
    found = []
    for title, text in texts:
        in_title = {form for one in cut(title) for form in forms(one)}
        counts = Counter(form for one in cut(text) for form in forms(one))
        marks = {word: _often(count) for word, count in counts.items()}
        marks |= {word: f"{marks.get(word, '')}!" for word in in_title}
        found.append(_SectionWords(" ".join(marks), ",".join(marks.values())))
    return found


def _often(count: int) -> str:
    """Return how often a word is in a section as the index has it: "" for once, at most 35 times."""
    return "" if count == 1 else f".{_written(min(count, 35))}"


class _Words:
    """The words of sections, with the sections that have them."""

    def __init__(self) -> None:
        self._found: defaultdict[str, list[str]] = defaultdict(list)
        self._last: dict[str, int] = {}
        self._steps: list[str] = []
        """The number of each section to the base of 36."""

    def add(self, page: Iterable[_SectionWords]) -> None:
        """Add a page's sections: for each word the distance from the last section that has it, and its mark."""
        found, last, steps = self._found, self._last, self._steps
        for section in page:
            here = len(steps)
            steps.append(_written(here))
            words = section.words.split()
            for word, mark in zip(words, section.marks.split(","), strict=False):
                found[word].append(steps[here - last.get(word, 0)] + mark)
            last.update(dict.fromkeys(words, here))

    def packed(self) -> dict[str, str]:
        """Return the words as one string, sorted as JavaScript compares them, and in that order the places of each."""
        order = sorted(self._found, key=lambda word: word.encode("utf-16-be"))
        return {"words": " ".join(order), "places": ",".join(" ".join(self._found[word]) for word in order)}


def _written(number: int) -> str:
    """Return a number to the base of 36, as browsers read it."""
    written = ""
    while number >= 36:
        number, last = divmod(number, 36)
        written = _DIGITS[last] + written
    return _DIGITS[number] + written
