"""The files to start from: templates with blanks, and where they are written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import yaml

_TEMPLATES = files("fieldbook.starting") / "templates"
_RENAMED = {"gitignore": ".gitignore"}
"""Names that would mean something in this repository, too."""


class StartError(Exception):
    """What was asked for can't be written; the message says why and what to do, in words for people."""


def filled(name: str, blanks: Mapping[str, str]) -> str:
    """Return a template with its blanks («name») filled in."""
    text = (_TEMPLATES / name).read_text(encoding="utf-8")
    for blank, words in blanks.items():
        text = text.replace(f"«{blank}»", words)
    return text


def names(folder: str) -> list[str]:
    """Return the names of the templates in a folder of them, with that folder's name in front."""
    root = Path(str(_TEMPLATES))
    return sorted(file.relative_to(root).as_posix() for file in (root / folder).rglob("*") if file.is_file())


def target(name: str, folder: str) -> str:
    """Return the path that a template of a folder becomes, below where it is written."""
    *above, last = name.removeprefix(f"{folder}/").split("/")
    return "/".join([*above, _RENAMED.get(last, last)])


def quoted(words: str) -> str:
    """Return words as a value in YAML, in quotes where they would be read as something else without."""
    try:
        plain = yaml.safe_load(f"name: {words}\n") == {"name": words}
    except yaml.YAMLError:
        plain = False
    return words if plain else json.dumps(words, ensure_ascii=False)


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet.

    Raises:
        StartError: it is there, or can't be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise StartError(f"{path} is there already, and nothing is written over") from None
    except OSError as error:
        raise StartError(f"{path} can't be written ({error.strerror or error})") from None
