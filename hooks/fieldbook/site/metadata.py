"""What a page tells programs that look for courses: catalogs of open educational resources, search engines.

Source: `LearningResource` and `Course` of schema.org (schema.org/LearningResource), which have taken over the terms of
the Learning Resource Metadata Initiative (LRMI).
"""

from __future__ import annotations

from typing import Any

from ..model import Course
from .mkdocs_api import MkDocsConfig, Page
from .slots import PageRole

_REVISED = "git_revision_date_localized_raw_iso_date"
"""Where the plugin mkdocs-git-revision-date-localized tells a page's date."""


def learning_resource(role: PageRole, page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """Return what a page of the course is, as JSON-LD has it; nothing for a page that is no part of the course."""
    course = role.book.course
    known: dict[str, Any]
    if role.lesson is not None:
        known = _part(course, "lesson", role.lesson.title, role.lesson.number)
        minutes, outcomes = role.lesson.total_minutes, role.lesson.outcomes
    elif role.module is not None:
        known = _part(course, "module", role.module.title, role.module.number)
        minutes, outcomes = role.module.total_minutes, role.module.outcomes
    elif role.kind == "home":
        known = {"@type": ["Course", "LearningResource"], "learningResourceType": "course", "name": course.title}
        minutes, outcomes = course.total_minutes, course.outcomes
    else:
        return {}
    told = {
        "url": page.canonical_url,
        "description": str(page.meta.get("description") or config.site_description or ""),
        "inLanguage": course.language,
        "timeRequired": f"PT{minutes}M" if minutes else "",
        "teaches": [outcome.text for outcome in outcomes],
        "dateModified": str(page.meta.get(_REVISED) or ""),
        "creditText": config.site_author,
    }
    return {"@context": "https://schema.org", **known} | {name: value for name, value in told.items() if value}


def _part(course: Course, kind: str, title: str, number: int) -> dict[str, Any]:
    return {
        "@type": "LearningResource",
        "learningResourceType": kind,
        "name": title,
        "position": number,
        "isPartOf": {"@type": "Course", "name": course.title},
    }
