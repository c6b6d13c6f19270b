"""A page's content as the search reads it, without the many elements that mean nothing to it.

Material's search plugin reads every page with a parser in Python. Of a lesson with worksheets, most of what that
goes through are divisions, controls and drawings, which leave no trace in the index; libxml2 takes them away in a
fraction of the time.
"""

from __future__ import annotations

from lxml import etree, html

_READ = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup", "h1", "h2", "h3", "h4", "h5", "h6"})
"""What `material.plugins.search.plugin.Parser` keeps, or parts a page by."""
_UNREAD = "//*[@data-search-exclude or @class='linenodiv' or @class='headerlink']|//script|//style|//object|//svg"
_HOLDERS = "//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]/ancestor::*"
_HOLDER = "article"
"""Stands for whatever holds headings: where it ends, the part of the page ends that its last heading began."""


def trimmed(content: str) -> str:
    """Return HTML that gives the same entries in the index."""
    root = html.fragment_fromstring(content, create_parent="div")
    for element in root.xpath(_UNREAD):
        element.drop_tree()
    for element in root.xpath(_HOLDERS):
        element.tag = _HOLDER
    etree.strip_tags(root, *({element.tag for element in root.iter()} - _READ - {_HOLDER}))
    return str(etree.tostring(root, encoding="unicode", method="html"))
