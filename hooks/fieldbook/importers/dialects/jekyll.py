"""Courses in a Box, and other courses that Jekyll built.

Sources: Course in a Box (`_data/course.yml`, `modules/NAME/_posts`), and Jekyll's reference of posts,
collections, pages, permalinks and front matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from .. import front_matter
from ..encoding import decode
from ..headings import unnumbered
from ..language import stated
from ..plan import Plan, SourceDocument, includer, is_of_repository, load, natural, settings, text_of, worded
from ..source_tree import DOCUMENTS, Tree
from ..steps import Site
from .notations import JEKYLL

_PRIVATE = ("_includes", "_layouts", "_data", "_sass", "_plugins", "_site", "_drafts")
_ORDERS = ("nav_order", "order", "weight", "position", "sort", "number", "orden")
_MODULE_KEYS = ("module_full_name", "module_title", "module", "module_name", "parent", "chapter", "unit", "modulo")
_SECTION_KEYS = ("section", "section_title", "seccion")
_PAGES = tuple(ending for ending in DOCUMENTS if ending not in (".txt", ".text"))
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
    documents = [document for name in tree.files if (document := _paper(tree, name, found))]
    modules = _named(course.get("modules"))
    if _is_numbered(documents):
        found.documents = _by_number(documents)
        return found
    groups = _groups(documents)
    known = {name.casefold() for name in groups}
    for name in modules:
        if name.casefold() not in known:
            found.left_out("_data/course.yml", f"the module {name} is listed, but it has no lessons")
    for group in sorted(groups, key=lambda name: _module_rank(name, modules, groups[name])):
        found.documents += _in_sections(groups[group], group)
    pages = [document for document in documents if not document.lesson]
    found.documents = [document for document in pages if document.home] + found.documents
    found.documents += sorted(
        (document for document in pages if not document.home), key=lambda document: natural(document.path)
    )
    return found


def _data(tree: Tree) -> dict[str, Any]:
    """Return what the site's data files hold, by their names."""
    found: dict[str, Any] = {}
    for name in tree.files:
        path = PurePosixPath(name)
        if path.parts[0] == "_data" and path.suffix.lower() in (".yml", ".yaml", ".json"):
            try:
                value = front_matter.load(decode(tree.bytes(name))[0].replace("\t", "    "))
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
        scope = item.get("scope") if isinstance(item, Mapping) else None
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
    placed = any(document.meta.get(key) for key in (*_MODULE_KEYS, *_SECTION_KEYS)) or document.meta.get("layout") in (
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


_PLACE = re.compile(r"^\d+(?:\.\d+)*$")


def _place(document: SourceDocument) -> str:
    """Return the number by which a lesson's front matter orders it, as in `module: "3.2"`."""
    said = [text_of(document.meta.get(key)) for key in _MODULE_KEYS if document.meta.get(key) is not None]
    return said[0] if said and _PLACE.match(said[0]) else ""


def _is_numbered(documents: list[SourceDocument]) -> bool:
    """Tell whether lessons stand in no folders of their own, and numbers order them."""
    lessons = [document for document in documents if document.lesson]
    numbered = [document for document in lessons if _place(document)]
    posted = any("_posts" in document.path for document in lessons)
    return not posted and len(numbered) > 1 and len(numbered) * 2 > len(lessons)


def _by_number(documents: list[SourceDocument]) -> list[SourceDocument]:
    """Order lessons by their numbers, in sections named by the page that lists what is in it."""
    lessons = [document for document in documents if document.lesson]
    lessons.sort(key=lambda document: (not _place(document), natural(_place(document)), _rank(document)))
    heads = {_place(document): document for document in lessons if isinstance(document.meta.get("contents"), list)}
    counts = Counter(_place(document).partition(".")[0] for document in lessons)
    for document in lessons:
        number = _place(document).partition(".")[0]
        head = heads.get(number)
        title = text_of(head.meta.get("title")) if head else ""
        if number and not title and counts[number] > 1 and "." not in _place(document):
            title = f"Module {number}"
        document.sections = (title,) if title else ()
        document.lead = head is document
    pages = [document for document in documents if not document.lesson]
    home = [document for document in pages if document.home]
    return home + lessons + sorted((page for page in pages if not page.home), key=lambda page: natural(page.path))


def _groups(documents: list[SourceDocument]) -> dict[str, list[SourceDocument]]:
    """Return the lessons by module."""
    groups: dict[str, list[SourceDocument]] = {}
    for document in documents:
        if document.lesson:
            groups.setdefault(_module(document), []).append(document)
    for group in groups.values():
        group.sort(key=_rank)
    return groups


def _module(document: SourceDocument) -> str:
    """Return the name of the module that a lesson stands in: by its folder, or by its front matter."""
    parts = [
        part for part in PurePosixPath(document.path).parts[:-1] if part not in ("_posts", "modules", "docs", "pages")
    ]
    said = next((text_of(document.meta[key]) for key in _MODULE_KEYS if text_of(document.meta.get(key))), "")
    if "_posts" in document.path or (parts and not said):
        return parts[-1].removeprefix("_") if parts else said
    return said or (parts[-1].removeprefix("_") if parts else "")


def _rank(document: SourceDocument) -> tuple[Any, ...]:
    order = next((document.meta[key] for key in _ORDERS if isinstance(document.meta.get(key), int | float)), None)
    posted = "_posts" in document.path
    leading = re.match(r"\s*(\d+(?:\.\d+)*)", text_of(document.meta.get("title")))
    numbers = tuple(int(part) for part in leading[1].split(".")) if leading and not posted else ()
    section = natural(text_of(document.meta.get("section"))) if not posted else ()
    date = tuple(int(part) for part in re.findall(r"\d+", document.date)[:3]) if posted else ()
    return (
        date,
        order is None,
        order or 0,
        section if not numbers else (),
        not numbers,
        numbers,
        natural(document.path),
    )


def _module_rank(name: str, modules: list[str], documents: list[SourceDocument]) -> tuple[Any, ...]:
    folded = [module.casefold() for module in modules]
    listed = folded.index(name.casefold()) if name.casefold() in folded else len(folded)
    return (listed, _rank(documents[0]) if not modules else (), natural(name))


def _in_sections(documents: list[SourceDocument], module: str) -> list[SourceDocument]:
    """Give the lessons of a module their sections: `sectionHead` begins one, or the front matter names one."""
    full = next(
        (
            text_of(document.meta.get("module_full_name"))
            for document in documents
            if document.meta.get("module_full_name")
        ),
        "",
    )
    title = full or (worded(module) if re.fullmatch(r"[\w.-]+", module) else module)
    section = ""
    for index, document in enumerate(documents):
        following = documents[index + 1] if index + 1 < len(documents) else None
        if _is_head(document):
            # A head that no lesson follows is a lesson.
            alone = following is None or _is_head(following)
            section = "" if alone else text_of(document.meta.get("title")) or worded(document.stem)
        named = next((text_of(document.meta[key]) for key in _SECTION_KEYS if text_of(document.meta.get(key))), "")
        document.sections = tuple(unnumbered(part)[0] for part in (title, named or section) if part)
    return documents


def _is_head(document: SourceDocument) -> bool:
    tags = document.meta.get("tags")
    listed = tags if isinstance(tags, list) else str(tags or "").split()
    return any(str(tag).strip("'\"[],").casefold() == "sectionhead" for tag in listed)
