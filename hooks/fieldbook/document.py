"""A page as Python-Markdown made it: what is learned once, where it is converted, and used by all that comes after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .blocks.context import Record


class Heading(NamedTuple):
    """A heading of a page: its level, id and words, and the headings below it."""

    level: int
    id: str
    name: str
    children: tuple[Heading, ...] = ()


class Document(NamedTuple):
    """A page as HTML, with what it really has.

    `title` is that of its first heading, None where it has none of the first level. `ids` are the places of the page
    that a link can lead to. `links` holds, by the path of each page that this one links into, the ids it links to and
    the links as typed. `record` is what the blocks have left for the course, `warnings` what the converter had to say.
    """

    html: str
    headings: tuple[Heading, ...]
    title: str | None
    ids: frozenset[str]
    links: Mapping[str, Mapping[str, str]]
    record: Record
    warnings: tuple[str, ...] = ()
