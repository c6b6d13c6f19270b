"""A page parted by its headings, as Material's search takes it into its index.

Material's own parser is written in Python, and on a lesson with worksheets it is the slowest part of making the page.
Here the same parts are found in one pass over the page's tags, or where authors' HTML is not plain enough for that,
with libxml2; see `material.plugins.search.plugin.Parser`.
"""

from __future__ import annotations

from .parts import Section
from .scanning import scanned


def sections(content: str) -> list[Section]:
    """Return the parts of a page's content, in their order; what stands before the first heading is a part, too."""
    found = scanned(content)
    if found is None:
        # Loading lxml takes a while; most builds have no use for it here.
        from .sections import sections_of_tree  # noqa: PLC0415

        found = sections_of_tree(content)
    return found
