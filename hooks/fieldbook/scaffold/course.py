"""A small course of one's own, with the engine that builds it: what `fieldbook new course` writes."""

from __future__ import annotations

import shutil
from html import escape
from importlib.resources import files
from pathlib import Path
from secrets import token_hex

from ..slugs import slug
from . import requirements, texts, wheel
from .files import ENGINE_SCHEMA, SCHEMA, StartError, filled, quoted, target, template_names, write_new

_FOLDER = "course"
_LANGUAGES = files("material") / "templates" / "partials" / "languages"


def new_course(folder: Path, name: str = "", language: str = "en", author: str = "") -> list[str]:
    """Write a course into a new or empty folder.

    Args:
        folder: Where to.
        name: What the course is called; made from the folder's name where it is empty.
        language: The code of a language that Material knows.
        author: Who writes it; may be empty.

    Returns:
        The paths of the files, below the folder.

    Raises:
        StartError: the folder holds something already, one of the words can't be used, or the engine can't be packed.
    """
    name = name.strip() or _named_after(folder)
    _check(folder, language, name, author)
    engine = wheel.running()
    words = texts.words(language)
    blanks = {
        "name": quoted(name),
        "heading": name,
        "language": language,
        "section": quoted(words["section"]),
        "author": _owner(author.strip(), words["notice"]),
        "id": quoted(_new_id(name)),
        "engine": "\n".join(requirements.lines(engine)),
    }
    written: dict[str, str | bytes] = {
        target(template): filled(f"{_FOLDER}/{template}", blanks) for template in template_names(_FOLDER)
    }
    written |= texts.pages(language, blanks)
    written[SCHEMA] = engine.text(ENGINE_SCHEMA)
    written[f"{requirements.FOLDER}/{engine.name}"] = engine.content()
    try:
        for path, content in written.items():
            write_new(folder / path, content)
    except StartError:
        _empty(folder)
        raise
    return sorted(written)


def _new_id(name: str) -> str:
    """Return an id that no other course has by accident: two of one name on one host would share their answers."""
    return f"{slug(name) or 'course'}-{token_hex(2)}"


def _check(folder: Path, language: str, name: str, author: str) -> None:
    if "\n" in name + author:
        raise StartError("the names of a course and of its author are one line each")
    if folder.exists() and not folder.is_dir():
        raise StartError(f"{folder} is a file; name a new folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise StartError(f"{folder} is not empty, and nothing is written over; name a new folder")
    known = sorted(file.name.removesuffix(".html") for file in _LANGUAGES.iterdir() if file.name.endswith(".html"))
    if language not in known:
        raise StartError(f'no language has the code "{language}"; known are: {", ".join(known)}')


def _empty(folder: Path) -> None:
    """Take away what was written into a folder that was empty before, so that one can try again."""
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.is_dir():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)


def _owner(author: str, notice: str) -> str:
    """Return the lines that name the author. The theme takes the one at the foot of every page as HTML."""
    if not author:
        return ""
    notice = notice.format(author=escape(author, quote=False))
    return f"site_author: {quoted(author)}\ncopyright: {quoted(notice)}\n"


def _named_after(folder: Path) -> str:
    words = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or "A course"
