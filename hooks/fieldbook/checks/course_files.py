"""The files of a course and what its mkdocs.yml says of them, as far as checks need to know it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ..settings import PACE
from .config_text import ConfigText, NavEntry

SWITCHES = ("extra", "fieldbook", "checks")
"""The names of the setting by which a course switches codes off and on."""


class PublishedSheet(NamedTuple):
    """A block with fields in the site built last: what it was called, and the names of its fields with their words."""

    id: str
    title: str
    fields: Mapping[str, str]


class PublishedCourse(NamedTuple):
    """What answers hang on in the site built last; nothing where there is none."""

    id: str = ""
    sheets: tuple[PublishedSheet, ...] = ()


class CourseFiles(NamedTuple):
    """The files and settings of a course.

    `nav` is None where mkdocs.yml has none; then folders are sections. `files` are all files in docs/, with the
    paths that links use. `folder` is where docs/ lies, for looking at pictures; without it they are not opened.
    `name` is the course's, `id` as mkdocs.yml gives it, `published` what the site built last has.
    `broken` are links of the file system that lead to no file, `unread` the files that the system lets nobody read.
    `unlisted` are pages that the nav need not have. `off` and `on` are the codes that the course switches off, and on
    where they are off by themselves. `reading_pace` is in words a minute.

    Where a course was assembled, `lessons` are the paths of its lessons, `in_menu` those of the pages that its menu
    shows, `dead_ends` what the nav names and leads nowhere; all three are None where none was. `missing_templates` are
    those that settings name and the theme has not, each with the names of its setting; `theme_folders` those in which
    its templates lie, none where MkDocs was not asked. `text` is mkdocs.yml.
    """

    nav: tuple[NavEntry, ...] | None = None
    files: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    docs_dir: str = "docs"
    folder: Path | None = None
    unlisted: frozenset[str] = frozenset()
    site_url: str = ""
    language: str = "en"
    config: str = "mkdocs.yml"
    name: str = ""
    id: str = ""
    published: PublishedCourse = PublishedCourse()
    off: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    lessons: frozenset[str] | None = None
    in_menu: frozenset[str] | None = None
    dead_ends: frozenset[str] | None = None
    missing_templates: Mapping[str, tuple[str, ...]] = {}
    theme_folders: tuple[str, ...] = ()
    reading_pace: int = PACE
    text: ConfigText = ConfigText()
