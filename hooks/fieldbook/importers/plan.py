"""What kind of course the source is, and its documents in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from . import front_matter as frontmatter
from .dialects import liquid
from .element_names import names
from .encoding import decode
from .ledger import Fate, Note
from .papers import Paper
from .source_tree import Tree

REPOSITORY = names(
    "license licence copying contributing code_of_conduct conduct changelog authors security gemfile "
    "pull_request_template issue_template attribution citation codeowners maintainers robots requirements humans"
)
"""Names of documents that speak of the repository, not to learners."""


@dataclass(slots=True)
class Plan:
    """A course as it was found: its papers in the order in which they are read.

    `links` are addresses elsewhere that stood in the course's list, with their titles.
    """

    kind: str
    title: str = ""
    description: str = ""
    language: str = ""
    base: str = ""
    url: str = ""
    papers: list[Paper] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    site: liquid.Site = field(default_factory=liquid.Site)
    folder: str = ""

    def left_out(self, path: str, why: str) -> None:
        """Note a file that is not part of the course."""
        self.notes.append(Note(path, 0, Fate.LEFT_OUT, why))


def settings(tree: Tree, *names: str) -> Mapping[str, Any]:
    """Return what the first of the named YAML (or JSON) files holds, as a mapping; empty where there is none."""
    for name in names:
        if name in tree.files:
            try:
                found = frontmatter.load(decode(tree.bytes(name))[0].replace("\t", "    "))
            except (OSError, ValueError):
                continue
            if isinstance(found, Mapping):
                return {str(key): value for key, value in found.items()}
    return {}


def text_of(value: object) -> str:
    """Return a value of a settings file as one line of text, "" where it is none."""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def includer(tree: Tree, folders: tuple[str, ...]) -> Callable[[str], str | None]:
    """Return what reads a file that a document includes, from these folders and from nowhere else."""

    def include(name: str) -> str | None:
        for folder in folders:
            found = tree.find(f"{folder}/{name}" if folder else name)
            if found and (not folder or found.startswith(folder + "/")):
                try:
                    return decode(tree.bytes(found))[0]
                except (OSError, ValueError):
                    return None
        return None

    return include


def is_of_repository(path: str) -> bool:
    """Tell whether a document speaks of the repository."""
    return PurePosixPath(path).stem.lower() in REPOSITORY
