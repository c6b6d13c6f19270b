"""The order of a course of Jekyll's: modules by folder, front matter or numbers, sections by their heads."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath
from typing import Any

from ..element_names import names
from ..headings import unnumbered
from ..plan import SourceDocument, natural, text_of, worded

_ORDERS = ("nav_order", "order", "weight", "position", "sort", "number", "orden")


MODULE_KEYS = ("module_full_name", "module_title", "module", "module_name", "parent", "chapter", "unit", "modulo")


SECTION_KEYS = ("section", "section_title", "seccion")


CONTAINERS = names("episodes lessons lectures chapters tutorials sessions materials content")
"""Names of folders that only say that lessons are in them."""


_PLACE = re.compile(r"^\d+(?:\.\d+)*$")


def _place(document: SourceDocument) -> str:
    """Return the number by which a lesson's front matter orders it, as in `module: "3.2"`."""
    said = [text_of(document.meta.get(key)) for key in MODULE_KEYS if document.meta.get(key) is not None]
    return said[0] if said and _PLACE.match(said[0]) else ""


def is_numbered(documents: list[SourceDocument]) -> bool:
    """Tell whether lessons stand in no folders of their own, and numbers order them."""
    lessons = [document for document in documents if document.lesson]
    numbered = [document for document in lessons if _place(document)]
    posted = any("_posts" in document.path for document in lessons)
    return not posted and len(numbered) > 1 and len(numbered) * 2 > len(lessons)


def by_number(documents: list[SourceDocument]) -> list[SourceDocument]:
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


def groups_of(documents: list[SourceDocument]) -> dict[str, list[SourceDocument]]:
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
    said = next((text_of(document.meta[key]) for key in MODULE_KEYS if text_of(document.meta.get(key))), "")
    folder = parts[-1].removeprefix("_").removesuffix("_rmd") if parts else ""
    return folder or said if "_posts" in document.path or not said else said


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


def module_rank(name: str, modules: list[str], documents: list[SourceDocument]) -> tuple[Any, ...]:
    folded = [module.casefold() for module in modules]
    listed = folded.index(name.casefold()) if name.casefold() in folded else len(folded)
    return (listed, _rank(documents[0]) if not modules else (), natural(name))


def in_sections(documents: list[SourceDocument], module: str) -> list[SourceDocument]:
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
        named = next((text_of(document.meta[key]) for key in SECTION_KEYS if text_of(document.meta.get(key))), "")
        document.sections = tuple(unnumbered(part)[0] for part in (title, named or section) if part)
    return documents


def _is_head(document: SourceDocument) -> bool:
    tags = document.meta.get("tags")
    listed = tags if isinstance(tags, list) else str(tags or "").split()
    return any(str(tag).strip("'\"[],").casefold() == "sectionhead" for tag in listed)
