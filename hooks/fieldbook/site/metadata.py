"""A page's metadata for catalogs of open educational resources and for search engines.

Source: `LearningResource` and `Course` of schema.org (schema.org/LearningResource), which have taken over the terms of
the Learning Resource Metadata Initiative (LRMI).
"""

from __future__ import annotations

from typing import Any

from ..model import Course
from .mkdocs_api import MkDocsConfig, Page
from .slots import PageRole

_REVISED = "git_revision_date_localized_raw_iso_date"
"""The key under which mkdocs-git-revision-date-localized puts a page's date into its front matter."""


def learning_resource(role: PageRole, page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """Return a page of the course as JSON-LD; an empty dict for a page that is not part of the course."""
    course = role.book.course
    identity: dict[str, Any]
    if role.lesson is not None:
        identity = _part(course, "lesson", role.lesson.title, role.lesson.number)
        minutes, outcomes = role.lesson.total_minutes, role.lesson.outcomes
    elif role.module is not None:
        identity = _part(course, "module", role.module.title, role.module.number)
        minutes, outcomes = role.module.total_minutes, role.module.outcomes
    elif role.kind == "home":
        identity = {"@type": ["Course", "LearningResource"], "learningResourceType": "course", "name": course.title}
        minutes, outcomes = course.total_minutes, course.outcomes
    else:
        return {}
    details = {
        "url": page.canonical_url,
        "description": str(page.meta.get("description") or config.site_description or ""),
        "inLanguage": course.language,
        "timeRequired": f"PT{minutes}M" if minutes else "",
        "teaches": [outcome.text for outcome in outcomes],
        "dateModified": str(page.meta.get(_REVISED) or ""),
        "creditText": config.site_author,
    }
    return {"@context": "https://schema.org", **identity} | {name: value for name, value in details.items() if value}


def _part(course: Course, kind: str, title: str, number: int) -> dict[str, Any]:
    return {
        "@type": "LearningResource",
        "learningResourceType": kind,
        "name": title,
        "position": number,
        "isPartOf": {"@type": "Course", "name": course.title},
    }
