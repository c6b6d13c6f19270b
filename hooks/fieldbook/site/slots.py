"""Slots: places in a page where templates show what the course knows, such as outcomes and lists of lessons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..assemble import with_ids
from ..html.notes import parted
from ..model import Lesson, Module, Outcome
from ..pages import PAGES, Book
from .mkdocs_api import Page, get_relative_url
from .rendering import Renderer, has_slot, slot

_FIRST_HEADING = re.compile(r"\A\s*<h1\b.*?</h1>", re.DOTALL)
_OUTCOMES = "outcomes"


class OutcomeGroup(NamedTuple):
    """Outcomes under the title of what teaches them; the title is "" where the page itself does."""

    title: str
    address: str
    outcomes: tuple[Outcome, ...]


class PageRole(NamedTuple):
    """What a page is in the course: a lesson, a module's index, the home page, a generated page, or none of it."""

    book: Book
    lesson: Lesson | None = None
    module: Module | None = None
    kind: str = ""

    @classmethod
    def of(cls, book: Book, path: str, is_home: bool) -> PageRole:
        """Return the role of the page whose source is `path` below docs/."""
        course = book.course
        lesson = course.lesson(path)
        module = course.module_of(path)
        if lesson is not None:
            return cls(book, lesson, module, "lesson")
        if module is not None:
            return cls(book, None, module, "module")
        generated = next((page.slot for page in PAGES if page.path == path), "")
        return cls(book, kind="home" if is_home else generated)

    @property
    def shows_course(self) -> bool:
        """Tell whether the page shows more of other pages than their titles and minutes."""
        return self.kind not in ("lesson", "module", "home", "")

    def with_slots(self, html: str) -> str:
        """Return a page's content with the slots of its kind; `/// outcomes` in the text moves that of outcomes."""
        outcomes = "" if has_slot(html, _OUTCOMES) else slot(_OUTCOMES)
        if self.kind == "lesson":
            return _below_heading(html, slot("lesson") + outcomes) + slot("lesson-end")
        if self.kind == "module":
            return _below_heading(html, slot("module")) + slot("module-contents") + outcomes
        if self.kind == "home":
            return _below_heading(html, slot("home") + slot("home-contents"))
        return html + slot(self.kind) if self.kind else html

    def slot_context(self, name: str, ref: str) -> Mapping[str, Any]:
        """Return what the template of a slot needs, besides course, module and lesson."""
        if name == _OUTCOMES:
            return {"groups": self._outcome_groups(), "stem": f"outcomes.{self._scope}"}
        if name == "worksheet":
            return self._worksheet(ref)
        page = next((page for page in PAGES if page.slot == name), None)
        return page.context(self.book) if page else {}

    @property
    def _scope(self) -> str:
        return "lesson" if self.lesson else "module" if self.module else "course"

    def _outcome_groups(self) -> list[OutcomeGroup]:
        if self.lesson is not None:
            groups = [OutcomeGroup("", "", self.lesson.outcomes)]
        elif self.module is not None:
            groups = [OutcomeGroup(one.title, one.address, one.outcomes) for one in self.module.lessons]
        else:
            groups = [OutcomeGroup(one.title, one.address, one.outcomes) for one in self.book.course.modules]
        return [group for group in groups if group.outcomes]

    def _worksheet(self, ref: str) -> Mapping[str, Any]:
        for worksheet in self.lesson.worksheets if self.lesson else ():
            if worksheet.anchor == ref:
                return {"worksheet": worksheet, "practised": self.book.course.practised(worksheet)}
        return {"worksheet": None, "practised": []}


def _below_heading(html: str, part: str) -> str:
    """Put a part below the page's own heading, or first where the theme prints the heading."""
    heading = _FIRST_HEADING.match(html)
    at = heading.end() if heading else 0
    return html[:at] + part + html[at:]


class SlotRenderer:
    """Fills the slots of a course's pages."""

    def __init__(self, book: Book, renderer: Renderer) -> None:
        self._book = book
        self._renderer = renderer

    def role(self, page: Page) -> PageRole:
        """Return what a page is in the course."""
        return PageRole.of(self._book, page.file.src_uri, page.is_homepage)

    def template_variables(self, page: Page) -> dict[str, Any]:
        """Return the variables `lesson`, `module` and `kind` of a page's template."""
        role = self.role(page)
        return {"lesson": role.lesson, "module": role.module, "kind": role.kind}

    def content(self, page: Page) -> str:
        """Return a page's content with its slots filled."""
        role = self.role(page)
        context = {"page": page, "base_url": get_relative_url(".", page.url), **self.template_variables(page)}
        html = page.content or ""
        if role.lesson is not None:
            html, context["notes"] = parted(with_ids(html, role.lesson.worksheets))
        return self._renderer.fill(role.with_slots(html), context, role.slot_context)
