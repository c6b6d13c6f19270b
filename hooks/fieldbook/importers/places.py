"""Where things go below docs/: names that are safe on every system, never outside, never twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from ..addresses import MARKDOWN
from ..pages import GENERATED
from ..slugs import distinct, in_latin, is_device, slug
from .element_names import names
from .plan import SourceDocument

_GENERATED = names(
    "index facilitators-guide guide search 404 course sitemap assets authoring everything single"
) | frozenset(path.removesuffix(".md") for path in GENERATED)
"""Names at the top of a site that the engine, the theme or MkDocs uses itself."""
_THEMES = ("fieldbook", "javascripts", "stylesheets", "external")
"""Folders of a site's assets that the engine and the theme fill themselves."""
_UNSAFE = re.compile(r"[^\w.()+,=@~-]+")
_MEANINGLESS = re.compile(r"^[\d_.-]*$|^[0-9a-f_-]{12,}$|^\d+[_-][0-9a-f]{8,}$", re.I)
_NOTION = re.compile(r"(?<=\w)[ _-]+[0-9a-f]{32}(?=/|\.|$)")
"""The digits that Notion puts behind every name."""


def lesson_places(
    documents: Iterable[SourceDocument], titles: Mapping[str, str], earlier: Mapping[str, str]
) -> dict[str, str]:
    """Return, for each document's path, the path of its lesson below docs/: a folder per module, a name of words.

    What has its place from an `earlier` import keeps it: people have gone on from there, and published it.
    """
    documents = list(documents)
    places = {one.path: earlier[one.path] for one in documents if earlier.get(one.path, "").endswith(".md")}
    taken = {place.removesuffix(".md") for place in places.values()}
    counts = Counter((document.sections[:1], document.stem) for document in documents)
    alone = Counter(document.folder for document in documents)
    folders = module_folders(documents, earlier)
    for document in documents:
        if document.path in places:
            continue
        if document.home and "index.md" not in places.values():
            places[document.path] = "index.md"
            continue
        folder = folders[document.sections[0]] if document.sections and document.lesson else ""
        if document.lead and folder and f"{folder}/index.md" not in places.values():
            places[document.path] = f"{folder}/index.md"
            continue
        stem = _stem(document, titles.get(document.path, ""))
        parent = PurePosixPath(document.folder).name
        if parent and counts[document.sections[:1], document.stem] > 1 and alone[document.folder] == 1:
            # Where all are called alike, their folders tell them apart.
            stem = _name(parent)
        if not folder and stem in _GENERATED:
            stem = f"{stem}-page"
        within = f"{folder}/" if folder else ""
        if within + stem in taken and (title := titles.get(document.path)):
            # Files of other folders are called alike; titles tell them apart.
            stem = _name(title)
        path = distinct(within + stem, taken)
        taken.add(path)
        places[document.path] = f"{path}.md"
    return places


def module_folders(documents: Iterable[SourceDocument], earlier: Mapping[str, str]) -> dict[str, str]:
    """Return the folder for each module: its name, or where that has letters beyond a to z, its folder's.

    A module whose lessons have a folder from an `earlier` import has that.
    """
    found: dict[str, str] = {}
    documents = list(documents)
    for document in documents:
        folder = PurePosixPath(earlier.get(document.path, "")).parent.name
        if document.lesson and document.sections and folder and folder not in found.values():
            found.setdefault(document.sections[0], folder)
    for document in documents:
        for section in document.sections[:1]:
            name, own = _name(section), slug(PurePosixPath(document.folder).name)
            latin = own.isascii() and not _MEANINGLESS.match(own) and own not in found.values()
            folder = name if name.isascii() or not own or not latin else _name(own)
            # MkDocs leaves out a folder of this name.
            found.setdefault(section, f"{folder}-page" if folder == "templates" else folder)
    return found


def _stem(document: SourceDocument, title: str) -> str:
    stem = document.stem
    if stem.lower() in ("index", "readme", "_index", "tutorial"):
        stem = PurePosixPath(document.folder).name if document.folder else stem
    named = _name("" if _MEANINGLESS.match(stem) else stem) if stem else ""
    found = named if named != "page" else _name(title)
    # Inside a section that name is its index page, which the course writes itself.
    return f"{found}-page" if found == "index" else found


def _name(text: str) -> str:
    name = slug(text) or "page"
    return f"{name}-page" if is_device(name) else name


def asset_place(wished: str, source: str, taken: dict[str, str], folders: dict[str, str]) -> str:
    """Return the path below docs/ for a file of the source, near to `wished`; note it in `taken` (place to source).

    `folders` are those that there are, by their names without capitals. Windows and macOS have no two that differ in
    nothing else, and a course whose files went into one of them there would be torn apart where it is published.
    """
    wished = _NOTION.sub("", wished)
    parts = [_part(part) for part in PurePosixPath(wished).parts if part not in ("..", "/", ".")]
    if parts[0] == "templates" or parts[:2] in (["assets", own] for own in _THEMES):
        parts[0] = f"{parts[0]}-files"
    folder = ""
    for part in parts[:-1]:
        inner = f"{folder}/{part}" if folder else part
        folder = folders.setdefault(inner.casefold(), inner)
    path = PurePosixPath(folder, parts[-1])
    if path.suffix.lower() in MARKDOWN or path.name.lower() == "index.html":
        path = path.with_name(f"{path.name}.txt")
    number = 1
    wanted = path
    while taken.setdefault(path.as_posix().casefold(), source) != source:
        number += 1
        path = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    return path.as_posix()


def _part(part: str) -> str:
    """Return a file's or folder's name as every system takes it; what begins with a dot MkDocs would leave out.

    Letters beyond a to z are garbled where the offline zip file is unpacked.
    """
    name, dot, ending = part.rpartition(".")
    plain = f"{_latin(name) or 'file'}.{_latin(ending)}" if name else f"{dot}{_latin(ending) or 'file'}"
    safe = _UNSAFE.sub("-", plain).strip(". ").lstrip("-") or "file"
    stem, dot, ending = safe.partition(".")
    return f"{stem}-file{dot}{ending}" if is_device(stem) else safe


def _latin(text: str) -> str:
    """Return a name in the letters a to z, "" where nothing of it is left."""
    plain = in_latin(text)
    return plain if re.search(r"\w", plain) else ""
