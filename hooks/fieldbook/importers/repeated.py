"""What stands around the words of all pages of an old site and is not marked as such: it shows where they are compared.

The words of a page stand in one element; what is beside it on nearly all pages is the site's. Where they stand beside
each other without such an element, only what begins or ends the page can be the site's. What reads like a text of its
own stays, wherever it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

import lxml.html
from bs4 import Tag
from bs4.element import NavigableString, PreformattedString
from lxml import etree

from .element_names import HEADINGS, PHRASES
from .placeholders import Placeholders

_FEWEST = 3
"""Pages below which nothing shows by comparing them."""
_NEARLY_ALL = 0.75
_DEEPEST = 15
"""Levels below which elements are no more compared: what stands around a page's words is not that deep in it."""
_MOST = 0.6
"""The part of a page's own words that is in the element that holds them."""
_HOLDERS = ("article", "center", "div", "form", "main", "section", "table", "tbody", "td", "tr")
_LETTERS = re.compile(r"\w+")
_OWNED = re.compile(r"©|\bcopyright\b|\ball rights reserved\b|\blicen[sc]ed?\b|\bpowered by\b", re.I)
_SENTENCE = re.compile(r"[.!?…:](?:\s|$)")
_PROSE, _FEW, _OWNER = 30, 4, 60
"""Words beside links beyond which an element is a text of its own: beside what holds the page's words, among them, and
for a line on who owns the site."""
_SHORT = 12
_CONTROLS = ["form", "input", "button", "select"]


@dataclass(frozen=True, slots=True)
class Repeated:
    """The signs of the elements, and those of the links, that nearly all pages of a site have."""

    elements: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()


NOTHING = Repeated()


def compare(pages: Collection[str]) -> Repeated:
    """Return what nearly all pages of HTML have, nothing where they are too few to tell."""
    if len(pages) < _FEWEST:
        return NOTHING
    elements: Counter[str] = Counter()
    links: Counter[str] = Counter()
    for page in pages:
        found = list(_signs(page))
        elements.update({sign for _name, sign in found})
        links.update({sign for name, sign in found if name == "a"})
    enough = max(_FEWEST, _NEARLY_ALL * len(pages))
    often = [frozenset(sign for sign, pages in counted.items() if pages >= enough) for counted in (elements, links)]
    return Repeated(*often)


def _signs(page: str) -> Iterator[tuple[str, str]]:
    """Yield the names and signs of a page's elements."""
    try:
        tree = lxml.html.document_fromstring(page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return
    etree.strip_elements(tree, "script", "style", "noscript", "template", etree.Comment, with_tail=False)
    level = list(tree.iterchildren("body"))
    for _depth in range(_DEEPEST):
        level = [child for element in level for child in element if isinstance(child.tag, str)]
        for element in level:
            pictures = [str(one.get("src") or "") for one in element.iter("img")]
            words = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
            if sign := _joined(_letters(words), pictures):
                yield str(element.tag), sign


def _letters(words: str) -> str:
    """Return the letters of words, by which they are compared, wherever a space stands."""
    return "".join(_LETTERS.findall(words)).casefold()


def _joined(letters: str, pictures: Iterable[str]) -> str:
    """Return the sign of an element, which tells it from others: its letters, and the names of its pictures."""
    return "|".join([letters, *(name.rpartition("/")[2] for name in pictures)]).strip("|")


def around(body: Tag, repeated: Repeated, marks: Placeholders) -> list[Tag]:
    """Return the elements of a page that stand around its words on nearly all pages."""
    if not repeated.elements:
        return []
    return list(_Page(body, repeated, marks).around())


class _Page:
    """One page, compared with what its neighbours have, too."""

    def __init__(self, body: Tag, repeated: Repeated, marks: Placeholders) -> None:
        self.body, self.repeated, self.marks = body, repeated, marks
        self._own_letters: dict[int, int] = {}
        self._count(body)

    def around(self) -> Iterator[Tag]:
        """Yield what stands around the words of the page."""
        holder: Tag | None = self.body
        inner = self.body
        while holder is not None:
            inner = holder
            children = [child for child in inner.children if isinstance(child, Tag)]
            sizes = [self._own(child) for child in children]
            most = max(sizes, default=0)
            at = sizes.index(most) if most else 0
            holder = children[at] if most > _MOST * sum(sizes) and children[at].name in _HOLDERS else None
            if holder is not None:
                yield from (one for one in children[:at] if self._is_frame(one, _PROSE, leads=True))
                yield from (one for one in children[at + 1 :] if self._is_frame(one, _PROSE))
        if self._own(inner):
            yield from self._at_edge(list(inner.children), leads=True)
            yield from self._at_edge(list(inner.children)[::-1])

    def _at_edge(self, nodes: list[Any], *, leads: bool = False) -> Iterator[Tag]:
        """Yield what of the first nodes is the site's, up to the first that is the page's."""
        for node in nodes:
            if isinstance(node, Tag):
                if self._is_frame(node, _FEW, leads=leads):
                    yield node
                elif self._own(node):
                    return
            elif not isinstance(node, PreformattedString) and _LETTERS.search(str(node)):
                return

    def _own(self, tag: Tag) -> int:
        """Return how many letters of an element only its page has."""
        return self._own_letters.get(id(tag), 0)

    def _count(self, tag: Tag, depth: int = 0) -> tuple[str, list[str]]:
        """Count the letters that only the page has in an element and those in it, and return what its sign is made of.

        What stands deeper than others were compared is read in one go.
        """
        if depth == _DEEPEST:
            letters, pictures = _letters(self._words(tag)), self._pictures(tag)
            self._own_letters[id(tag)] = len(letters)
            return letters, pictures
        pieces: list[str] = []
        pictures, own = ([self._picture(tag)] if tag.name == "img" else []), 0
        for child in tag.children:
            if isinstance(child, Tag):
                letters, shown = self._count(child, depth + 1)
                own += self._own_letters[id(child)]
                pictures += shown
            elif type(child) is NavigableString:
                letters = _letters(unescape(self.marks.plain(str(child))))
                own += len(letters)
            else:
                continue
            pieces.append(letters)
        whole = "".join(pieces)
        self._own_letters[id(tag)] = 0 if _joined(whole, pictures) in self.repeated.elements else own
        return whole, pictures

    def _sign(self, tag: Tag) -> str:
        return _joined(_letters(self._words(tag)), self._pictures(tag))

    def _pictures(self, tag: Tag) -> list[str]:
        return [self._picture(one) for one in tag.find_all("img")]

    def _picture(self, tag: Tag) -> str:
        return self.marks.plain(str(tag.get("src") or ""))

    def _words(self, tag: Tag) -> str:
        return unescape(self.marks.plain(tag.get_text(" ")))

    def _is_frame(self, tag: Tag, most: int, *, leads: bool = False) -> bool:
        """Tell whether an element is the site's, which has at most so many words beside its links.

        `leads` where it stands above the words of its page. What is within a line stays with it.
        """
        if tag.name in PHRASES:
            return False
        words = self._words(tag)
        links = [link for link in [tag, *tag.find_all("a")] if link.name == "a" and link.get("href")]
        beside = len(_LETTERS.findall(words)) - sum(len(_LETTERS.findall(self._words(link))) for link in links)
        if self._sign(tag) not in self.repeated.elements:
            return self._is_path(tag, links, beside)
        if _OWNED.search(words):
            return beside <= _OWNER
        if links or tag.find(_CONTROLS) is not None or not words.strip():
            return beside <= most
        return leads and beside <= _SHORT and not _SENTENCE.search(words) and self._is_above_title(tag)

    def _is_path(self, tag: Tag, links: list[Tag], beside: int) -> bool:
        """Tell whether an element is a menu or a path to its page, which begins with a link that all pages have."""
        if not links or self._sign(links[0]) not in self.repeated.links or tag.find(HEADINGS) is not None:
            return False
        below = tag.find_next(HEADINGS[:2])
        title = _LETTERS.findall(self._words(below)) if below is not None else []
        return beside == 0 or (beside <= len(title) and self._ends_in(tag, title))

    def _ends_in(self, tag: Tag, title: list[str]) -> bool:
        said = _LETTERS.findall(self._words(tag).casefold())
        return said[-len(title) :] == [word.casefold() for word in title]

    def _is_above_title(self, tag: Tag) -> bool:
        """Tell whether the next heading is one of the page's own, such that the words above name the site."""
        below = tag.find_next(HEADINGS)
        inner = tag.name in HEADINGS or tag.find(HEADINGS) is not None
        if below is not None and tag in below.parents:
            below = below.find_next(HEADINGS)
        if below is None or below.name not in HEADINGS[:2] or self._sign(below) in self.repeated.elements:
            return False
        return not inner or tag.name == "h1" or tag.find("h1") is not None
