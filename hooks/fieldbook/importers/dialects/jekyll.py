"""Courses in a Box, and other courses that Jekyll built.

Sources: Course in a Box (`_data/course.yml`, `modules/NAME/_posts`), and Jekyll's reference of posts,
collections, pages, permalinks and front matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from ..headings import unnumbered
from ..language import stated
from ..papers import Paper, load, natural, worded
from ..plan import Plan, includer, is_of_repository, settings, text_of
from ..source_tree import DOCUMENTS, Tree
from . import liquid

_PRIVATE = ("_includes", "_layouts", "_data", "_sass", "_plugins", "_site", "_drafts")
_ORDERS = ("nav_order", "order", "weight", "position", "sort", "number", "orden")
_MODULE_KEYS = ("module_full_name", "module_title", "module", "module_name", "parent", "chapter", "unit", "modulo")
_SECTION_KEYS = ("section", "section_title", "seccion")
_PAGES = tuple(ending for ending in DOCUMENTS if ending not in (".txt", ".text"))
_NOT_PAGES = ("404", "search", "sitemap", "feed", "readme", "robots", "redirect", "tags", "categories", "archive")


def is_jekyll(tree: Tree) -> bool:
    """Tell whether a source is Jekyll's."""
    return any(name in ("_config.yml", "_config.yaml", "_data/course.yml") or "_posts/" in name for name in tree.files)


def plan(tree: Tree) -> Plan:
    """Return the course in a source of Jekyll's."""
    config = settings(tree, "_config.yml", "_config.yaml", "_config.toml")
    course = settings(tree, "_data/course.yml", "_data/course.yaml", "_data/course.json")
    values = {**config, "data": {"course": course}}
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
    found.site = liquid.Site(values, includer(tree, ("_includes", "")), strict=True)
    papers = [paper for name in tree.files if (paper := _paper(tree, name, found))]
    modules = _named(course.get("modules"))
    groups = _groups(papers)
    known = {name.casefold() for name in groups}
    for name in modules:
        if name.casefold() not in known:
            found.left_out("_data/course.yml", f"the module {name} is listed, but it has no lessons")
    for group in sorted(groups, key=lambda name: _module_rank(name, modules, groups[name])):
        found.papers += _in_sections(groups[group], group)
    pages = [paper for paper in papers if not paper.lesson]
    found.papers = [paper for paper in pages if paper.home] + found.papers
    found.papers += sorted((paper for paper in pages if not paper.home), key=lambda paper: natural(paper.path))
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


def _paper(tree: Tree, name: str, found: Plan) -> Paper | None:
    """Return the document at a path, with its place; None where it is none, or not part of the course."""
    path = PurePosixPath(name)
    paper = load(tree, name) if _may_be_page(path) else None
    if paper is None:
        return None
    why = ""
    if is_of_repository(name) or (path.stem.lower() == "readme" and not paper.ledger.offset):
        why = "it speaks of the repository, not to learners"
    elif path.suffix.lower() in (".html", ".htm") and not paper.ledger.offset:
        why = "a page without front matter, which the old site did not make"
    elif paper.meta.get("published") is False or paper.meta.get("draft") is True:
        why = "the old site did not publish it"
    if why:
        found.left_out(name, why)
        return None
    return _placed(paper, path, found)


def _may_be_page(path: PurePosixPath) -> bool:
    top = path.parts[0]
    return path.suffix.lower() in _PAGES and top not in _PRIVATE and not top.startswith(".")


def _placed(paper: Paper, path: PurePosixPath, found: Plan) -> Paper | None:
    stem = paper.stem.lower()
    posted = "_posts" in path.parts
    collected = path.parts[0].startswith("_") and not posted
    placed = any(paper.meta.get(key) for key in (*_MODULE_KEYS, *_SECTION_KEYS)) or paper.meta.get("layout") in (
        "module",
        "lesson",
        "episode",
    )
    paper.urls = set(_urls(paper, path))
    if len(path.parts) == 1 and stem == "index":
        paper.home, paper.lesson = True, False
    elif not posted and not collected and not placed and (len(path.parts) == 1 or not paper.body.strip()):
        paper.lesson = False
    if not paper.lesson and stem in _NOT_PAGES:
        found.left_out(paper.path, "a page of the old site's machinery")
        return None
    return paper


def _urls(paper: Paper, path: PurePosixPath) -> Iterable[str]:
    """Yield the addresses at which the old site may have shown a document."""
    if isinstance(paper.meta.get("permalink"), str):
        yield paper.meta["permalink"]
    slug = text_of(paper.meta.get("slug")) or paper.stem
    folders = [part for part in path.parts[:-1] if part != "_posts"]
    plain = [part.removeprefix("_") for part in folders]
    for parents in (folders, plain, plain[1:]):
        yield "/".join([*parents, slug])
        if paper.date and "_posts" in path.parts:
            yield "/".join([*parents, *paper.date[:10].split("-"), slug])
    yield "/".join([*plain, path.stem])
    if slug == "index" or slug.lower() == "readme":
        yield "/".join(plain)


def _groups(papers: list[Paper]) -> dict[str, list[Paper]]:
    """Return the lessons by module."""
    groups: dict[str, list[Paper]] = {}
    for paper in papers:
        if paper.lesson:
            groups.setdefault(_module(paper), []).append(paper)
    for group in groups.values():
        group.sort(key=_rank)
    return groups


def _module(paper: Paper) -> str:
    """Return the name of the module that a lesson stands in: by its folder, or by its front matter."""
    parts = [
        part for part in PurePosixPath(paper.path).parts[:-1] if part not in ("_posts", "modules", "docs", "pages")
    ]
    said = next((text_of(paper.meta[key]) for key in _MODULE_KEYS if text_of(paper.meta.get(key))), "")
    if "_posts" in paper.path or (parts and not said):
        return parts[-1].removeprefix("_") if parts else said
    return said or (parts[-1].removeprefix("_") if parts else "")


def _rank(paper: Paper) -> tuple[Any, ...]:
    order = next((paper.meta[key] for key in _ORDERS if isinstance(paper.meta.get(key), int | float)), None)
    posted = "_posts" in paper.path
    leading = re.match(r"\s*(\d+(?:\.\d+)*)", text_of(paper.meta.get("title")))
    numbers = tuple(int(part) for part in leading[1].split(".")) if leading and not posted else ()
    section = natural(text_of(paper.meta.get("section"))) if not posted else ()
    date = tuple(int(part) for part in re.findall(r"\d+", paper.date)[:3]) if posted else ()
    return (date, order is None, order or 0, section if not numbers else (), not numbers, numbers, natural(paper.path))


def _module_rank(name: str, modules: list[str], papers: list[Paper]) -> tuple[Any, ...]:
    folded = [module.casefold() for module in modules]
    listed = folded.index(name.casefold()) if name.casefold() in folded else len(folded)
    return (listed, _rank(papers[0]) if not modules else (), natural(name))


def lessons_sections(papers: list[Paper]) -> None:
    """Give loose documents the sections that their front matter names."""
    for paper in papers:
        named = [text_of(paper.meta.get(key)) for key in ("module_full_name", "section")]
        paper.sections = paper.sections or tuple(unnumbered(name)[0] for name in named if name)


def _in_sections(papers: list[Paper], module: str) -> list[Paper]:
    """Give the lessons of a module their sections: `sectionHead` begins one, or the front matter names one."""
    full = next(
        (text_of(paper.meta.get("module_full_name")) for paper in papers if paper.meta.get("module_full_name")), ""
    )
    title = full or (worded(module) if re.fullmatch(r"[\w.-]+", module) else module)
    section = ""
    for paper in papers:
        if _is_head(paper):
            section = text_of(paper.meta.get("title")) or worded(paper.stem)
        named = next((text_of(paper.meta[key]) for key in _SECTION_KEYS if text_of(paper.meta.get(key))), "")
        paper.sections = tuple(unnumbered(part)[0] for part in (title, named or section) if part)
    return papers


def _is_head(paper: Paper) -> bool:
    tags = paper.meta.get("tags")
    listed = tags if isinstance(tags, list) else str(tags or "").split()
    return any(str(tag).strip("'\"[],").casefold() == "sectionhead" for tag in listed)
