"""A lesson to write over, in its place in the course: what `fieldbook new lesson` writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..checks.config import layers
from ..checks.course_reader import course_files
from ..slugs import distinct, plain_slug, slug
from . import texts
from .files import StartError, quoted, replace, write_new
from .nav import Section, chosen, sections, with_page


@dataclass(frozen=True, slots=True)
class Started:
    """A lesson that was written: its file, and the section whose last lesson it is; None where there is no nav.

    `config` is the file that has the nav: mkdocs.yml, or one that it inherits from.
    """

    file: Path
    section: str | None
    config: Path


def new_lesson(config: Path, title: str, wanted: str | None = None) -> Started:
    """Write a lesson and name it in the nav.

    Args:
        config: The course's mkdocs.yml.
        title: The lesson's title.
        wanted: The title or the folder of a section; needed where there are several.

    Raises:
        StartError: there is no such section, or the lesson is there already.
    """
    if not slug(title) or "\n" in title:
        raise StartError("a lesson's title is a line with letters or digits in it")
    listing, text, known = _nav(config)
    course = course_files(config)
    docs = course.folder or config.parent / "docs"
    section = None if known is None else chosen(known, wanted)
    path = _path(section, wanted, title, course.files)
    if section is not None and path in section.pages:
        raise StartError(f"the nav names {path} already; choose another title")
    changed = text if section is None else with_page(text, section, path)
    file = docs / path
    # No two outcomes of a course have one id: the path is no other lesson's.
    outcome = slug(f"explain {path.removesuffix('.md')}")
    write_new(file, texts.lesson(course.language, {"title": quoted(" ".join(title.split())), "outcome": outcome}))
    if changed != text:
        try:
            replace(listing, changed.encode("utf-8"))
        except StartError:
            file.unlink()
            raise
    return Started(file, section.title if section else None, listing)


def _nav(config: Path) -> tuple[Path, str, list[Section] | None]:
    """Return the file that has the nav, its text, and the sections; mkdocs.yml and None where no file has one.

    Of a file and one that it inherits from, the nav of the first counts.
    """
    for file in layers(config):
        text = _read(file)
        if (known := sections(text)) is not None:
            return file, text, known
    return config, _read(config), None


def _path(section: Section | None, wanted: str | None, title: str, taken: Iterable[str]) -> str:
    """Return the path of a lesson below docs/; one whose title has no Latin letters is numbered among those there."""
    folder = section.folder if section is not None else plain_slug(wanted, "part") if wanted else ""
    start = f"{folder}/" if folder else ""
    if name := plain_slug(title, ""):
        return f"{start}{name}.md"
    return f"{start}{distinct('lesson', {path.removeprefix(start).removesuffix('.md') for path in taken})}.md"


def _read(config: Path) -> str:
    """Return a mkdocs.yml to the byte: with its line ends, and with the mark at its beginning if it has one."""
    try:
        return config.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise StartError(f"{config.name} is not saved as UTF-8; save it so") from None
    except OSError as error:
        raise StartError(f"{config.name} can't be read ({error.strerror or error})") from None
