"""The whole course in one file that needs no other: to mail, to open on a phone, to print as a book."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, overload

from ...labels import labels
from ...pages.downloads import single_address
from ...pages.workbook import ADDRESS as WORKBOOK_PAGE
from .. import APPENDICES, FORM, HOME
from ..base import Built, Progress, Render
from .chapters import Needs, read_draft, read_leaf, read_needs
from .frame import frame, read_home
from .inlining import inlined_script, inlined_style
from .links import Joining

GUIDE = "facilitator.html"
"""The appendix for those who run the workshop; it is in the book on request only."""

_OWN = "assets/fieldbook"
_NOT_NEEDED = (f"{_OWN}/search.js", "assets/javascripts/")
_RESERVED = ("__drawer", "content", "fieldbook", "workbook", "workbook-title")


class Chapter(NamedTuple):
    """A page in the file: its id there, what it is (home, module, lesson, appendix), and what it says."""

    anchor: str
    kind: str
    made: Callable[[], str]

    @property
    def html(self) -> str:
        """What it says. It is made when it is asked for, since the chapters of a long course fill the memory."""
        return self.made()


class _Chapters(Sequence[Chapter]):
    """All chapters; whoever goes through them is shown how far it is."""

    def __init__(self, chapters: Sequence[Chapter], progress: Progress) -> None:
        self._chapters = chapters
        self._progress = progress

    @overload
    def __getitem__(self, place: int) -> Chapter: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Chapter]: ...
    def __getitem__(self, place: int | slice) -> Chapter | Sequence[Chapter]:
        return self._chapters[place]

    def __len__(self) -> int:
        return len(self._chapters)

    def __iter__(self) -> Iterator[Chapter]:
        return iter(self._progress(self._chapters, "single"))


def write_single(
    built: Built,
    course: Mapping[str, Any],
    render: Render,
    progress: Progress,
    guided: Path | None = None,
) -> Path:
    """Write the file, and return its path.

    `course` is what course.json says, `render` renders `fieldbook/single.html`. With `guided` it is written there
    instead of among the site's downloads, and has the facilitator's guide at its end.
    """
    file = guided or built.site / single_address(course["id"])
    context = _context(built, course, (*APPENDICES, GUIDE) if guided else APPENDICES, progress)
    file.parent.mkdir(parents=True, exist_ok=True)
    # Where a template fails, the file that was there stays.
    part = file.with_name(f"{file.name}.part")
    try:
        with part.open("wb") as opened:
            opened.writelines(piece.encode("utf-8") for piece in render("single.html", context))
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    return file


def _context(
    built: Built, course: Mapping[str, Any], appendices: Sequence[str], progress: Progress
) -> Mapping[str, Any]:
    """Return what the template needs."""
    site = built.site
    kinds = {address: kind for address, kind in _pages(course, appendices) if built.has(address)}
    leaves = [read_leaf(built, address) for address in progress(list(kinds), "single")]
    others = [read_needs(built, WORKBOOK_PAGE)] if built.has(WORKBOOK_PAGE) else []
    pages = list(dict.fromkeys(leaf.needs for leaf in leaves))
    home = read_home(built)
    form = [FORM] if others and built.has(FORM) else []
    joining = Joining(leaves, _RESERVED, {WORKBOOK_PAGE: "workbook"}, home.published)
    chapters = [
        Chapter(joining.anchors[address], kind, partial(_text, address, joining, built))
        for address, kind in kinds.items()
    ]
    return {
        "title": course["title"],
        "description": course["description"],
        "language": course["language"],
        "has_workbook": bool(others),
        **frame(home, joining, site),
        "chapters": _Chapters(chapters, progress),
        "settings": _settings([*others, *pages], labels(course["language"])),
        "styles": [(media, inlined_style(site, path)) for path, media in _styles([*pages, *others])],
        "scripts": [inlined_script(site, path) for path in (*_scripts([*others, *pages]), *form)],
        "early": inlined_script(site, f"{_OWN}/single.js"),
    }


def _pages(course: Mapping[str, Any], appendices: Sequence[str]) -> Iterator[tuple[str, str]]:
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


def _text(address: str, joining: Joining, built: Built) -> str:
    return joining.fill(read_draft(built, address), address, built.site)


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
