"""The first page of a course, to which its address leads, and the start of the one on a memory stick."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic
from .context import CheckedCourse
from .rule import warning
from .settings import place_of

NO_HOME = warning(
    "nav-home",
    "The address of the course, and the start of the one on a memory stick, lead to index.md; without it, to nothing.",
    "(mkdocs.yml)\nsite_name: Levels\ndocs_dir: pages\n\n(pages/levels.md)\n---\ntitle: Levels\n---",
    "(mkdocs.yml)\nsite_name: Levels\ndocs_dir: pages\n\n(pages/index.md)\n---\ntitle: Levels\n---",
)
RULES = (NO_HOME,)

_NAMES = ("index.md", "README.md", "index.html")


def check_course(course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield that there is no first page, unless the nav names one that is not there, or the theme has a template."""
    if course.files.folder is None or not course.files.folder.is_dir():
        return
    templates = course.files.text.setting("theme", "static_templates") or ()
    named = {entry.path for entry in course.files.nav or ()}
    if any(one in course.paths or one in named or one in templates for one in _NAMES):
        return
    near = next((path for path in sorted(course.paths) if path.lower() in _NAMES), "")
    hint = "make it, with a title and a few words on the course, and name it first in the nav"
    hint = f"rename {near} in small letters" if near else hint
    message = f"{course.files.docs_dir} has no index.md, the first page of the course"
    yield NO_HOME.on_line(*place_of(course.files.text, ("nav",), course.files.config), message, hint)
