"""Mistakes in how a course is put together: its nav, and lessons that are empty or too long."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator

from ..addresses import MARKDOWN, scheme, split
from ..blocks import FIELD_BLOCK_NAMES
from ..blocks.shared_notes import REFERENCES
from ..diagnostics import Diagnostic, Severity
from ..pages import GENERATED
from ..reader import Source
from .config_text import NavEntry
from .context import CheckedCourse
from .dead_entries import why_dead
from .rule import error, notice, warning
from .slips import uncoded

CONFIG = error(
    "config-yaml",
    "mkdocs.yml is YAML. If it can't be read, there is no course.",
    "(mkdocs.yml)\nsite_name: Partners: a course",
    '(mkdocs.yml)\nsite_name: "Partners: a course"',
)
NO_PLACE = warning(
    "nav-missing",
    "A page that the nav in mkdocs.yml does not name is not part of the course; nobody finds it.",
    "(mkdocs.yml)\nnav:\n  - index.md\n\n(docs/levels.md)\n---\ntitle: Levels\n---",
    "(mkdocs.yml)\nnav:\n  - index.md\n  - levels.md\n\n(docs/levels.md)\n---\ntitle: Levels\n---",
)
NO_FILE = error(
    "nav-file",
    "The nav in mkdocs.yml names files in docs/.",
    "(mkdocs.yml)\nnav:\n  - index.md\n  - level.md\n  - levels.md",
    "(mkdocs.yml)\nnav:\n  - index.md\n  - levels.md",
)
TWICE = warning(
    "nav-double",
    "A page has one place in the course; its number and its neighbors come from there.",
    "(mkdocs.yml)\nnav:\n  - index.md\n  - levels.md\n  - levels.md",
    "(mkdocs.yml)\nnav:\n  - index.md\n  - levels.md",
)
EMPTY = warning(
    "lesson-empty",
    "A lesson without a word in it is one that somebody still means to write.",
    "---\ntitle: Levels\nminutes: 25\n---\n",
    "---\ntitle: Levels\nminutes: 25\nlesson: false\n---\n",
)
LONG = notice(
    "lesson-long",
    "After an hour people need a break; two lessons are easier to plan than one long one.",
    "---\ntitle: Levels\nminutes: 90\n---\n\n"
    "Partnerships differ in how close they are. This lesson has seven levels, each with an example and a question.",
    "---\ntitle: Levels\nminutes: 45\n---\n\n"
    "Partnerships differ in how close they are. This lesson has seven levels, each with an example and a question.",
)
UNSEEN = warning(
    "note-unseen",
    "The facilitator's guide goes through the lessons. A note or a break on a page that is no lesson is not in it.",
    "---\ntitle: Levels\nlesson: false\n---\n\n/// facilitator | A human ladder\nLay out seven sheets of paper.\n///",
    "---\ntitle: Levels\nlesson: true\n---\n\n/// facilitator | A human ladder\nLay out seven sheets of paper.\n///",
)
SECTION = error(
    "nav-section",
    "A section of the nav has pages; MkDocs can't build a course with one that has none.",
    "(mkdocs.yml)\nnav:\n  - index.md\n  - First steps:",
    "(mkdocs.yml)\nnav:\n  - index.md\n  - First steps:\n      - levels.md",
)
TAKEN = warning(
    "page-taken",
    "Some pages are made of the whole course. A page of the same name at the top of docs/ takes the place of one.",
    "(docs/workbook.md)\n---\ntitle: How to use the workbook\n---\n\nPrint it.",
    "(docs/using-the-workbook.md)\n---\ntitle: How to use the workbook\n---\n\nPrint it.",
)
RULES = (TAKEN, CONFIG, NO_PLACE, NO_FILE, TWICE, SECTION, EMPTY, LONG, UNSEEN)

LONGEST = 60
"""Minutes that a lesson may take with its worksheets."""

_WORD = re.compile(r"[^\W_]")
GUIDE_BLOCKS = {"facilitator": "facilitator's note", "break": "break"}
"""The blocks of the facilitator's guide by their names, as people call them."""


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the mistakes in a page as a whole."""
    path = course.path(source)
    # Words of the author's may stand above what is made of the course; `lesson: false` says that they are meant so.
    if path in GENERATED and path != REFERENCES and source.meta.get("lesson") is not False:
        message = f"{path} takes the place of a page that is made of the whole course"
        hint = f"rename it, as in about-{path}, or type lesson: false to put your words above what is made"
        yield TAKEN.on_line(source.name, 1, message, hint)
    if not course.is_lesson(source):
        yield from _unseen(source)
        return
    unread = any(problem.severity is Severity.ERROR for problem in source.problems)
    if not unread and not source.blocks and not _WORD.search(source.prose) and not _has_code(source):
        hint = "write it, or put lesson: false into its front matter"
        yield EMPTY.on_line(source.name, source.body_line, "the lesson is empty", hint)
    minutes = source.minutes + sum(_worksheet_minutes(source))
    if minutes > LONGEST:
        line = source.meta_lines.get("minutes", 1)
        message = f"the lesson takes {minutes} minutes with its worksheets"
        yield LONG.on_line(source.name, line, message, "make two lessons of it")


def _unseen(source: Source) -> Iterator[Diagnostic]:
    for block in source.blocks:
        if block.name in GUIDE_BLOCKS:
            message = f"nobody sees the {GUIDE_BLOCKS[block.name]}, since the page is no lesson"
            yield UNSEEN.on_line(source.name, block.line, message, "move it to the lesson in which it is due")


def _has_code(source: Source) -> bool:
    return sum(1 for _ in uncoded(source)) < len(source.lines)


def check_course(course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the mistakes in the nav."""
    yield from _empty_sections(course)
    places: dict[str, NavEntry] = {}
    for entry in course.files.nav or ():
        if found := _wrong(entry, places.get(entry.path), course):
            yield found
        places.setdefault(entry.path, entry)
    if course.files.nav is not None:
        yield from _unplaced(course, places)


def _empty_sections(course: CheckedCourse) -> Iterator[Diagnostic]:
    for section in course.files.text.empty:
        hint = "name its pages below it, indented and with a hyphen before each, or delete the line"
        message = f'the section "{section.path}" has no pages'
        if not section.path:
            message, hint = "nothing stands behind this hyphen", "name a page behind it, or delete the line"
        yield SECTION.on_line(section.file or course.files.config, section.line, message, hint)


def _wrong(entry: NavEntry, first: NavEntry | None, course: CheckedCourse) -> Diagnostic | None:
    """Return what is wrong with an entry of the nav, which may have named the same page before; None for nothing."""
    file = entry.file or course.files.config
    if _is_dead(entry, course):
        # Without their folder, no page is there, and that is what MkDocs says.
        is_told = course.files.folder is not None and not course.files.folder.is_dir()
        return None if is_told else NO_FILE.on_line(file, entry.line, *why_dead(entry, course))
    if _is_no_page(entry.path, course):
        hint = "save it as Markdown, or bring it in with fieldbook import; to hand it out, link to it from a page"
        return NO_FILE.on_line(file, entry.line, f"the nav names {entry.path}, which is no page", hint)
    if entry.path.lower().endswith(".md") and not entry.path.endswith(".md"):
        message = f"the nav names {entry.path}, which is taken for a file to hand out"
        hint = f"rename it {entry.path[:-3]}.md, in small letters, here and in the folder"
        return NO_FILE.on_line(file, entry.line, message, hint)
    if first is not None:
        message = f"the nav names {entry.path} twice, first in line {first.line}"
        return TWICE.on_line(file, entry.line, message, "keep one of the two lines")
    return None


def _unplaced(course: CheckedCourse, places: Container[str]) -> Iterator[Diagnostic]:
    """Yield the pages that are not in the menu, by the nav or by what plugins have made of it."""
    placed = places if course.files.in_menu is None else course.files.in_menu
    unlisted = course.files.unlisted | course.transcripts
    for path, source in course.by_path.items():
        if path not in placed and path not in unlisted and source.meta.get("lesson") is not False:
            hint = f"name {path} in the nav, or put lesson: false into its front matter"
            yield NO_PLACE.on_line(source.name, 1, "the page has no place in the nav", hint)


def _is_no_page(path: str, course: CheckedCourse) -> bool:
    """Tell whether a file that the nav names is a paper, a picture and so on, and no page: not a plugin's either."""
    ending = posixpath.splitext(path)[1].lower()
    return ending not in (*MARKDOWN, ".html", "") and not (path in (course.files.in_menu or ()) or scheme(path))


def _is_dead(entry: NavEntry, course: CheckedCourse) -> bool:
    """Tell whether an entry of the nav leads nowhere, as MkDocs has found, or as the files tell."""
    if course.files.dead_ends is None:
        return entry.path not in course.files.files
    # On Windows a backslash leads to the page, and where the course is published, nowhere.
    odd = entry.path.startswith("/") or "\\" in entry.path or split(entry.path) is None
    return odd or entry.path in course.files.dead_ends


def _worksheet_minutes(source: Source) -> Iterator[int]:
    for block in source.blocks:
        minutes = (block.options or {}).get("minutes")
        if block.name in FIELD_BLOCK_NAMES and isinstance(minutes, int):
            yield minutes
