"""Entries of the nav that lead nowhere: why, and what to type instead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection

from ..addresses import scheme
from ..pages import GENERATED
from ..paths import has_file
from .addresses import nowhere, torn
from .config_text import NavEntry
from .context import CheckedCourse
from .suggest import did_you_mean, unseen_hint, visible

_MADE = "delete the line until the course has something for this page, which is made by itself"


def why_dead(entry: NavEntry, course: CheckedCourse) -> tuple[str, str]:
    """Return why an entry of the nav leads nowhere, and what to do.

    What is likelier than a file that is missing comes first: one that lies elsewhere, or is called nearly so.
    """
    named = {entry.path for entry in course.files.nav or ()}
    if course.files.folder and posixpath.normpath(entry.path).startswith("../"):
        message = f"the nav names {entry.path}, which lies outside of {course.files.docs_dir}"
        hint = f"move the file into {course.files.docs_dir}, and name it there, or delete the line"
        return message, hint
    index = posixpath.join(posixpath.dirname(entry.path), "index.md")
    if posixpath.basename(entry.path) == "README.md" and index in course.by_path:
        message = f"the nav names {entry.path}, whose place {index} has"
        hint = f"name {index} here, and delete the file that you don't need"
        return message, hint
    if course.files.folder and not scheme(entry.path) and has_file(course.files.folder, entry.path):
        return _left_out(entry, course)
    several = entry.path.split()
    hint = _MADE if entry.path in GENERATED else _named_otherwise(entry.path, course)
    if len(several) > 1 and all(one in course.files.files for one in several):
        hint = f'type a hyphen and a space before each, as in "- {several[0]}"'
    hint = hint or _no_page(entry.path, course) or did_you_mean(entry.path, course.by_path.keys() - named)
    hint = hint or "make the file, or delete the line"
    no_file = "which is no address on the web" if scheme(entry.path) else "and there is no such file"
    message = f"the nav names {entry.path}, {no_file}"
    return message, hint


def _left_out(entry: NavEntry, course: CheckedCourse) -> tuple[str, str]:
    """Return the same of a file that is there, and that MkDocs leaves out of the course."""
    names = [name for name in ("exclude_docs", "draft_docs") if course.files.text.settings.get(name)]
    setting = " or ".join(names)
    who, hint = setting, f"delete this line, or take the page out of {setting}"
    if not names:
        who = "MkDocs"
        hint = "give it a name that begins with no dot, in a folder of another name than templates"
    message = f"the nav names {entry.path}, which {who} leaves out"
    return message, hint


def _named_otherwise(path: str, course: CheckedCourse) -> str:
    """Return what to do where a file is there under nearly that name; "" where none is."""
    first, *others = re.split(r"\s+- ", path)
    if not first.endswith(".md") and others[:1] and others[0] in course.files.files:
        title = first.rstrip(" :\uff1a")
        return f'type "{title}:", with a colon, since it is a section; what stands indented below it are its pages'
    if re.search(r"\.md\s+- ", path):
        return 'begin this line and the one below it with "- ", indented exactly alike; otherwise both are read as one'
    plain = path.replace("\\", "/").strip(" \"'\u2018-\u201f\u00ab\u00bb")
    files = course.files.files
    tries = (
        plain,
        plain.removeprefix("./"),
        plain.lstrip("/"),
        plain.removeprefix(f"{course.files.docs_dir}/"),
        f"{plain}.md",
    )
    for one in (*tries, re.sub(r"\.(?:html?|markdown|MD)$", ".md", plain)):
        if one in files and one != path:
            return f'type "{one}"'
    blank = re.search(r"\s-(?=\S)", path)
    return _nearly(plain, files) or ('leave a space behind each "-", as in "- page.md"' if blank else "")


def _nearly(path: str, files: Collection[str]) -> str:
    """Return what to do where a file has the name but for capitals, an ending, or signs that can't be seen."""
    page = path.partition("#")[0]
    if page in files:
        return f'type "{page}"; an entry leads to a page, and to no place in it'
    if visible(path) in files:
        return unseen_hint(path)
    if found := next((file for file in files if file.lower() == path.lower()), ""):
        return f'type "{found}", capitals and small letters as the file has them'
    return f"the file is called {path}.txt; take .txt off its name" if f"{path}.txt" in files else ""


def _no_page(path: str, course: CheckedCourse) -> str:
    """Return what to do where a folder is named, or an address that begins with its host; "" for all else."""
    folder = path.removesuffix("*.md").rstrip("/")
    if inside := sorted(one for one in course.by_path if one.startswith(f"{folder}/")):
        return f'name each page of this folder on a line of its own, as in "- {inside[0]}"'
    wrong = torn(path, scheme(path)) or nowhere(path, scheme(path))
    return wrong[1] if wrong else ""
