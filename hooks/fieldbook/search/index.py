"""What browsers search in: the pages of a site, their sections, and for each word the sections that have it.

The words are looked up where they stand, and the places of a word are read when it is asked for: on a slow phone it
takes longer to build or to load the index of a library (lunr, MiniSearch) than people wait.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .words import cut, forms

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Place(NamedTuple):
    """What a page is in the course. `rank` is 0 for what teaches, 1 for a page of the course, 2 for any other.

    `is_guide` tells that it is for those who write the course. `names` are what people call it besides its title.
    """

    order: int
    title: str
    number: str = ""
    module: str = ""
    rank: int = 2
    is_guide: bool = False
    names: Sequence[str] = ()


class Entry(NamedTuple):
    """A section of a page, as text: its id on the page, "" for the page itself."""

    address: str
    id: str
    title: str
    text: str
    tags: Sequence[str] = ()
    boost: float = 1


def search_index(
    entries: Iterable[Entry], places: Mapping[str, Place], synonyms: Iterable[Iterable[str]]
) -> dict[str, Any]:
    """Return the index of some pages' sections.

    `places` are what is known of pages by their addresses; `synonyms` are groups of words and phrases that mean the
    same to people who search.
    """
    by_page: dict[str, list[Entry]] = {}
    for entry in entries:
        by_page.setdefault(entry.address, []).append(entry)
    unknown = Place(len(places), "")
    order = sorted(by_page, key=lambda address: places.get(address, unknown).order)
    pages, sections, words = [], [], _Words()
    for number, address in enumerate(order):
        place = places.get(address, unknown)
        title = place.title or by_page[address][0].title
        boost = max(entry.boost for entry in by_page[address])
        names = [" ".join(cut(name)) for name in place.names]
        pages.append([address, title, place.number, place.module, place.rank, boost, names])
        for entry in by_page[address]:
            heading = entry.title if entry.id else title
            words.add(f"{heading} {entry.title} {' '.join(entry.tags)}", f"{heading} {entry.text}")
            sections.append([number, entry.id, heading, entry.text])
    groups = [group for one in synonyms if len(group := [list(cut(phrase)) for phrase in one]) > 1]
    return {"pages": pages, "sections": sections, "synonyms": groups, **words.packed()}


class _Words:
    """The words of sections, with the sections that have them."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}
        self._last: dict[str, int] = {}
        self._sections = 0

    def add(self, title: str, text: str) -> None:
        """Take the next section: for each word how far it is from the last section that has it, and how often."""
        in_title = {form for one in cut(title) for form in forms(one)}
        for word, count in Counter(form for one in cut(text) for form in forms(one)).items():
            self._add(word, count, is_title=word in in_title)
            in_title.discard(word)
        for word in sorted(in_title):
            self._add(word, 1, is_title=True)
        self._sections += 1

    def _add(self, word: str, count: int, *, is_title: bool) -> None:
        step = _written(self._sections - self._last.get(word, 0))
        self._last[word] = self._sections
        often = "" if count == 1 else f".{_written(min(count, 35))}"
        self._found.setdefault(word, []).append(f"{step}{often}{'!' if is_title else ''}")

    def packed(self) -> dict[str, str]:
        """Return the words in the order in which browsers compare them, and in the same order the places of each."""
        order = sorted(self._found, key=lambda word: word.encode("utf-16-be"))
        return {"words": " ".join(order), "places": ",".join(" ".join(self._found[word]) for word in order)}


def _written(number: int) -> str:
    """Return a number to the base of 36, as browsers read it."""
    written = ""
    while number >= 36:
        number, last = divmod(number, 36)
        written = _DIGITS[last] + written
    return _DIGITS[number] + written
