"""The order of a course: its pages by section, and the first pages that hold them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from .lesson import page
from .papers import Paper
from .verify import Nav


def add_frame(texts: dict[str, str], papers: Iterable[Paper], places: Mapping[str, str], home: str) -> Nav:
    """Add to `texts` a home page, if the source has none, and a first page for each module; return the order."""
    nav: Nav = []
    if "index.md" not in texts:
        texts["index.md"] = home
        nav.append(((), "index.md"))
    seen: set[str] = set()
    for paper in papers:
        place, sections = places[paper.path], paper.sections if paper.lesson else ()
        index = f"{PurePosixPath(place).parent.as_posix()}/index.md"
        if sections and sections[0] not in seen and index not in texts:
            texts[index] = page(sections[0])
            nav.append((sections[:1], index))
        seen.update(sections[:1])
        nav.append((sections, place))
    return _together(nav)


def _together(nav: Nav) -> Nav:
    """Bring pages of one module together, where they were apart in the source."""
    groups: dict[object, Nav] = defaultdict(list)
    order: list[object] = []
    for number, (sections, path) in enumerate(nav):
        key: object = sections[0] if sections else number
        if key not in groups:
            order.append(key)
        groups[key].append((sections, path))
    return [entry for key in order for entry in groups[key]]
