"""The only caller of Jinja in the engine: fragments of pages, from the templates in overrides/."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any, cast

import jinja2
from jinja2.environment import TemplateStream

from ..html.headings import Section, sections
from ..html.notice import links_only
from ..labels import counted, counted_kinds, duration, labels
from ..pages.style_sheets import style_sheets
from .menu import is_open, nearby
from .mkdocs_api import url_filter
from .social import social_links

_SLOT = re.compile(r'<div(?: data-ref="(?P<ref>[^"]*)")? data-slot="(?P<slot>[\w-]+)"></div>')

_MOST_HEADINGS = 60
"""A page's contents show headings of two levels where there are no more than so many."""
_BUFFERED = 1000
"""Strings of a template's output that are joined at once: each on its own takes as much memory again as its text."""


def slot(name: str) -> str:
    """Return an empty element that `Renderer.fill` replaces by the template of that name."""
    return f'<div data-slot="{name}"></div>'


def has_slot(html: str, name: str) -> bool:
    """Tell whether a page has a slot of that name."""
    return slot(name) in html


def plain(title: object) -> str:
    """Return a title of MkDocs' as plain text: those from headings are HTML, those from front matter are not."""
    return unescape(str(title))


def headings(contents: Iterable[Any]) -> list[Any]:
    """Return the headings below a page's title: those of the first level, and what stands below a title.

    Where there are very many, it is without those below them, among which nobody would find what he looks for.
    """
    found = [one for heading in contents for one in (heading.children if heading.level == 1 else [heading])]
    if len(found) + sum(len(one.children) for one in found) <= _MOST_HEADINGS:
        return found
    return [Section(one.title, one.url, []) for one in found]


@jinja2.pass_context
def urls(context: jinja2.runtime.Context, addresses: Mapping[str, str]) -> dict[str, str]:
    """Return addresses of the site, by their names, relative to the page."""
    return {name: url_filter(cast(Any, context), address) for name, address in addresses.items()}


class Renderer:
    """Renders fragments with a theme's environment, in the words of one language."""

    def __init__(self, environment: jinja2.Environment, language: str) -> None:
        """Add to the environment the globals and filters that our templates use."""
        self._environment = environment
        self._labels = labels(language)
        environment.globals["label"] = self.label
        environment.globals["words"] = self.words
        environment.filters["duration"] = self.duration
        environment.filters["counted"] = self.counted
        environment.filters["counted_kinds"] = self.counted_kinds
        environment.filters["links_only"] = links_only
        environment.filters["plain"] = plain
        environment.filters["nearby"] = nearby
        environment.filters["is_open"] = is_open
        environment.filters["headings"] = headings
        environment.filters["sections"] = sections
        environment.filters["style_sheets"] = style_sheets
        environment.filters["urls"] = urls
        environment.filters["social_links"] = social_links

    def label(self, name: str, **values: object) -> str:
        """Return the label of that name, with `values` in its placeholders."""
        return self._labels[name].format(**values)

    def words(self, groups: Iterable[str]) -> dict[str, str]:
        """Return the words that scripts show: every label whose name begins with one of `groups` and a dot."""
        starts = tuple(f"{group}." for group in groups)
        return {name: text for name, text in self._labels.items() if name.startswith(starts)}

    def duration(self, minutes: int) -> str:
        """Return minutes as people say them: "40 min", "3 h 55 min"."""
        return duration(self._labels, minutes)

    def counted(self, count: int, thing: str) -> str:
        """Return a number of things in words: "1 lesson", "9 lessons"."""
        return counted(self._labels, count, thing)

    def counted_kinds(self, kinds: Iterable[str]) -> str:
        """Return how many there are of each kind of things: "9 worksheets, 1 lesson"."""
        return counted_kinds(self._labels, kinds)

    def page(self, name: str, context: Mapping[str, Any]) -> str:
        """Return the template `fieldbook/NAME`, filled in."""
        return self._environment.get_template(f"fieldbook/{name}").render(context)

    def partial(self, name: str, context: Mapping[str, Any]) -> str:
        """Return the theme's template `partials/NAME.html`, filled in."""
        return self._environment.get_template(f"partials/{name}.html").render(context)

    def pieces(self, name: str, context: Mapping[str, Any]) -> Iterator[str]:
        """Yield the same in pieces: a text as long as a course need not be in memory as a whole."""
        return self._environment.get_template(f"fieldbook/{name}").generate(context)

    def fill(self, html: str, context: Mapping[str, Any], find: Callable[[str, str], Mapping[str, Any]]) -> str:
        """Return a page's content with its slots filled from the templates `fieldbook/SLOT.html`.

        `find` returns what a slot's template needs besides `context`, by the slot's name and reference.
        """
        # Jinja would gather its globals anew for every slot, which takes longer than filling one.
        shared = {**self._environment.globals, **context}

        def pieces() -> Iterator[str]:
            at = 0
            for match in _SLOT.finditer(html):
                yield html[at : match.start()]
                name, ref, at = match["slot"], match["ref"] or "", match.end()
                template = self._environment.get_template(f"fieldbook/{name}.html")
                slot_context = template.new_context({**shared, **find(name, ref)}, shared=True)
                stream = TemplateStream(template.root_render_func(slot_context))
                stream.enable_buffering(_BUFFERED)
                yield from stream
            yield html[at:]

        # Joined only once: a page may be as long as the course.
        return "".join(pieces())


def standalone(folders: Sequence[str], language: str) -> Renderer:
    """Return a renderer for templates in `folders`, without a theme; a template in an earlier folder comes first."""
    return Renderer(jinja2.Environment(loader=jinja2.FileSystemLoader(folders)), language)
