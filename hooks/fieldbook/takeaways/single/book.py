"""The whole course in one file that needs no other: to mail, to open on a phone, to print as a book."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from ...cache import fingerprint
from ...labels import labels
from ...pages.downloads import single_address
from ...pages.workbook import ADDRESS as WORKBOOK_PAGE
from ..carrying import Keep, Progress, Render, anew
from .inlining import inline_media, inlined_script, inlined_style, media_facts
from .joining import Joining, lower_headings
from .leaf import Leaf, Needs, first, inner_html, outer_html, read_leaf, read_needs, read_tree

HOME = "index.html"
APPENDICES = ("outcomes.html", "references.html", "answers.html")
"""Generated pages that belong at the end of the book, where a course has them."""

GUIDE = "facilitator.html"
"""The appendix for those who run the workshop; it is in the book on request only."""

_OWN = "assets/fieldbook"
_NOT_NEEDED = (f"{_OWN}/search.js", "assets/javascripts/")
_FRAME = {
    "mark": "//*[contains(@class, 'md-header__mark')]",
    "palette": "//form[@data-palette]",
    "footer": "//footer[contains(@class, 'md-footer')]",
}
"""What the file has of the home page's frame."""

_RESERVED = ("__drawer", "content", "fieldbook", "workbook", "workbook-title")


class Chapter(NamedTuple):
    """A page in the file: its id there, what it is (home, module, lesson, appendix), and what it says."""

    anchor: str
    kind: str
    html: str


def write_single(
    site: Path,
    course: Mapping[str, Any],
    render: Render,
    progress: Progress,
    *,
    keep: Keep = anew,
    guided: Path | None = None,
) -> Path:
    """Write the file, and return its path.

    `course` is what course.json says, `render` renders `fieldbook/single.html`. With `guided` it is written there
    instead of among the site's downloads, and has the facilitator's guide at its end.
    """
    appendices = (*APPENDICES, GUIDE) if guided else APPENDICES
    kinds = {address: kind for address, kind in _chapters(course, appendices) if (site / address).is_file()}
    leaves = [read_leaf(site, address, keep) for address in progress(list(kinds), "single")]
    others = [read_needs(site, WORKBOOK_PAGE)] if (site / WORKBOOK_PAGE).is_file() else []
    pages = [leaf.needs for leaf in leaves]
    home = read_tree(site, HOME)
    joining = Joining(leaves, _RESERVED, {WORKBOOK_PAGE: "workbook"}, _published(home))
    context = {
        "title": course["title"],
        "description": course["description"],
        "language": course["language"],
        "has_workbook": bool(others),
        **{name: _taken(home, path, joining, site) for name, path in _FRAME.items()},
        "contents": _contents(home, joining),
        "chapters": [_chapter(leaf, kinds[leaf.address], joining, site, keep) for leaf in progress(leaves, "single")],
        "settings": _settings([*others, *pages], labels(course["language"])),
        "styles": [(media, inlined_style(site, path)) for path, media in _styles([*pages, *others])],
        "scripts": [inlined_script(site, path) for path in _scripts([*others, *pages])],
        "early": inlined_script(site, f"{_OWN}/single.js"),
    }
    file = guided or site / single_address(course["id"])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(render("single.html", context), encoding="utf-8", newline="\n")
    return file


def _chapters(course: Mapping[str, Any], appendices: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the addresses of the book's pages in their order, with what each is."""
    yield HOME, "home"
    for module in course["modules"]:
        if module["address"] not in ("", HOME):
            yield module["address"], "module"
        for lesson in module["lessons"]:
            if lesson["address"] != HOME:
                yield lesson["address"], "lesson"
    for address in appendices:
        yield address, "appendix"


def _chapter(leaf: Leaf, kind: str, joining: Joining, site: Path, keep: Keep) -> Chapter:
    key = fingerprint(kind, leaf.article, joining.origin, list(media_facts(leaf.media, site, leaf.address)))
    text = keep("chapter", leaf.address, key, partial(_text, leaf, kind, joining, site))
    return Chapter(joining.anchors[leaf.address], kind, text)


def _text(leaf: Leaf, kind: str, joining: Joining, site: Path) -> str:
    """Return what a page says, as it is said in the file."""
    article = leaf.tree
    joining.join(article, leaf.address)
    inline_media(article, site, leaf.address, joining.target)
    if kind != "home":
        lower_headings(article)
    return inner_html(article)


def _taken(home: HtmlElement, path: str, joining: Joining, site: Path) -> str:
    """Return a part of the home page's frame, made to fit the file; "" where there is none."""
    found = first(home, path)
    if found is None:
        return ""
    joining.join(found, HOME)
    inline_media(found, site, HOME, joining.target)
    return outer_html(found)


def _contents(home: HtmlElement, joining: Joining) -> str:
    """Return the course's navigation, less the pages that are not in the file."""
    found = first(home, "//nav[contains(@class, 'course-nav')]/ul")
    if found is None:
        return ""
    joining.join(found, HOME)
    for item in list(found.iter("li")):
        inside = [link for link in item.iter("a") if (link.get("href") or "").startswith("#")]
        if not inside and item.getparent() is not None:
            item.drop_tree()
        for link in item.iter("a"):
            link.attrib.pop("aria-current", None)
    return inner_html(found)


def _settings(needs: Sequence[Needs], names: Mapping[str, str]) -> dict[str, Any]:
    """Return what the scripts of all pages are told. What prints the workbook prints the whole book here."""
    merged: dict[str, Any] = {}
    words: dict[str, str] = {}
    for text in dict.fromkeys(one.settings for one in needs):
        told = json.loads(text)
        words |= told.get("words", {})
        merged |= told
    return {**merged, "words": {**words, "book.print": names["single.print"]}}


def _styles(needs: Sequence[Needs]) -> list[tuple[str, str]]:
    own = (f"{_OWN}/single.css", "")
    return list(dict.fromkeys([*(style for one in needs for style in one.styles), own]))


def _scripts(needs: Sequence[Needs]) -> list[str]:
    """Return the scripts of all pages, each once; Material's own, which minds pages and search, stays out."""
    paths = dict.fromkeys(path for one in needs for path in one.scripts)
    return [path for path in paths if not path.startswith(_NOT_NEEDED)]


def _published(home: HtmlElement) -> str:
    """Return the course's address on the web, "" where it has none."""
    link = first(home, "//link[@rel='canonical']")
    return str(link.get("href")).removesuffix(HOME) if link is not None else ""
