"""Where else one finds whoever publishes the course: what `extra: social:` lists, for the foot of every page.

Source: https://squidfunk.github.io/mkdocs-material/setup/setting-up-the-footer/#social-links. Names stand in the place
of Material's icons, which say nothing to whoever does not know them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..addresses import leads_elsewhere, split


class SocialLink(NamedTuple):
    """An address on the web or of a person, and what it is called: the author's name for it, or its host."""

    name: str
    address: str


def social_links(listed: object) -> list[SocialLink]:
    """Return the links in a list of mappings with `link` and `name`; what is none of them is left out."""
    entries = [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
    found = [(one.get("name"), str(one.get("link") or "")) for one in entries]
    return [SocialLink(str(name or _host(link)), link) for name, link in found if leads_elsewhere(link)]


def _host(address: str) -> str:
    parts = split(address)
    return (parts.hostname or parts.path) if parts else address
