"""A page as it stands in the file, but for what depends on other pages: its ids, and where its links lead.

A draft is made from its page alone: that takes long, and another process may do it. Once there are the drafts of all
pages, it is known what goes into their gaps.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from lxml import etree

from ...html.ids import TABS
from ...pages.style_sheets import style_sheets
from .diagrams import bare_diagrams
from .inlining import inline
from .leaner import forget_names, without_indents
from .links import POINTERS, Outline, OutlineReader, Places
from .trees import Tree, drop, in_parts, query, serialize

_ID, _PARAGRAPH, _END = "id", "p", "/p"
_NAMED = query("//*[@id or " + " or ".join(f"@{name}" for name in POINTERS) + "]")
_LINKS = query("//a[@href]")
_HEADINGS = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}
_MARK = f"#{secrets.token_hex(8)}-"
"""What no page has: libxml2 writes it as it is, also in addresses."""
_MARKED = re.compile(rf"{_MARK}(\d+)\.")
_IN_ADDRESSES = "\"#$%&+,/:;<=>?@[\\]^`{|}!*'()"
"""Signs that libxml2 writes as they are in addresses, besides letters and digits."""


class Gap(NamedTuple):
    """What is missing in a draft.

    With the kind "id" it is the id in the file of what has the id `value` on the page. "p" and "/p" stand around a
    paragraph that is left out if the link in it, to the address `value`, leads nowhere. Any other kind is the name of
    an attribute with the address `value` on the page; it is left out if that leads nowhere.
    """

    kind: str
    value: str


class Draft(NamedTuple):
    """A page's outline, and its HTML: `texts`, with a gap between each and the next."""

    outline: Outline
    texts: tuple[str, ...]
    gaps: tuple[Gap, ...]

    def filled(self, places: Places) -> Iterator[str]:
        """Yield the page's HTML in pieces."""
        filled = {gap: _filled(gap, places) for gap in set(self.gaps)}
        is_left_out = False
        yield self.texts[0]
        for gap, text in zip(self.gaps, self.texts[1:], strict=True):
            if gap.kind in (_PARAGRAPH, _END):
                is_left_out = gap.kind == _PARAGRAPH and not places.links[gap.value]
            if not is_left_out:
                yield filled[gap]
                yield text


def _filled(gap: Gap, places: Places) -> str:
    if gap.kind == _ID:
        return escape(places.ids.get(gap.value, gap.value))
    target = places.links[gap.value].encode("utf-8", "replace").decode("utf-8")
    if gap.kind in (_PARAGRAPH, _END) or not target:
        return ""
    # An address within the file stays as its id is written.
    return f' {gap.kind}="{escape(target if target.startswith("#") else quote(target, _IN_ADDRESSES))}"'


def draft(html: str, address: str, site: Path, *, lower: bool = False) -> Draft:
    """Return the draft of the page at `address`; `lower` moves headings down by a level."""
    drafting = _Drafting(address, site)
    for part in in_parts(html, drafting.lowered if lower else drafting.marked):
        drafting.add(part)
    return drafting.draft(tuple(style_sheets(html)))


def draft_of(tree: Tree, address: str, site: Path) -> Draft:
    """Return the draft of a part of the page at `address`; its tree is changed."""
    drafting = _Drafting(address, site)
    drafting.add(drafting.marked(tree))
    return drafting.draft(())


class _Drafting:
    """A draft that is made of one part of a page's tree after the other."""

    def __init__(self, address: str, site: Path) -> None:
        self._address = address
        self._site = site
        self._outline = OutlineReader(address)
        self._numbers: dict[Gap, int] = {}
        self._texts = [""]
        self._gaps: list[Gap] = []

    def lowered(self, tree: Tree) -> str:
        """Return the HTML of a part with marks for its gaps, its headings a level lower."""
        for heading in tree.iter(*_HEADINGS):
            heading.tag = _HEADINGS[str(heading.tag)]
        return self.marked(tree)

    def marked(self, tree: Tree) -> str:
        """Return the HTML of a part with marks for its gaps."""
        self._outline.read(tree)
        inline(tree, self._address, self._site, self._mark)
        self._mark_ids(tree)
        self._mark_links(tree)
        bare_diagrams(tree)
        forget_names(tree)
        return without_indents(serialize(tree))

    def add(self, html: str) -> None:
        """Add the HTML of a part, with its marks."""
        known = list(self._numbers)
        text, *rest = _MARKED.split(html)
        self._texts[-1] += text
        for number, text in zip(rest[::2], rest[1::2], strict=True):
            gap = known[int(number)]
            before, behind = _around(gap)
            self._gaps.append(gap)
            self._texts[-1] = self._texts[-1].removesuffix(before)
            self._texts.append(text.removeprefix(behind))

    def draft(self, sheets: tuple[str, ...]) -> Draft:
        """Return what has been added, a page with these style sheets."""
        return Draft(self._outline.outline._replace(style_sheets=sheets), tuple(self._texts), tuple(self._gaps))

    def _mark(self, kind: str, value: str) -> str:
        return f"{_MARK}{self._numbers.setdefault(Gap(kind, value), len(self._numbers))}."

    def _mark_ids(self, tree: Tree) -> None:
        for element in _NAMED(tree):
            for name in (_ID, *POINTERS, *(("name",) if element.get("name", "").startswith(TABS) else ())):
                if value := element.get(name):
                    ids = [value] if name == _ID else value.split()
                    element.set(name, " ".join(self._mark(_ID, one) for one in ids))

    def _mark_links(self, tree: Tree) -> None:
        for link in _LINKS(tree):
            drop(link, "target")
            href = link.get("href", "")
            if self._outline.links[href].path is None:
                continue
            link.set("href", self._mark("href", href))
            paragraph = link.getparent()
            if paragraph is not None and _is_alone(link, paragraph):
                paragraph.addprevious(etree.Comment(self._mark(_PARAGRAPH, href)))
                end = etree.Comment(self._mark(_END, href))
                end.tail, paragraph.tail = paragraph.tail, None
                paragraph.addnext(end)


def _around(gap: Gap) -> tuple[str, str]:
    """Return what stands around the mark of a gap in HTML, and is missing with it."""
    if gap.kind == _ID:
        return "", ""
    return ("<!--", "-->") if gap.kind in (_PARAGRAPH, _END) else (f' {gap.kind}="', '"')


def _is_alone(link: Tree, parent: Tree) -> bool:
    """Tell whether a link is all that a paragraph holds."""
    return parent.tag == "p" and len(parent) == 1 and not f"{parent.text or ''}{link.tail or ''}".strip()
