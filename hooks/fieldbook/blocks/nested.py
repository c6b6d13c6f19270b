"""Markdown that is converted apart from the lesson it stands in, so that nothing of it joins the lesson's page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HtmlStash

from .context import LessonContext, context_of

LINKS = "relpath"
"""What MkDocs registers with a page's converter: it makes links relative, and warns of those that lead nowhere."""
SLOT = re.compile(r'<div(?: data-ref="[^"]*")? data-slot="[^"]*"></div>\n?')


class NestedConverter:
    """A converter beside that of the lesson: made when it is first asked for, since it takes a while, and used again.

    `make` makes one that begins each text with the context that a function tells.
    """

    def __init__(self, make: Callable[[Callable[[], LessonContext]], Markdown]) -> None:
        self._make = make
        self._md: Markdown | None = None
        self._context = LessonContext()

    def __call__(self, context: LessonContext) -> Markdown:
        """Return the converter, ready for a text of its own."""
        self._context = context
        if self._md is None:
            self._md = self._make(lambda: self._context)
        else:
            # Whoever asked before may have shared the lesson's own store, which is not to be emptied.
            self._md.htmlStash = HtmlStash()
            self._md.treeprocessors.deregister(LINKS, strict=False)
            self._md.reset()
        return self._md


def converted(md: Markdown, converter: Callable[[LessonContext], Markdown], text: str, notes: Mapping[str, str]) -> str:
    """Return as HTML a text that stands in the lesson that `md` is converting; its links are the lesson's.

    `converter` gives a converter for a context, `notes` are the footnotes that the text may cite; the lesson's
    definitions of links are the text's, too. Notes that the lesson defines may point into its store of raw HTML: so
    the store is shared, and what would drop the pointers is left out. What the course would put into slots is left
    out as well.
    """
    own = context_of(md)
    other = converter(LessonContext(own.language, notes, own.transcript))
    other.htmlStash = md.htmlStash
    other.references.update(md.references)
    other.preprocessors.deregister("normalize_whitespace", strict=False)
    if LINKS in md.treeprocessors:
        other.treeprocessors.register(_Links(md.treeprocessors[LINKS]), LINKS, 0)
    return SLOT.sub("", other.convert(text))


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
