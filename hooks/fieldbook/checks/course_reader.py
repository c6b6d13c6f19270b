"""The files of a course, and what its mkdocs.yml says of them: found on the disk, without MkDocs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path, PurePath
from typing import Any

from pathspec import GitIgnoreSpec

from ..cache.store import Memo, fingerprint, uncached
from ..diagnostics import Diagnostic
from ..pages import GENERATED
from ..paths import IGNORED
from ..settings import reading_pace
from .config import read_config
from .config_text import ConfigText
from .course_files import SWITCHES, CourseFiles, PublishedCourse, PublishedSheet
from .settings_schema import by_schema


def course_files(config: Path, memo: Memo = uncached) -> CourseFiles:
    """Read a course's mkdocs.yml and list the files in its docs/; `memo` returns what was found in files before.

    Raises:
        yaml.YAMLError: The file is not YAML.
        ValueError: It holds an impossible date, or is not saved as UTF-8.
        OSError: The file can't be read.
    """
    text = read_config(config)
    settings = text.settings
    docs_dir = PurePath(str(settings.get("docs_dir") or "docs")).as_posix()
    folder = config.parent / docs_dir
    found = set(_below(str(folder), "")) if folder.is_dir() else set()
    excluded = "\n".join((".*", "/templates/", *IGNORED, str(settings.get("exclude_docs") or "")))
    files = frozenset(found) - matching(found, excluded)
    files -= matching(found, str(settings.get("draft_docs") or ""))
    broken = frozenset(path for path in files if not (folder / path).is_file())
    files -= broken
    switches = _switches(text)
    return CourseFiles(
        nav=text.nav,
        files=files | GENERATED,
        broken=broken,
        unread=frozenset(path for path in files if not os.access(folder / path, os.R_OK)),
        docs_dir=docs_dir,
        folder=folder,
        unlisted=matching(files, str(settings.get("not_in_nav") or "")) | GENERATED,
        site_url=str(settings.get("site_url") or ""),
        language=str(text.setting("theme", "language") or "en"),
        config=config.name,
        name=str(settings.get("site_name") or ""),
        id=str(text.setting("extra", "fieldbook", "id") or ""),
        published=_published(config.parent / str(settings.get("site_dir") or "site")),
        off=_codes(switches, "off", False),
        on=_codes(switches, "on", True),
        reading_pace=reading_pace(text.setting("extra", "fieldbook", "reading_pace")),
        text=text._replace(problems=(*text.problems, *_refused(text, memo))),
    )


def pages(course: CourseFiles) -> list[Path]:
    """Return the pages of a course, in the order of their paths."""
    if course.folder is None:
        return []
    found = [course.folder / path for path in sorted(course.files) if path.endswith(".md")]
    return [page for page in found if page.is_file()]


def matching(paths: Iterable[str], patterns: str) -> frozenset[str]:
    """Return the paths that patterns as those of .gitignore, one a line, pick out; MkDocs reads them likewise."""
    return frozenset(GitIgnoreSpec.from_lines(patterns.splitlines()).match_files(paths))


def _below(folder: str, prefix: str) -> Iterator[str]:
    """Yield the paths of all files below a folder, links among them. Paths as objects would take five times as long."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{path}/")
            elif not Path(entry.path).is_dir() or _leads_back(entry.path):
                yield path


def circles(folder: Path) -> Iterator[str]:
    """Yield the links of the file system below a folder that lead back to a folder they lie in."""
    return (path for path in _below(str(folder), "") if (folder / path).is_dir())


def _leads_back(folder: str) -> bool:
    return Path(folder).parent.resolve().is_relative_to(Path(folder).resolve())


def _switches(text: ConfigText) -> dict[Any, Any]:
    """Return what stands under `SWITCHES`, or nothing where it isn't there."""
    value = text.setting(*SWITCHES)
    return value if isinstance(value, dict) else {}


def _refused(text: ConfigText, memo: Memo) -> tuple[Diagnostic, ...]:
    """Return what the schema refuses in mkdocs.yml. What it takes to read a schema takes long to load."""
    return memo("settings", "", fingerprint(text.settings, text.lines), partial(by_schema, text))


def _published(site: Path) -> PublishedCourse:
    """Return the course that was built last; nothing where there is none, or where its course.json is none of ours."""
    try:
        course = json.loads((site / "course.json").read_bytes())
        lessons = [lesson for module in course.get("modules", ()) for lesson in module["lessons"]]
        return PublishedCourse(
            str(course.get("id") or ""),
            tuple(
                PublishedSheet(sheet["id"], sheet["title"], {one["name"]: one["label"] for one in sheet["fields"]})
                for lesson in lessons
                for sheet in lesson["worksheets"]
            ),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return PublishedCourse()


def _codes(switches: dict[Any, Any], name: str, truth: bool) -> tuple[str, ...]:
    """Return the codes listed under a name; YAML reads a bare `on` as true and a bare `off` as false."""
    codes = switches.get(name, switches.get(truth))
    return tuple(str(code) for code in codes) if isinstance(codes, list) else ()
