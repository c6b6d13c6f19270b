"""The whole course in one file that needs no other: to mail, to open on a phone, to print as a book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ...labels import direction
from ...memory import hand_back
from ...pages import PAGES, Appendix, GeneratedPage
from ...pages.progress import progress
from ...pages.workbook import ADDRESS as WORKBOOK_PAGE
from ..base import Material
from ..workbook_exporters import WorkbookForm
from .chapters import Chapters, Drafts
from .frame import HOME, frame, home_assets
from .inlining import inlined_script, inlined_scripts, inlined_style
from .links import Joining, Outline
from .search import joined_index

_CONTENT = "content"
LATER = (
    *("checking.js", "documents.js", "drawer.js", "ending.js", "finder.js", "folds.js", "offers.js", "player.js"),
    *("tables.js", "unparted.js", "single-search.js", "single-names.js", "scores.js"),
)
"""Scripts that other pages load when they need them, and what makes the index that they load; that for worksheets is
among the workbook's. The last two, which name fields and tell how much was right, are what those of pages count on."""
_RESERVED = (
    "__drawer",
    "__pages",
    "__finder",
    "__search",
    "search-index",
    _CONTENT,
    "fieldbook",
    "workbook",
    "workbook-title",
    "someone-else",
)


class Assets(NamedTuple):
    """The style sheets of the file, each with the media it is for, and its scripts: their paths in the site."""

    styles: Sequence[tuple[str, str]]
    scripts: Sequence[str]


def pieces(material: Material, *, guided: bool) -> Iterable[str]:
    """Return the HTML of the file in pieces; `guided` adds the facilitator's guide at the end."""
    pages, course = material.pages, material.book.course
    kinds = {address: kind for address, kind in _addresses(material, guided=guided) if pages.has(address)}
    generated = [page for page in PAGES if page.address in kinds or page.address == WORKBOOK_PAGE]
    generated = [page for page in generated if pages.has(page.address)]
    has_workbook = any(page.address == WORKBOOK_PAGE for page in generated)
    drafts = Drafts(material, kinds)
    outlines = {address: drafts.outline(address) for address in material.progress(list(kinds), "single")}
    ids = {address: page.ids for address, page in outlines.items()}
    joining = Joining(ids, _RESERVED, {WORKBOOK_PAGE: "workbook"}, material.address)
    assets = _assets(material, generated, outlines.values())
    index = joined_index(material.site, joining)
    # Memory used for outlines and index is free now, and the longest chapter is still to come.
    hand_back()
    chapters = Chapters(kinds, drafts, joining, material.progress)
    return material.render(
        "single.html",
        {
            "title": course.title,
            "description": course.description,
            "address": material.address,
            "language": course.language,
            "direction": direction(course.language),
            "course_id": course.id,
            "progress": progress(course),
            "groups": sorted({"progress", *(["sheet"] if has_workbook else []), *_words(generated)}),
            "has_workbook": has_workbook,
            **frame(material, joining),
            "index": index,
            "top": chapters[0].anchor if chapters else _CONTENT,
            "chapters": chapters,
            "styles": [(media, inlined_style(material.site, path)) for path, media in assets.styles],
            "scripts": inlined_scripts(material.site, assets.scripts),
            "early": inlined_script(material.site, material.pages.asset("single.js")),
        },
    )


def _addresses(material: Material, *, guided: bool) -> Iterator[tuple[str, str]]:
    """Yield the addresses of the book's pages in their order, each with its kind (see `Chapter`)."""
    yield HOME, "home"
    for module in material.book.course.modules:
        if module.address not in ("", HOME):
            yield module.address, "module"
        for lesson in module.lessons:
            if lesson.address != HOME:
                yield lesson.address, "lesson"
    generated = {HOME, *(page.address for page in PAGES)}
    for address in material.book.course.others:
        if address not in generated:
            yield address, "appendix"
    wanted = {Appendix.FOR_ALL, Appendix.FOR_FACILITATORS} if guided else {Appendix.FOR_ALL}
    for page in PAGES:
        if page.appendix in wanted:
            yield page.address, "appendix"


def _words(generated: Iterable[GeneratedPage]) -> Iterator[str]:
    for page in generated:
        yield from page.words


def _assets(material: Material, generated: Sequence[GeneratedPage], outlines: Iterable[Outline]) -> Assets:
    """Return what the home page has, what generated pages need besides, and what few pages need, each once."""
    asset = partial(material.pages.asset)
    home = home_assets(material)
    few = sorted({name for page in outlines for name in page.style_sheets})
    names = [*(page.style for page in generated if page.style), *few, "single.css"]
    styles = [*home.styles, *((asset(name), "") for name in names)]
    ours = [asset("fieldbook.js"), *map(asset, LATER), *(asset(page.script) for page in generated if page.script)]
    form = WorkbookForm().file
    scripts = [*ours, *home.scripts, *([form] if material.has(form) else [])]
    return Assets(list(dict.fromkeys(styles)), list(dict.fromkeys(scripts)))
