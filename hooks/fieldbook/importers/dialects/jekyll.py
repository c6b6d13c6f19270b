"""Courses in a Box, and other courses that Jekyll built.

Sources: Course in a Box (`_data/course.yml`, `modules/NAME/_posts`), and Jekyll's reference of posts,
collections, pages, permalinks and front matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from ...encoding import as_plain_text
from .. import front_matter
from ..includes import includer
from ..language import stated
from ..loading import load
from ..plan import Plan, SourceDocument, is_of_repository, natural, settings, text_of
from ..source_tree import DOCUMENTS, Tree
from ..steps import Site
from . import shelves
from .jekyll_order import (
    CONTAINERS,
    MODULE_KEYS,
    SECTION_KEYS,
    by_number,
    groups_of,
    in_sections,
    is_numbered,
    module_rank,
)
from .jekyll_tree import is_nested, nested
from .notations import JEKYLL

_PRIVATE = ("_includes", "_layouts", "_data", "_sass", "_plugins", "_site", "_drafts")
_PAGES = tuple(ending for ending in DOCUMENTS if ending not in (".txt", ".text", ".ipynb"))
_NUMBERED = re.compile(r"\d+[-_.][^/]+$")
_NOT_PAGES = ("404", "search", "sitemap", "feed", "readme", "robots", "redirect", "tags", "categories", "archive")


class Jekyll:
    """Courses in a Box, and other courses that Jekyll built."""

    name = "Jekyll"

    def matches(self, tree: Tree) -> bool:
        """Tell whether a source is Jekyll's."""
        return any(
            name in ("_config.yml", "_config.yaml", "_data/course.yml") or "_posts/" in name for name in tree.files
        )

    def plan(self, tree: Tree) -> Plan:
        """Return the lessons by module, then the pages."""
        return _course(tree)


def _course(tree: Tree) -> Plan:
    config = settings(tree, "_config.yml", "_config.yaml", "_config.toml")
    course = settings(tree, "_data/course.yml", "_data/course.yaml", "_data/course.json")
    values = {**config, "data": {**_data(tree), "course": course}}
    found = Plan(
        "Course in a Box" if course or any(name.startswith("modules/") for name in tree.files) else "Jekyll",
        text_of(course.get("title") or config.get("title") or config.get("name")),
        text_of(course.get("description") or config.get("description") or config.get("tagline")),
        stated(
            course.get("language"), course.get("lang"), config.get("lang"), config.get("language"), config.get("locale")
        ),
        text_of(config.get("baseurl")).strip("/"),
        text_of(config.get("url")).rstrip("/"),
    )
    found.steps = JEKYLL
    found.site = Site(values, includer(tree, ("_includes", "")), strict=True)
    documents = [document for name in _written(tree, found) if (document := _paper(tree, name, found))]
    if not any(document.lesson for document in documents):
        # The first template of Software Carpentry's has its lessons at the top, in the order of their numbers.
        for document in documents:
            document.lesson = not document.home and bool(_NUMBERED.match(document.path))
    if is_nested(documents):
        found.documents = nested(documents)
        return found
    if is_numbered(documents):
        found.documents = by_number(documents)
        return found
    home = [document for document in documents if document.home]
    pages = [document for document in documents if not document.lesson and not document.home]
    others = sorted(pages, key=lambda document: natural(document.path))
    above: list[SourceDocument] = []
    if any(name.startswith("_episodes/") for name in tree.files):
        above, others = shelves.parted(others, found.language)
    found.documents = home + above + _by_module(documents, _named(course.get("modules")), found) + others
    return found


def _by_module(documents: list[SourceDocument], modules: list[str], found: Plan) -> list[SourceDocument]:
    """Return the lessons in the order of the listed modules; those listed without lessons are told in the plan."""
    groups = groups_of(documents)
    titles = {
        document.folder: text_of(document.meta.get("title"))
        for document in documents
        if document.stem.lower() == "index" and not document.lesson and not document.home
    }
    known = {name.casefold() for name in groups}
    for name in modules:
        if name.casefold() not in known:
            found.left_out("_data/course.yml", f"the module {name} is listed, but it has no lessons")
    ordered: list[SourceDocument] = []
    for group in sorted(groups, key=lambda name: module_rank(name, modules, groups[name])):
        alone = len(groups) == 1 and group.casefold() in CONTAINERS
        ordered += in_sections(groups[group], "" if alone else titles.get(_folder(groups[group])) or group)
    return ordered


def _folder(documents: list[SourceDocument]) -> str:
    """Return the folder in which the posts of a module lie."""
    return documents[0].folder.removesuffix("/_posts")


def _written(tree: Tree, found: Plan) -> Iterator[str]:
    """Yield the names of files, without those of R Markdown from which others beside them were made."""
    for name in tree.files:
        made = f"_episodes/{PurePosixPath(name).stem}.md"
        if name.startswith("_episodes_rmd/") and name.lower().endswith(".rmd") and made in tree.files:
            found.left_out(name, f"{made} was made of it, and came along")
        else:
            yield name


def _data(tree: Tree) -> dict[str, Any]:
    """Return what the site's data files hold, by their names."""
    found: dict[str, Any] = {}
    for name in tree.files:
        path = PurePosixPath(name)
        if path.parts[0] == "_data" and path.suffix.lower() in (".yml", ".yaml", ".json"):
            try:
                value = front_matter.load(as_plain_text(tree.bytes(name))[0].replace("\t", "    "))
            except (OSError, ValueError):
                continue
            place = found
            for part in path.parts[1:-1]:
                place = place.setdefault(part, {})
            place[path.stem] = value
    return found


def _defaults(config: Mapping[str, Any], path: PurePosixPath) -> dict[str, Any]:
    """Return the front matter that the settings give to all documents in a place."""
    found: dict[str, Any] = {}
    listed = config.get("defaults")
    for item in listed if isinstance(listed, list) else []:
        scope = item.get("scope", {}) if isinstance(item, Mapping) else None
        values = item.get("values") if isinstance(item, Mapping) else None
        if not isinstance(scope, Mapping) or not isinstance(values, Mapping):
            continue
        place, kind = text_of(scope.get("path")).strip("/"), text_of(scope.get("type"))
        collected = path.parts[0].removeprefix("_") if path.parts[0].startswith("_") else "pages"
        here = not place or path.as_posix() == place or path.as_posix().startswith(place + "/")
        if here and (not kind or kind == ("posts" if "_posts" in path.parts else collected)):
            found.update(values)
    return found


def _named(modules: object) -> list[str]:
    """Return the names of the modules that the course lists, in order."""
    if not isinstance(modules, list):
        return []
    names = [
        item.get("name") or item.get("slug") or item.get("title") if isinstance(item, Mapping) else item
        for item in modules
    ]
    return [text_of(name) for name in names if text_of(name)]


def _paper(tree: Tree, name: str, found: Plan) -> SourceDocument | None:
    """Return the document at a path, with its place; None where it is none, or not part of the course."""
    path = PurePosixPath(name)
    document = load(tree, name) if _may_be_page(path) else None
    if document is None:
        return None
    why = ""
    if is_of_repository(name) or (path.stem.lower() == "readme" and not document.ledger.offset):
        why = "it speaks of the repository, not to learners"
    elif path.suffix.lower() in (".html", ".htm") and not document.ledger.offset:
        why = "a page without front matter, which the old site did not make"
    elif document.meta.get("published") is False or document.meta.get("draft") is True:
        why = "the old site did not publish it"
    if why:
        found.left_out(name, why)
        return None
    return _placed(document, path, found)


def _may_be_page(path: PurePosixPath) -> bool:
    top = path.parts[0]
    return path.suffix.lower() in _PAGES and top not in _PRIVATE and not top.startswith(".")


def _placed(document: SourceDocument, path: PurePosixPath, found: Plan) -> SourceDocument | None:
    given = {key: value for key, value in _defaults(found.site.values, path).items() if key not in ("title", "layout")}
    document.meta = {**given, **document.meta}
    stem = document.stem.lower()
    posted = "_posts" in path.parts
    collected = path.parts[0].startswith("_") and not posted
    placed = any(document.meta.get(key) for key in (*MODULE_KEYS, *SECTION_KEYS)) or document.meta.get("layout") in (
        "module",
        "lesson",
        "episode",
    )
    document.urls = set(_urls(document, path))
    if path.parts[0] == "_extras":
        document.lesson = False
    if len(path.parts) == 1 and stem == "index":
        document.home, document.lesson = True, False
    elif not posted and not collected and not placed and (len(path.parts) == 1 or not document.body.strip()):
        document.lesson = False
    if not document.lesson and stem in _NOT_PAGES:
        found.left_out(document.path, "a page of the old site's machinery")
        return None
    return document


def _urls(document: SourceDocument, path: PurePosixPath) -> Iterable[str]:
    """Yield the addresses at which the old site may have shown a document."""
    if isinstance(document.meta.get("permalink"), str):
        yield document.meta["permalink"]
    slug = text_of(document.meta.get("slug")) or document.stem
    folders = [part for part in path.parts[:-1] if part != "_posts"]
    plain = [part.removeprefix("_") for part in folders]
    for parents in (folders, plain, plain[1:]):
        yield "/".join([*parents, slug])
        if document.date and "_posts" in path.parts:
            yield "/".join([*parents, *document.date[:10].split("-"), slug])
    yield "/".join([*plain, path.stem])
    if slug == "index" or slug.lower() == "readme":
        yield "/".join(plain)
