"""The course's id. Learners' answers are kept under it: whoever changes it takes all of them away."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..settings import course_id
from .context import CheckedCourse
from .rule import notice, warning

_WORKSHEET = "(docs/levels.md)\n---\ntitle: Levels\n---\n\n/// worksheet | Partners\n    id: partners\n\n____\n///"
_SITE = '(site/course.json)\n{"id": "levels"}'
NO_ID = notice(
    "course-id",
    "Answers are kept under the course's id. If it is made from the course's name, it changes when the name does, and "
    "every course of this name has the same.",
    f"(mkdocs.yml)\nsite_name: Levels\n\n{_WORKSHEET}",
    f"(mkdocs.yml)\nsite_name: Levels\nextra:\n  fieldbook:\n    id: levels\n\n{_WORKSHEET}",
)
CHANGED = warning(
    "course-id-changed",
    "Under another id, learners find none of the answers that they have given so far.",
    f"(mkdocs.yml)\nsite_name: Levels\nextra:\n  fieldbook:\n    id: seven-levels\n\n{_SITE}",
    f"(mkdocs.yml)\nsite_name: Seven levels\nextra:\n  fieldbook:\n    id: levels\n\n{_SITE}",
)
RULES = (NO_ID, CHANGED)


def check_course(course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield what is wrong with the course's id; a course that was never a mkdocs.yml has no line for it."""
    files = course.files
    if not files.name:
        return
    name = course_id(files.id, files.name)
    where = f"under extra: fieldbook: in {files.config}"
    if files.published.id and files.published.id != name:
        message = f'the course\'s id is now "{name}"; in the site built last it was "{files.published.id}"'
        hint = f"write id: {files.published.id} {where}; if the change is meant, delete the folder of that site"
        yield CHANGED.on_line(files.config, 1, message, hint)
    elif not files.id and any(block.name == "worksheet" for source in course.sources for block in source.blocks):
        hint = f"write id: {name} {where}, and leave it as it is from then on"
        yield NO_ID.on_line(files.config, 1, "the course has no id", hint)
