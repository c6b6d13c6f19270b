"""What the menu of a page shows of the course: which sections, and which of them with their pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from ..model import Course
from .mkdocs_api import Link, Page, Section

Entry: TypeAlias = "Page | Section | Link"
Entries: TypeAlias = "list[Entry | None]"
"""Entries of the menu; None stands for sections that are left out."""
_MANY = 16
"""The menu shows all sections of a course that has no more than this."""
_AROUND = 5
"""In a longer course it shows so many before the page's own section, and as many behind it."""
_SHORT = 24
"""Lessons of a course up to which the menu shows those of all modules."""


def nearby(items: Sequence[Entry]) -> tuple[Entries, Entry | None, Entries]:
    """Return the entries of the nav that a page's menu shows: those before its own entry, that entry, those behind it.

    The page's own entry is None where the nav does not have the page. In a long course only the sections around the
    page's own are shown, and None stands for each run of sections left out: otherwise each new module would make all
    pages heavier.
    """
    here = next((at for at, item in enumerate(items) if item.active), None)
    if here is None:
        return list(items), None, []
    sections = [at for at, item in enumerate(items) if item.children]
    near = set(sections)
    if items[here].children and len(sections) > _MANY:
        own = sections.index(here)
        near = set(sections[max(0, own - _AROUND) : own + _AROUND + 1])
    shown = [None if item.children and at not in near else item for at, item in enumerate(items)]
    return _once_left_out(shown[:here]), items[here], _once_left_out(shown[here + 1 :])


def is_open(section: Section, course: Course) -> bool:
    """Tell whether a page's menu shows the pages of a section.

    It does of those that the page lies in, of modules and what lies in them unless the course is long, and of sections
    without a page that could be linked to.
    """
    is_of_course = bool(section.parent) or section.title in course.module_titles
    # A section that begins with another one has no page to link to.
    has_page = bool(getattr(section.children[0], "url", ""))
    return section.active or not has_page or (is_of_course and len(course.lessons) <= _SHORT)


def _once_left_out(items: Entries) -> Entries:
    return [item for item, before in zip(items, [True, *items], strict=False) if item or before]
