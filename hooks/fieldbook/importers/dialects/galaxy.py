"""The tutorials of the Galaxy Training Network: topics with tutorials, each a folder with `tutorial.md`.

Source: the network's own tutorials on writing tutorials and on its metadata (`metadata.yaml`, `priority`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from ..includes import includer
from ..loading import load
from ..plan import Plan, SourceDocument, bibliography, natural, settings, text_of, worded
from ..source_tree import Tree
from ..steps import Site
from .listed import leading, note_others, started
from .notations import GALAXY

_TUTORIAL = re.compile(r"topics/(?P<topic>[^/]+)/tutorials/[^/]+/tutorial\.md")
_HIDDEN = ("faqs/", "snippets/")


class Galaxy:
    """Tutorials of the Galaxy Training Network."""

    name = "Galaxy Training Network"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is a topic with a tutorial."""
        return any(_TUTORIAL.fullmatch(name) for name in tree.files)

    def plan(self, tree: Tree) -> Plan:
        """Return the tutorials, topic by topic, in the order of their priority."""
        config = settings(tree, "_config.yml", "_config.yaml")
        found = started(self.name, config)
        found.base, found.steps = text_of(config.get("baseurl")).strip("/"), GALAXY
        values = {**config, "snippets": _snippets(tree)}
        found.site = Site(values, includer(tree, ("",)), strict=True, references=bibliography(tree))
        found.documents = list(_led(sorted(_tutorials(tree), key=_Tutorial.order)))
        for name in tree.files:
            if name.endswith(".md") and any(folder in name for folder in _HIDDEN):
                found.left_out(name, "a piece that documents include; it is part of those that do")
        note_others(tree, found, why="it is no tutorial of a topic")
        return found


class _Tutorial(NamedTuple):
    """A tutorial, the place of its part among its topic's, its rank there, and what the topic says of itself."""

    topic: str
    place: int
    rank: float
    document: SourceDocument
    summary: str

    def order(self) -> tuple[object, ...]:
        """Return what tutorials are ordered by."""
        return natural(self.topic), self.topic, self.place, self.rank, natural(self.document.path)


def _tutorials(tree: Tree) -> Iterator[_Tutorial]:
    """Yield the tutorials, each in the section of its topic, and of its part of that where there are some."""
    about_topic = cache(lambda topic: settings(tree, f"{topic}/metadata.yaml", f"{topic}/metadata.yml"))
    for name in tree.files:
        match = _TUTORIAL.fullmatch(name)
        if match is None or not (document := load(tree, name)):
            continue
        about = about_topic(f"topics/{match['topic']}")
        parts = _parts(about)
        part = text_of(document.meta.get("subtopic"))
        within = (parts[part],) if part in parts and len(parts) > 1 else ()
        document.sections = (text_of(about.get("title")) or worded(match["topic"]), *within)
        document.urls.add(str(PurePosixPath(document.path).with_suffix("")))
        rank = document.meta.get("priority")
        place = [*parts].index(part) if part in parts else len(parts)
        summary = str(about.get("summary") or "").strip()
        yield _Tutorial(match["topic"], place, rank if isinstance(rank, int | float) else 99, document, summary)


def _led(tutorials: Iterable[_Tutorial]) -> Iterator[SourceDocument]:
    """Yield the documents of tutorials, before those of a topic the page of what it says of itself."""
    for topic, own in groupby(tutorials, lambda one: one.topic):
        first, *rest = own
        if first.summary:
            yield leading(f"topics/{topic}/metadata.yaml", first.document.sections[0], first.summary)
        yield from (one.document for one in (first, *rest))


def _parts(about: Mapping[str, Any]) -> dict[str, str]:
    """Return the titles of the parts of a topic by their names, in order."""
    given = about.get("subtopics")
    parts = [part for part in given if isinstance(part, Mapping)] if isinstance(given, list) else []
    return {name: text_of(part.get("title")) or worded(name) for part in parts if (name := text_of(part.get("id")))}


def _snippets(tree: Tree) -> dict[str, dict[str, str]]:
    """Return the title and the kind of box of each piece that tutorials may include."""
    found: dict[str, dict[str, str]] = {}
    for name in tree.files:
        if name.endswith(".md") and any(folder in name for folder in _HIDDEN) and (piece := load(tree, name)):
            found[name] = {key: text_of(piece.meta.get(key)) for key in ("title", "box_type")}
    return found
