"""Exports of Notion: Markdown (or HTML) whose names end in 32 digits, a folder of the same name beside each page.

Source: Notion's export as it is; its help pages on exporting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from ..plan import Plan, SourceDocument, includer, load, natural
from ..source_tree import DOCUMENTS, Tree
from ..steps import Site
from .notations import LOOSE

_DIGITS = re.compile(r"[ _-]+[0-9a-f]{32}(?:_all)?$")
_LINK = re.compile(r"\]\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)|href=\"(?P<href>[^\"]+)\"")
_PROPERTY = re.compile(
    r"^(?:Created(?: time| by)?|Last [Ee]dited(?: time| by)?|Tags|Status|Owner|Date"
    r"|Property|Type|Assign(?:ee)?|URL): .*$"
)


class Notion:
    """Exports of Notion."""

    name = "Notion"

    def matches(self, tree: Tree) -> bool:
        """Tell whether all documents, but for a few, have Notion's digits in their names."""
        documents = [name for name in tree.files if name.lower().endswith(DOCUMENTS)]
        digits = sum(bool(_DIGITS.search(PurePosixPath(name).stem)) for name in documents)
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
        tops = [name for name in documents if _above(name, documents) is None]
        ordered = [name for top in tops for name in _ordered(top, documents)]
        alone = len(tops) == 1 and len(documents) > 1
        for name in ordered:
            document = documents[name]
            document.title = plain_name(PurePosixPath(name).stem)
            document.body = _without_properties(document.body)
            document.ledger.source = document.body
            chain = list(_chain(name, documents))
            document.sections = tuple(plain_name(PurePosixPath(above).stem) for above in chain[1 if alone else 0 :])
            if any(_above(other, documents) == name for other in documents):
                document.lead = True
                document.sections = (*document.sections, document.title)
            if alone and name == tops[0]:
                document.home, document.lesson, document.lead, document.sections = True, False, False, ()
                found.title = document.title
            found.documents.append(document)
        return found


def plain_name(name: str) -> str:
    """Return a name without Notion's digits."""
    return _DIGITS.sub("", name).strip() or name


def _above(name: str, documents: dict[str, SourceDocument]) -> str | None:
    """Return the page in whose folder a page lies."""
    folder = PurePosixPath(name).parent.as_posix()
    return next((other for other in documents if other.rpartition(".")[0] == folder), None) or next(
        (other for other in documents if folder != "." and plain_name(other.rpartition(".")[0]) == plain_name(folder)),
        None,
    )


def _chain(name: str, documents: dict[str, SourceDocument]) -> list[str]:
    found: list[str] = []
    above = _above(name, documents)
    while above is not None and above not in found:
        found.insert(0, above)
        above = _above(above, documents)
    return found


def _ordered(name: str, documents: dict[str, SourceDocument]) -> Iterator[str]:
    """Yield a page and those below it, in the order of its links, then by name."""
    yield name
    below = [other for other in documents if _above(other, documents) == name]
    linked = [unquote(match["url"] or match["href"] or "") for match in _LINK.finditer(documents[name].body)]
    folder = PurePosixPath(name).parent
    places = {(folder / url).as_posix(): number for number, url in reversed(list(enumerate(linked)))}
    for other in sorted(below, key=lambda other: (places.get(other, len(linked)), natural(other))):
        yield from _ordered(other, documents)


def _without_properties(body: str) -> str:
    """Take out the properties below the title, which Notion's database shows and readers do not need."""
    lines = body.split("\n")
    at = next((index for index, line in enumerate(lines) if line.startswith("# ")), None)
    if at is None:
        return body
    for index in range(at + 1, len(lines)):
        if lines[index].strip() and not _PROPERTY.match(lines[index]):
            break
        lines[index] = "" if _PROPERTY.match(lines[index]) else lines[index]
    return "\n".join(lines)
