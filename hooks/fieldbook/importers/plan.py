"""What kind of course the source is, and its documents in order."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from ..encoding import as_plain_text
from . import front_matter
from .bibliography import Reference, references
from .element_names import names
from .ledger import Fate, Ledger, Note
from .source_tree import Tree
from .steps import Site, Steps

_DATED = re.compile(r"^(?P<date>\d{2,4}-\d{1,2}-\d{1,2})-(?P<name>.+)$")
_NUMBERED = re.compile(r"^(?:\d+(?:[._-]\d+)*[\s._-]+)(?=\D)")
_NOTION = re.compile(r"(?<=\w)[ _-]+[0-9a-f]{32}(?:_all)?$")
_NATURAL = re.compile(r"(\d+)")


@dataclass(slots=True)
class SourceDocument:
    """A document: its path in the source, front matter and body, and where it stands in the course.

    `sections` are the titles of the sections around it; `urls` the addresses it had on the old site;
    `title` is what others call it, for want of a title of its own; `lesson` is False for mere pages; `lead` is the
    first page of its section, and `counts` whether that is a lesson, too; `shelf` the section of the menu that holds a
    page that is no lesson. `measured` is the text whose words count, where that is not the body; `language` is what
    the document says of itself.
    """

    path: str
    meta: Mapping[str, Any]
    body: str
    ledger: Ledger
    sections: tuple[str, ...] = ()
    urls: set[str] = field(default_factory=set)
    title: str = ""
    lesson: bool = True
    home: bool = False
    lead: bool = False
    counts: bool = False
    shelf: str = ""
    measured: str = ""
    language: str = ""
    parts: list[SourceDocument] = field(default_factory=list)
    """The lessons that it holds, where it is more than one."""

    @property
    def stem(self) -> str:
        """The file's name without date and ending, and without the digits that Notion adds."""
        name = _NOTION.sub("", PurePosixPath(self.path).stem)
        dated = _DATED.match(name)
        return dated["name"] if dated else name

    @property
    def name(self) -> str:
        """What to call it for want of a title: the words of its name, or of its folder's for a folder's first page."""
        return self.title or worded(self.own_name)

    @property
    def is_first(self) -> bool:
        """Whether it is the first page of its folder, by its name."""
        return self.stem.lower() in ("index", "readme", "_index")

    @property
    def own_name(self) -> str:
        """The file's name, or that of its folder, whose first page it is."""
        return PurePosixPath(self.folder).name if self.is_first and self.folder else self.stem

    @property
    def date(self) -> str:
        """The date by which the old site ordered it: of the file's name, or of the front matter."""
        dated = _DATED.match(PurePosixPath(self.path).stem)
        return dated["date"] if dated else str(self.meta.get("date") or "")

    @property
    def folder(self) -> str:
        """The folder that holds it, "" for the root."""
        return self.path.rpartition("/")[0]


def natural(text: str) -> tuple[tuple[int, int | str], ...]:
    """Return a key that orders `2` before `10`."""
    parts = _NATURAL.split(text.casefold())
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts if part)


def worded(name: str) -> str:
    """Return the words of a file's or folder's name: `02-getting_started` is `Getting started`."""
    bare = _NUMBERED.sub("", name).replace("-", " ").replace("_", " ").strip() or name
    return bare[:1].upper() + bare[1:]


REPOSITORY = names(
    "license licence copying contributing code_of_conduct conduct changelog authors security gemfile "
    "pull_request_template issue_template attribution citation codeowners maintainers robots requirements humans"
)
"""Names of documents that speak of the repository, not to learners."""


@dataclass(slots=True)
class Plan:
    """A course as it was found: its documents in the order in which they are read.

    `links` are addresses elsewhere that stood in the course's list, with their titles.
    """

    kind: str
    title: str = ""
    description: str = ""
    language: str = ""
    base: str = ""
    url: str = ""
    documents: list[SourceDocument] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    site: Site = field(default_factory=Site)
    folder: str = ""
    steps: Steps = field(default_factory=Steps)
    by_names: bool = False
    """Whether the names of files are enough for links, wherever the files lie."""

    def left_out(self, path: str, why: str) -> None:
        """Note a file that is not part of the course."""
        self.notes.append(Note(path, 0, Fate.LEFT_OUT, why))


def settings(tree: Tree, *names: str) -> Mapping[str, Any]:
    """Return what the first of the named YAML, JSON or TOML files holds, as a mapping; empty where there is none."""
    for name in names:
        if name in tree.files:
            try:
                text = as_plain_text(tree.bytes(name))[0]
                found = tomllib.loads(text) if name.endswith(".toml") else front_matter.load(text.replace("\t", "    "))
            except (OSError, ValueError):
                continue
            if isinstance(found, Mapping):
                return {str(key): value for key, value in found.items()}
    return {}


def text_of(value: object) -> str:
    """Return a value of a settings file as one line of text, "" where it is none."""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def mapping_of(value: object) -> Mapping[str, Any]:
    """Return a value of a settings file that holds others by name, nothing where it is of another kind."""
    return value if isinstance(value, Mapping) else {}


def by_path(values: object, above: str = "") -> dict[str, str | int | float]:
    """Return the single values of settings by their names, with dots for those within others."""
    found: dict[str, str | int | float] = {}
    for key, value in mapping_of(values).items():
        if isinstance(value, str | int | float):
            found[f"{above}{key}"] = value
        found |= by_path(value, f"{above}{key}.")
    return found


def bibliography(tree: Tree) -> dict[str, Reference]:
    """Return the references of all BibTeX files."""
    found: dict[str, Reference] = {}
    for name in tree.files:
        if name.lower().endswith(".bib"):
            found |= references(tree.text(name))
    return found


def is_of_repository(path: str) -> bool:
    """Tell whether a document speaks of the repository."""
    return PurePosixPath(path).stem.lower() in REPOSITORY
