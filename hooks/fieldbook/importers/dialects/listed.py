"""Courses whose order stands in a list of their own: each entry a page, with the sections around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from ...addresses import MARKDOWN
from ..headings import unnumbered
from ..language import stated
from ..ledger import Ledger
from ..loading import load
from ..plan import Plan, SourceDocument, is_of_repository, natural, text_of
from ..source_tree import DOCUMENTS, Tree
from .shared import TITLE

ENDINGS = (".md", ".mdx", ".qmd", ".Rmd", ".rmd", ".markdown", ".ipynb", ".rst", ".docx", ".html")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of such a list: the path that it leads to, its title ("" for none), and the sections around it.

    `lead` tells that other lines stand below it, so that it leads into them.
    """

    path: str
    title: str = ""
    sections: tuple[str, ...] = ()
    lead: bool = False


Page = Callable[[Mapping[str, Any]], tuple[str, str, object] | None]
"""Returns the path, title and children of an item of a list, None where it is nothing of the course's."""


def entries(listed: object, page: Page, sections: tuple[str, ...] = ()) -> Iterator[Entry]:
    """Yield the entries of nested lists; `page` reads an item that is a mapping."""
    for item in listed if isinstance(listed, list) else []:
        if isinstance(item, str):
            yield Entry(item, "", sections)
        elif isinstance(item, list):
            # A hyphen too many.
            yield from entries(item, page, sections)
        elif isinstance(item, Mapping) and (found := page(item)):
            path, title, children = found
            inner = (*sections, title) if children and title else sections
            if path:
                yield Entry(path, title, inner, lead=inner != sections)
            if children:
                yield from entries(children, page, inner)


def matched(entry: Entry, names: list[str], base: str = "") -> list[Entry]:
    """Return the entries that one with a pattern stands for, as `labs/*.qmd`; itself where it has none."""
    if "*" not in entry.path:
        return [entry]
    pattern = f"{base}/{entry.path}" if base else entry.path
    found = sorted((name for name in names if PurePosixPath(name).match(pattern.lstrip("/"))), key=natural)
    return [Entry(f"/{name}", "", entry.sections) for name in found]


def title_at(tree: Tree, path: str, base: str) -> str:
    """Return what a page calls itself, in its front matter or its first heading; "" where that can't be told."""
    found = _found(tree, path, base)
    document = load(tree, found) if found and found.lower().endswith(DOCUMENTS) else None
    if document is None:
        return ""
    heading = TITLE.search(document.body)
    named = text_of(document.meta.get("title")) or (heading["title"] if heading else "")
    return re.sub(r"[*_`]|[ \t]*\{[^{}]*\}$", "", named).strip() or document.name


def in_folders(listed: Iterable[Entry], depth: int) -> list[Any]:
    """Return entries as nested lists, with a category for each section below the first `depth` ones."""
    found: list[Any] = []
    for entry in listed:
        place = found
        for name in entry.sections[depth:]:
            if not place or not isinstance(place[-1], dict) or place[-1]["label"] != name:
                place.append({"type": "category", "label": name, "items": []})
            place = place[-1]["items"]
        place.append(entry.path)
    return found


def add_listed(tree: Tree, found: Plan, listed: Iterable[Entry], *, base: str = "", where: str) -> None:
    """Add the documents of a list to a plan, in order; `where` names the file that holds the list."""
    seen: dict[str, SourceDocument] = {}
    for entry in listed:
        if "://" in entry.path:
            found.left_out(where, f"a link elsewhere in the list of pages: {entry.title}, {entry.path}")
            continue
        path = _found(tree, entry.path, base)
        if path is None:
            found.left_out(where, f"“{entry.title or entry.path}” is in the list of pages, but there is no such file")
        elif path in seen:
            seen[path].title = seen[path].title or entry.title
        elif not path.lower().endswith(DOCUMENTS):
            # Kinds of documents that are not read are counted at the end.
            continue
        elif document := load(tree, path):
            document.title, document.lead = entry.title, entry.lead
            document.sections = tuple(unnumbered(title)[0] for title in entry.sections)
            stem = PurePosixPath(path).stem.lower()
            if stem in ("index", "readme") and not document.sections and not any(one.home for one in seen.values()):
                document.home, document.lesson = True, False
            seen[path] = document
    found.documents += seen.values()


def leave_drafts(found: Plan) -> None:
    """Leave out the documents that the site shows to their authors only."""
    for document in found.documents:
        if document.meta.get("draft") is True:
            found.left_out(document.path, "the old site did not publish it")
    found.documents = [document for document in found.documents if document.meta.get("draft") is not True]


def _found(tree: Tree, path: str, base: str) -> str | None:
    bare = path.strip().lstrip("/").removeprefix("./")
    for folder in (base, ""):
        whole = f"{folder}/{bare}" if folder else bare
        for candidate in (whole, *(whole + ending for ending in ENDINGS), f"{whole}/index.md", f"{whole}/README.md"):
            if name := tree.find(candidate):
                return name
    return None


def leading(path: str, title: str, words: str) -> SourceDocument:
    """Return the page that leads into a section: what a file of settings says of it."""
    document = SourceDocument(path, {"title": title}, words, Ledger(path, words), (title,))
    document.lead = True
    return document


def note_others(tree: Tree, found: Plan, *, base: str = "", why: str, taken: bool = False) -> None:
    """Note the documents below `base` that the list does not name; with `taken`, add them at the end."""
    listed = {document.path for document in found.documents} | {note.path for note in (*tree.notes, *found.notes)}
    for name in sorted(tree.files, key=natural):
        if not name.lower().endswith((*MARKDOWN, ".mdx", ".qmd", ".rmd", ".ipynb")) or name in listed:
            continue
        outside = bool(base) and not name.startswith(base + "/")
        if is_of_repository(name) or (outside and "/" not in name):
            found.left_out(name, "it speaks of the repository, not to learners")
        elif outside:
            found.left_out(name, f"it lies outside of {base}, the folder of the course's documents")
        elif not taken:
            found.left_out(name, why)
        elif document := load(tree, name):
            document.lesson = False
            found.documents.append(document)


_DESCRIBED = ("description", "site_description", "tagline", "subtitle")


def started(kind: str, config: Mapping[str, Any], *languages: object) -> Plan:
    """Return a plan with the title, description, language and address that settings give."""
    title = config.get("title") or config.get("site_name") or config.get("name")
    description = next((said for key in _DESCRIBED if (said := config.get(key))), "")
    found = Plan(
        kind, text_of(title), text_of(description), stated(*languages, config.get("language"), config.get("lang"))
    )
    found.url = text_of(config.get("site_url") or config.get("url")).rstrip("/")
    return found
