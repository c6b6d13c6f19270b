"""Pages beside the lessons of the Carpentries' templates: where they stand in the menu.

Source: the Workbench's and the older template's documentation of learners', instructors' and extra pages.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..plan import SourceDocument

_NAMES = {
    "de": ("Für Lernende", "Für Lehrende"),
    "en": ("For learners", "For instructors"),
    "es": ("Para estudiantes", "Para instructores"),
    "fr": ("Pour les apprenants", "Pour les formateurs"),
    "it": ("Per chi impara", "Per chi insegna"),
    "nl": ("Voor deelnemers", "Voor docenten"),
    "pt": ("Para estudantes", "Para instrutores"),
}
_TEACHING = ("instructors", "guide", "instructor-notes", "instructor_notes", "instructor-guide", "instructor_guide")
"""Folders and names of pages that are for those who teach."""


def parted(pages: Iterable[SourceDocument], language: str) -> tuple[list[SourceDocument], list[SourceDocument]]:
    """Return the pages that stand above the lessons, and those below, which get their shelves."""
    learners, instructors = _NAMES.get(language.partition("-")[0], _NAMES["en"])
    pages = list(pages)
    first = [page for page in pages if page.stem.lower() == "setup"]
    rest = [page for page in pages if page not in first]
    teaching = [page for page in rest if is_for_teaching(page)]
    learning = [page for page in rest if page not in teaching]
    for page in rest:
        page.shelf = instructors if page in teaching else learners
    return first, [*learning, *teaching]


def is_for_teaching(page: SourceDocument) -> bool:
    """Tell whether a page of such a template is for those who teach, by its name or its folder."""
    return _TEACHING[0] in page.folder.split("/") or page.stem.lower() in _TEACHING
