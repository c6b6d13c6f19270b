"""The only caller of Jinja in the engine: fragments of pages, from the templates in overrides/."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import jinja2

from .labels import counted, duration, labels

_SLOT = re.compile(r'<div(?: data-ref="(?P<ref>[^"]*)")? data-slot="(?P<slot>[\w-]+)"></div>')

_MANY = 16
"""Sections up to which all are shown."""
_AROUND = 5


def slot(name: str) -> str:
    """Return the mark of a place in a page that `fill` fills."""
    return f'<div data-slot="{name}"></div>'


def has_slot(html: str, name: str) -> bool:
    """Tell whether a page has such a place."""
    return slot(name) in html


def plain(title: str) -> str:
    """Return a title of MkDocs' as plain text: those from headings are HTML, those from front matter are not."""
    return unescape(title)


def nearby(items: Sequence[Any]) -> list[Any]:
    """Return the entries of a course's navigation that a page shows: in a long one, only the sections around its own.

    For each stretch that is left out, there is a None. Otherwise, every page of a course of many modules would name
    all of them, and each new module would make all pages heavier.
    """
    sections = [item for item in items if item.children]
    here = next((at for at, section in enumerate(sections) if section.active), None)
    if here is None or len(sections) <= _MANY:
        return list(items)
    near = sections[max(0, here - _AROUND) : here + _AROUND + 1]
    shown = [None if item.children and item not in near else item for item in items]
    return [item for item, before in zip(shown, [items[0], *shown], strict=False) if item or before]


class Renderer:
    """Renders fragments with a theme's environment, in the words of one language."""

    def __init__(self, environment: jinja2.Environment, language: str) -> None:
        self._environment = environment
        self._labels = labels(language)
        self._shown: dict[tuple[int, object], str] = {}
        environment.globals["label"] = self.label
        environment.globals["words"] = self.words
        environment.globals["once"] = self.once
        environment.filters["duration"] = self.duration
        environment.filters["counted"] = self.counted
        environment.filters["plain"] = plain
        environment.filters["nearby"] = nearby

    def label(self, name: str, **values: object) -> str:
        """Return one of the engine's words, filled in."""
        return self._labels[name].format(**values)

    def words(self, groups: Iterable[str]) -> dict[str, str]:
        """Return the words that scripts show: every label whose name begins with one of `groups` and a dot."""
        starts = tuple(f"{group}." for group in groups)
        return {name: text for name, text in self._labels.items() if name.startswith(starts)}

    def once(self, thing: object, place: object, caller: Callable[[], str]) -> str:
        """Return what a template shows of a thing at a place: as it was, if it has been shown there before.

        The thing has to be there until the last page is rendered.
        """
        key = (id(thing), place)
        if key not in self._shown:
            self._shown[key] = caller()
        return self._shown[key]

    def duration(self, minutes: int) -> str:
        """Return minutes as people say them: "40 min", "3 h 55 min"."""
        return duration(self._labels, minutes)

    def counted(self, count: int, thing: str) -> str:
        """Return a number of things in words: "1 lesson", "9 lessons"."""
        return counted(self._labels, count, thing)

    def page(self, name: str, context: Mapping[str, Any]) -> str:
        """Return the template `fieldbook/NAME`, filled in."""
        return self._environment.get_template(f"fieldbook/{name}").render(context)

    def pieces(self, name: str, context: Mapping[str, Any]) -> Iterator[str]:
        """Yield the same bit by bit: what is as long as a course need not be in memory as a whole."""
        return self._environment.get_template(f"fieldbook/{name}").generate(context)

    def fill(self, html: str, context: Mapping[str, Any], find: Callable[[str, str], Mapping[str, Any]]) -> str:
        """Return a page's content with its slots filled from the templates `fieldbook/SLOT.html`.

        `find` gives what a slot's template needs besides `context`, by the slot's name and reference.
        """

        def filled(match: re.Match[str]) -> str:
            name, ref = match["slot"], match["ref"] or ""
            template = self._environment.get_template(f"fieldbook/{name}.html")
            return template.render({**context, **find(name, ref)})

        return _SLOT.sub(filled, html)


def standalone(folders: Sequence[str], language: str) -> Renderer:
    """Return a renderer for templates in some folders, where no theme has an environment: the first has them first."""
    return Renderer(jinja2.Environment(loader=jinja2.FileSystemLoader(folders)), language)


def templates() -> Path:
    """Return the folder of the engine's templates: inside the installed package, or beside it in its repository."""
    here = Path(__file__).parent
    packed = here / "overrides"
    return packed if packed.is_dir() else here.parents[1] / "overrides"
