"""A line of HTML that comes from a setting: words and links, and nothing that a browser would load or run."""

from __future__ import annotations

from html import escape
from typing import Any

import lxml.html
from lxml import etree

from ..addresses import leads_elsewhere, scheme


def links_only(html: object) -> str:
    """Return HTML with its words, with its links to the web or into the course, and without all other markup."""
    tree: Any = lxml.html.fragment_fromstring(f"<p>{html}</p>", create_parent="div")
    for element in list(tree.iterdescendants()):
        if element.tag is etree.Comment or element.tag is etree.ProcessingInstruction:
            element.drop_tree()
        elif element.tag != "a":
            element.drop_tag()
        else:
            address = element.get("href", "")
            element.attrib.clear()
            if leads_elsewhere(address) or not scheme(address):
                element.set("href", address)
    links = (etree.tostring(link, encoding="unicode", method="html") for link in tree)
    return escape(tree.text or "", quote=False) + "".join(links)
