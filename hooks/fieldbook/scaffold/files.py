"""The files to start from: templates with blanks, and where they are written."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import yaml

_TEMPLATES = files(__package__) / "templates"
COURSE = f"{__package__.partition('.')[2]}/templates/course"
"""Where the templates of a course lie in the package."""
SCHEMA = ".vscode/settings.schema.json"
"""Where a course has the schema of its settings, for editors; it is none of the templates."""
ENGINE_SCHEMA = "schemas/settings.schema.json"
"""Where the engine has it."""
BLANK = re.compile("«[a-z]+»")
"""What is filled in in a template."""
_RENAMED = {"gitignore": ".gitignore", "gitattributes": ".gitattributes"}
"""Names that would mean something in this repository, too."""


class StartError(Exception):
    """What was asked for can't be written; the message says why and what to do, in words for people."""


def filled(name: str, blanks: Mapping[str, str]) -> str:
    """Return a template with its blanks («name») filled in."""
    text = (_TEMPLATES / name).read_text(encoding="utf-8")
    for blank, words in blanks.items():
        text = text.replace(f"«{blank}»", words)
    return text


def template_names(folder: str) -> list[str]:
    """Return the names of the templates in a folder of them."""
    root = Path(str(_TEMPLATES)) / folder
    return sorted(file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file())


def folders(folder: str) -> frozenset[str]:
    """Return the names of the folders in a folder of templates."""
    return frozenset(entry.name for entry in (_TEMPLATES / folder).iterdir() if entry.is_dir())


def target(name: str) -> str:
    """Return the path that a template becomes, below where it is written."""
    *above, last = name.split("/")
    return "/".join([*above, _RENAMED.get(last, last)])


def quoted(words: str) -> str:
    """Return words as a value in YAML, in quotes where they would be read as something else without."""
    try:
        plain = yaml.safe_load(f"name: {words}\n") == {"name": words}
    except yaml.YAMLError:
        plain = False
    return words if plain else json.dumps(words, ensure_ascii=False)


def write_new(path: Path, content: str | bytes) -> None:
    """Write a file that is not there yet.

    Raises:
        StartError: it is there, or can't be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
    except FileExistsError:
        raise StartError(f"{path} is there already, and nothing is written over") from None
    except OSError as error:
        raise StartError(f"{path} can't be written ({error.strerror or error})") from None


def replace(path: Path, content: bytes) -> None:
    """Write a file beside, then put it in place, so that it is never half a file.

    Raises:
        StartError: it can't be written; what was there is as it was.
    """
    path = path.resolve()
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        if os.name != "nt" and path.exists():
            # Windows knows read-only alone: it replaces no such file, and could not remove this one.
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StartError(f"{path.name} can't be written ({error.strerror or error})") from None
