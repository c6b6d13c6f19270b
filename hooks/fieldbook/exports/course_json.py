"""`course.json`: the course for programs. Its schema is `schemas/course.schema.json`, its version `VERSION`.

`course-1.json` has the first version, for programs that read that; the second one has all of it at the same places.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..labels import labels
from ..model import Course, Feedback, Field, Lesson, Module, Outcome, Reference, Video, Worksheet
from ..pages import Book
from ..pages.outcomes import TracedOutcome, traced
from .base import Material

VERSION = 2
"""Raised when something is removed or changes its meaning, or much is added; not for small additions."""
_FIRST = 1
_PATH = "course.json"
_STEPS = ("1", "2", "3", "4")


@dataclass(frozen=True)
class CourseJson:
    """The course as JSON, in one version of its schema."""

    name: str = "programs"
    in_zip: bool = True
    is_listed: bool = True
    needs: tuple[str, ...] = ()
    file: str = _PATH
    version: int = VERSION

    def path(self, course_id: str) -> str:
        """Return its path below site/, the same in all courses."""
        return self.file

    def is_wanted(self, book: Book) -> bool:
        """Tell that every course has one."""
        return True

    def fingerprint(self, material: Material) -> bytes:
        """Return b"", to have it made in each build: that takes no time."""
        return b""

    def write(self, material: Material, target: Path) -> None:
        """Write it as JSON."""
        course = catalogue(material.book.course, self.version)
        target.write_text(f"{json.dumps(course, ensure_ascii=False)}\n", encoding="utf-8", newline="\n")


def first_version() -> CourseJson:
    """Return the exporter of the first version."""
    return CourseJson("programs-1", is_listed=False, file="course-1.json", version=_FIRST)


def read_course(site: Path) -> Course:
    """Return the course of a built site's course.json, without modules and lessons.

    Raises:
        OSError: The file is not there.
        ValueError: It is no course.json, or one of an unknown version.
    """
    found = json.loads((site / _PATH).read_text(encoding="utf-8"))
    if not isinstance(found, dict) or found.get("version") not in (_FIRST, VERSION):
        raise ValueError("not a course.json that this version knows")
    names = ("id", "title", "description", "language")
    course_id, title, description, language = (str(found.get(name, "")) for name in names)
    return Course(course_id, title, description, language)


def catalogue(course: Course, version: int = VERSION) -> dict[str, Any]:
    """Return the course as plain data for JSON. Facilitators' notes are left out, since learners may read it."""
    return {
        "version": version,
        "id": course.id,
        "title": course.title,
        "description": course.description,
        "language": course.language,
        **(_since_version_2(course) if version > _FIRST else {}),
        "minutes": course.total_minutes,
        "modules": [_module(module, version) for module in course.modules],
        "references": [_reference(reference) for reference in course.references],
    }


def _since_version_2(course: Course) -> dict[str, Any]:
    words = labels(course.language)
    return {
        "address": course.address,
        "release": {"version": course.version, "date": course.date},
        "steps": [words[f"standing.{step}"] for step in _STEPS],
        "outcomes": [_traced_outcome(one) for one in traced(course)],
    }


def _traced_outcome(one: TracedOutcome) -> dict[str, Any]:
    return {
        **_outcome(one.outcome),
        "lessons": [lesson.number for lesson in one.lessons],
        "worksheets": [worksheet.id for worksheet in one.worksheets],
    }


def _module(module: Module, version: int) -> dict[str, Any]:
    return {
        "number": module.number,
        "title": module.title,
        "address": module.address,
        "minutes": module.total_minutes,
        "lessons": [_lesson(lesson, version) for lesson in module.lessons],
    }


def _lesson(lesson: Lesson, version: int) -> dict[str, Any]:
    return {
        **({"path": lesson.path} if version > _FIRST else {}),
        "number": lesson.number,
        "title": lesson.title,
        "address": lesson.address,
        "minutes": lesson.minutes,
        "total_minutes": lesson.total_minutes,
        "outcomes": [_outcome(outcome) for outcome in lesson.outcomes],
        "worksheets": [_worksheet(worksheet, version) for worksheet in lesson.worksheets],
        "videos": [_video(video) for video in lesson.videos],
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {"id": outcome.id, "text": outcome.text}


def _worksheet(worksheet: Worksheet, version: int) -> dict[str, Any]:
    return {
        "id": worksheet.id,
        "kind": worksheet.kind,
        "number": worksheet.number,
        "title": worksheet.title,
        "address": worksheet.address,
        "minutes": worksheet.minutes,
        "outcomes": list(worksheet.outcomes),
        "fields": [_field(field) for field in worksheet.fields],
        **({"told": [_feedback(one) for one in worksheet.feedback]} if version > _FIRST else {}),
    }


def _feedback(feedback: Feedback) -> dict[str, Any]:
    return {"field": feedback.field, "choice": feedback.choice, "html": feedback.html}


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "kind": str(field.kind),
        "label": field.label,
        "choices": list(field.choices),
        "rows": field.rows,
        "right": list(field.right),
    }


def _video(video: Video) -> dict[str, Any]:
    return {"title": video.title, "url": video.url, "length": video.length}


def _reference(reference: Reference) -> dict[str, Any]:
    return {
        "id": reference.id,
        "text": reference.text,
        "cited": [{"title": citation.title, "address": citation.address} for citation in reference.citations],
    }
