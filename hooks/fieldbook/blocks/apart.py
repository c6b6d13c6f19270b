"""Markdown that is converted apart from the lesson it stands in, so that nothing of it joins the lesson's page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from .record import LessonContext, context_of

_LINKS = "relpath"
"""What MkDocs registers with a page's converter: it makes links relative, and warns of those that lead nowhere."""
_SLOT = re.compile(r'<div(?: data-ref="[^"]*")? data-slot="[^"]*"></div>\n?')


def converted(md: Markdown, converter: Callable[[LessonContext], Markdown], text: str, notes: Mapping[str, str]) -> str:
    """Return as HTML a text that stands in the lesson that `md` is converting; its links are the lesson's.

    `converter` makes a converter for a context, `notes` are the footnotes that the text may cite. Those that the
    lesson defines may point into its store of raw HTML: so the store is shared, and what would drop the pointers is
    left out. What the course would put into slots is left out as well.
    """
    own = context_of(md)
    other = converter(LessonContext(own.language, notes, own.transcript))
    other.htmlStash = md.htmlStash
    other.preprocessors.deregister("normalize_whitespace")
    if _LINKS in md.treeprocessors:
        other.treeprocessors.register(_Links(md.treeprocessors[_LINKS]), _LINKS, 0)
    return _SLOT.sub("", other.convert(text))


class _Links(Treeprocessor):
    """Has a text's links looked at as the lesson's are, but for those to and from footnotes: they lead within."""

    def __init__(self, lessons: Treeprocessor) -> None:
        super().__init__()
        self._lessons = lessons

    def run(self, root: etree.Element) -> None:
        """Keep the links of footnotes out of sight meanwhile."""
        kept = [link for link in root.iter("a") if link.get("class") in ("footnote-ref", "footnote-backref")]
        for link in kept:
            link.tag = "span"
        self._lessons.run(root)
        for link in kept:
            link.tag = "a"
