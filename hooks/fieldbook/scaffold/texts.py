"""What the pages of a new course say: in the course's language where somebody has translated it, else in English."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from ..labels import DEFAULT
from .files import filled, folders, target, template_names

_FOLDER = "texts"


def language_of_texts(code: str) -> str:
    """Return the language that the texts for a course are in: that of its code (`pt-BR`), or English."""
    known = folders(_FOLDER)
    return next((one for one in (code.lower(), code.partition("-")[0].lower()) if one in known), DEFAULT)


def words(code: str) -> dict[str, str]:
    """Return the title of the first section, and the notice that names the author, for a course in a language."""
    read: dict[str, str] = yaml.safe_load(filled(f"{_FOLDER}/{language_of_texts(code)}/words.yml", {}))
    return read


def pages(code: str, blanks: Mapping[str, str]) -> dict[str, str]:
    """Return the first pages of a course in a language by their paths in it, with their blanks filled in."""
    folder = f"{_FOLDER}/{language_of_texts(code)}/docs"
    return {f"docs/{target(name)}": filled(f"{folder}/{name}", blanks) for name in template_names(folder)}


def lesson(code: str, blanks: Mapping[str, str]) -> str:
    """Return a lesson to write over in a language, with its blanks filled in."""
    return filled(f"{_FOLDER}/{language_of_texts(code)}/lesson.md", blanks)
