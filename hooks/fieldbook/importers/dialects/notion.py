"""Exports of Notion: Markdown (or HTML) whose names end in 32 digits, a folder of the same name beside each page.

Source: Notion's export as it is; its help pages on exporting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from ..includes import includer
from ..loading import load
from ..notion_html import PROPERTY
from ..plan import Plan, SourceDocument, natural
from ..source_tree import DOCUMENTS, Tree
from ..steps import Site
from . import notion_databases, notion_toggles
from .notations import LOOSE
from .notion_databases import DIGITS, plain_name

_PLAIN = "\0"
"""Before the name of a folder without Notion's digits: no file has it in its own."""
_LINK = re.compile(r"\]\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)|href=\"(?P<href>[^\"]+)\"")
_ICON = re.compile(r"<img\b[^<>]*\bsrc=\"https://www\.notion\.so/icons/(?P<name>[a-z-]+)_[a-z]+\.svg[^<>]*>[ \t]*")
"""An icon of Notion's own, which lies on its servers."""
_SIGNS = {"alert": "⚠️", "warning": "⚠️", "light-bulb": "💡", "lightbulb": "💡", "info": "ℹ️", "info-alternate": "ℹ️"}
_ANY_PROPERTY = re.compile(r"^[A-Z][\w /-]{0,40}: \S.*$")


class Notion:
    """Exports of Notion."""

    name = "Notion"

    def matches(self, tree: Tree) -> bool:
        """Tell whether all documents, but for a few, have Notion's digits in their names."""
        documents = [name for name in tree.files if name.lower().endswith(DOCUMENTS)]
        digits = sum(bool(DIGITS.search(PurePosixPath(name).stem)) for name in documents)
        return bool(documents) and digits * 2 > len(documents)

    def plan(self, tree: Tree) -> Plan:
        """Return the pages in the order in which the pages above link to them."""
        found = Plan(self.name, steps=LOOSE)
        found.site = Site({}, includer(tree, ("",)))
        documents = {
            name: document
            for name in sorted(tree.files, key=natural)
            if name.lower().endswith(DOCUMENTS) and (document := load(tree, name))
        }
        pages = _by_folder(documents)
        above = {name: _above(name, pages) for name in documents}
        leading = {*above.values()}
        tops = [name for name in documents if above[name] is None]
        rows = notion_databases.order(tree)
        ordered = [name for top in tops for name in _ordered(top, documents, above, rows)]
        alone = len(tops) == 1 and len(documents) > 1
        for name in ordered:
            document = documents[name]
            document.title = plain_name(PurePosixPath(name).stem)
            settled = _with_signs(notion_toggles.read(_settled_properties(document), document.ledger))
            document.body = notion_databases.shown(settled, name, tree)
            document.ledger.source = document.body
            chain = _chain(name, above)
            database = plain_name(PurePosixPath(name).parent.name) if _is_in_database(name, pages) else ""
            names = [plain_name(PurePosixPath(one).stem) for one in chain[1 if alone else 0 :]]
            document.sections = (*names, database) if database else tuple(names)
            if name in leading:
                document.lead = True
                document.sections = (*document.sections, document.title)
            if alone and name == tops[0]:
                document.home, document.lesson, document.lead, document.sections = True, False, False, ()
                found.title = document.title
            found.documents.append(document)
        return found


def _by_folder(documents: Iterable[str]) -> dict[str, str]:
    """Return pages by the folders that belong to them, with Notion's digits and, for want of such a page, without."""
    found: dict[str, str] = {}
    for name in documents:
        found.setdefault(name.rpartition(".")[0], name)
    for folder, name in list(found.items()):
        found.setdefault(_PLAIN + plain_name(folder), name)
    return found


def _above(name: str, pages: Mapping[str, str]) -> str | None:
    """Return the page in whose folder a page lies, or the folder of a database that is part of that page."""
    folder = PurePosixPath(name).parent
    return _page_of(folder, pages) or _page_of(folder.parent, pages)


def _is_in_database(name: str, pages: Mapping[str, str]) -> bool:
    """Tell whether a page is a row of a database, whose folder has no page of its own."""
    folder = PurePosixPath(name).parent
    return _page_of(folder, pages) is None and _page_of(folder.parent, pages) is not None


def _page_of(place: PurePosixPath, pages: Mapping[str, str]) -> str | None:
    """Return the page that a folder belongs to."""
    folder = place.as_posix()
    return pages.get(folder) or (pages.get(_PLAIN + plain_name(folder)) if folder != "." else None)


def _chain(name: str, above: Mapping[str, str | None]) -> list[str]:
    found: list[str] = []
    one = above[name]
    while one is not None and one not in found:
        found.insert(0, one)
        one = above[one]
    return found


def _ordered(
    name: str,
    documents: Mapping[str, SourceDocument],
    above: Mapping[str, str | None],
    rows: Mapping[tuple[str, str], int],
) -> Iterator[str]:
    """Yield a page and those below it, in the order of its links and of the `rows` of databases, then by name."""
    yield name
    below = [other for other in documents if above[other] == name]
    linked = [unquote(match["url"] or match["href"] or "") for match in _LINK.finditer(documents[name].body)]
    folder = PurePosixPath(name).parent
    places = {(folder / url).as_posix(): number for number, url in reversed(list(enumerate(linked)))}
    tables: dict[str, int] = {}
    for one, number in places.items():
        tables.setdefault(plain_name(one.removesuffix(".csv")), number)

    def place(other: str) -> tuple[int, int]:
        """Return where the page names another, or the database that it is in, and its row there."""
        path = PurePosixPath(other)
        database = plain_name(path.parent.as_posix())
        row = rows.get((database, plain_name(path.stem)), len(rows))
        return places.get(other, tables.get(database, len(linked))), row

    for other in sorted(below, key=lambda other: (place(other), natural(other))):
        yield from _ordered(other, documents, above, rows)


def _with_signs(text: str) -> str:
    """Return a text with signs for the icons that say what a callout is; others are ornament."""
    return _ICON.sub(lambda match: f"{sign} " if (sign := _SIGNS.get(match["name"])) else "", text)


def _settled_properties(document: SourceDocument) -> str:
    """Return a page's text without the properties below its title that its readers do not need; others are a list."""
    lines = document.body.split("\n")
    at = next((index for index, line in enumerate(lines) if line.startswith("# ")), None)
    if at is None:
        return document.body
    index = at + 1
    while index < len(lines) and (not lines[index].strip() or _ANY_PROPERTY.match(lines[index])):
        index += 1
    given = [number for number in range(at + 1, index) if lines[number].strip()]
    if not any(PROPERTY.match(lines[number]) for number in given):
        return document.body
    for number in given:
        if PROPERTY.match(lines[number]):
            document.ledger.left_out(number + 1, f"a property of Notion's: “{lines[number].strip()}”")
            lines[number] = ""
        else:
            lines[number] = f"- {lines[number]}"
    return "\n".join(lines)
