"""The steps that turn other systems' notation within a text into Markdown and HTML; a dialect names those it needs."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .bibliography import Reference
from .language import Vocabulary
from .ledger import Ledger

Include = Callable[[str], str | None]
"""Returns the text of a file that a document includes or shows, None where there is none."""


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label of the old site leads: a document by its path, the words for it, and a heading ("" for none).

    `anchor` is the name in the page of what is no heading, such as a figure.
    """

    path: str
    title: str
    heading: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """What a text may ask of the old site: values by name, and the files that may be included, by name."""

    values: Mapping[str, Any] = field(default_factory=dict)
    include: Include = lambda name: None
    strict: bool = False
    """Whether names without a value are empty, as Jekyll makes them, or text that only looks like a tag."""
    labels: Mapping[str, Label] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    """What the course's bibliography has, by the keys that cite it."""
    appended: tuple[str, ...] = ()
    """The files that the old site put at the end of every page."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a step may ask of the document that a text stands in, and where it notes what it did."""

    meta: Mapping[str, Any]
    site: Site
    vocabulary: Vocabulary
    ledger: Ledger
    path: str = ""

    def beside(self, path: str) -> str | None:
        """Return the file that the document includes by a path from its own folder, None where there is none."""
        return self.site.include(posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path)))

    def included(self, path: str) -> str | None:
        """Return the file that the document includes by a path from its own folder, or else from those of the site."""
        # Several folders may each have a file of that name.
        own = None if path.startswith(("/", "@")) else self.beside(path)
        return self.site.include(path) if own is None else own


Step = Callable[[str, Setting], str]
"""Turns a text's notation into what all dialects have in common; lines stay where they are."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a dialect: those that see code as well, and those for which code has been put aside."""

    with_code: tuple[Step, ...] = ()
    without_code: tuple[Step, ...] = ()
