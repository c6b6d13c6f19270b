"""The only caller of Jinja in the engine: fragments of pages, from the templates in overrides/."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import jinja2

from .labels import labels

_SLOT = re.compile(r'<div(?: data-ref="(?P<ref>[^"]*)")? data-slot="(?P<slot>[\w-]+)"></div>')


def slot(name: str) -> str:
    """Return the mark of a place in a page that `fill` fills."""
    return f'<div data-slot="{name}"></div>'


def has_slot(html: str, name: str) -> bool:
    """Tell whether a page has such a place."""
    return slot(name) in html


class Renderer:
    """Renders fragments with a theme's environment, in the words of one language."""

    def __init__(self, environment: jinja2.Environment, language: str) -> None:
        self._environment = environment
        self._labels = labels(language)
        environment.globals["label"] = self.label
        environment.filters["duration"] = self.duration
        environment.filters["counted"] = self.counted

    def label(self, name: str, **values: object) -> str:
        """Return one of the engine's words, filled in."""
        return self._labels[name].format(**values)

    def duration(self, minutes: int) -> str:
        """Return minutes as people say them: "40 min", "3 h 55 min"."""
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self.label("minutes", count=minutes)
        return self.label("duration.both" if rest else "duration.hours", hours=hours, minutes=rest)

    def counted(self, count: int, thing: str) -> str:
        """Return a number of things in words: "1 lesson", "9 lessons"."""
        return self.label(f"count.{thing}" if count == 1 else f"count.{thing}s", count=count)

    def fill(self, html: str, context: Mapping[str, Any], find: Callable[[str, str], Mapping[str, Any]]) -> str:
        """Return a page's content with its slots filled from the templates `fieldbook/SLOT.html`.

        `find` gives what a slot's template needs besides `context`, by the slot's name and reference.
        """

        def filled(match: re.Match[str]) -> str:
            name, ref = match["slot"], match["ref"] or ""
            template = self._environment.get_template(f"fieldbook/{name}.html")
            return template.render({**context, **find(name, ref)})

        return _SLOT.sub(filled, html)
