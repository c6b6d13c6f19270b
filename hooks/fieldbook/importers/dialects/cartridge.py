"""Courses as Canvas and others export them: `imsmanifest.xml` lists the modules, and the pages of each.

Sources: 1EdTech's Common Cartridge and Content Packaging (manifest, organizations, resources), Canvas' export.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote
from xml.etree import ElementTree

from ..chrome import page_title
from ..includes import includer
from ..ledger import Fate, Note
from ..loading import load
from ..plan import Plan, natural
from ..source_tree import Tree
from ..steps import Site
from ..unread import is_unread
from .listed import Entry, add_listed
from .notations import CARTRIDGE

_MANIFEST = "imsmanifest.xml"
_PAGES = (".html", ".htm")


class CommonCartridge:
    """Courses in a Common Cartridge, and packages of content like it."""

    name = "Common Cartridge"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is a manifest."""
        return _MANIFEST in tree.files

    def plan(self, tree: Tree) -> Plan:
        """Return the pages of the modules in order, and those that no module has."""
        found = Plan(self.name, steps=CARTRIDGE, site=Site({}, includer(tree, ("",))))
        root = _parsed(tree)
        if root is None:
            return found
        resources = dict(_resources(root))
        title = root.find(".//{*}metadata//{*}title//{*}string")
        found.title = _text(title)
        organization = root.find(".//{*}organization")
        found.title = found.title or (_text(organization.find("{*}title")) if organization is not None else "")
        listed = list(_entries(organization, resources)) if organization is not None else []
        add_listed(tree, found, listed, where=_MANIFEST)
        taken = {document.path for document in found.documents}
        for name in sorted(tree.files, key=natural):
            if name.startswith("wiki_content/") and name not in taken and (document := load(tree, name)):
                found.documents.append(document)
        for document in found.documents:
            document.title = document.title or page_title(document.body)
            if document.home and document.folder:
                # Moodle gives each page a folder of its own.
                document.home, document.lesson = False, True
        for path in sorted({href for href in resources.values() if href.lower().endswith(".xml")}):
            if path in tree.files and not is_unread(tree, path):
                what = "Common Cartridge: a quiz, a discussion or a link in XML"
                found.notes.append(Note(path, 1, Fate.UNREAD, what))
        return found


def _parsed(tree: Tree) -> ElementTree.Element | None:
    try:
        return ElementTree.fromstring(tree.bytes(_MANIFEST))
    except (OSError, ValueError, ElementTree.ParseError):
        return None


def _text(element: ElementTree.Element | None) -> str:
    return " ".join((element.text or "").split()) if element is not None else ""


def _resources(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Yield the names of the resources with the files that they are."""
    for resource in root.iterfind(".//{*}resource"):
        file = resource.find("{*}file")
        href = resource.get("href") or (file.get("href") if file is not None else "")
        yield resource.get("identifier", ""), unquote(href or "")


def _entries(node: ElementTree.Element, resources: Mapping[str, str]) -> Iterator[Entry]:
    """Yield the pages of an organization in order, however deep its items lie."""
    waiting: list[tuple[ElementTree.Element, tuple[str, ...]]] = []
    waiting += [(item, ()) for item in reversed(node.findall("{*}item"))]
    while waiting:
        item, sections = waiting.pop()
        title = _text(item.find("{*}title"))
        path = resources.get(item.get("identifierref", ""), "")
        inner_items = item.findall("{*}item")
        inner = (*sections, title) if inner_items and title else sections
        if path.lower().endswith(_PAGES):
            yield Entry(path, title, inner, lead=bool(inner_items))
        waiting += [(one, inner) for one in reversed(inner_items)]
