"""Examples for the author's guide: what to type and, beside it, what it becomes, both from one source.

````markdown
```specimen
/// tip
Ask early.
///
```
````

The example is converted apart from the page, as a lesson of its own, so that neither its worksheets nor its
notes nor its headings join the page's. Ids are made the example's own.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks.block import Block

from .context import LessonContext, context_of
from .elements import add
from .nested import LINKS, SLOT

_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})[ ]*specimen[ ]*$")
_ID = re.compile(r'(?P<before>\s(?:id|for|href|aria-labelledby)=")(?P<hash>#?)(?P<id>[^":/?]+|fn(?:ref\d*)?:[^"]+)"')
_SLASHES = "/" * 12
"""More slashes than an author's example would nest."""


class Example(Block):
    """The frame around an example and its result; made by `Examples`, not typed by authors."""

    NAME = "specimen"
    ARGUMENT = False

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the frame."""
        return add(parent, "div", "specimen")


class ExampleResult(Block):
    """The frame around an example's result."""

    NAME = "specimen-result"
    ARGUMENT = False

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the frame; learners' search does not look into it."""
        return add(parent, "div", "specimen__result", data_search_exclude="")


class LinksElsewhere(Treeprocessor):
    """Has the page's links to other files made relative and checked, in an example as on the page itself.

    Links within the example are left out: its ids are not the page's.
    """

    def __init__(self, md: Markdown, of_page: Treeprocessor) -> None:
        super().__init__(md)
        self._of_page = of_page

    def run(self, root: etree.Element) -> None:
        """Hide the links within from the page's processor."""
        within = [link for link in root.iter("a") if link.get("href", "").startswith("#")]
        for link in within:
            link.tag = "span"
        self._of_page.run(root)
        for link in within:
            link.tag = "a"


class Examples(Preprocessor):
    """Replaces each example by a frame that holds its source, as code, and its result."""

    PRIORITY = 29
    """After `normalize_whitespace` (30), which drops placeholders; before `fenced_code_block` (25)."""

    def __init__(self, md: Markdown, converter: Callable[[LessonContext], Markdown]) -> None:
        super().__init__(md)
        self._converter = converter
        self._count = 0

    def run(self, lines: list[str]) -> list[str]:
        """Return the page's lines with the examples replaced."""
        self._count = 0
        page: list[str] = []
        rest = iter(lines)
        for line in rest:
            fence = _FENCE.match(line)
            page += self._frame(fence["fence"], _until(rest, fence["fence"])) if fence else [line]
        return page

    def _frame(self, fence: str, source: list[str]) -> list[str]:
        result = self.md.htmlStash.store(self._convert("\n".join(source)))
        code = [f"{fence}markdown", *source, fence]
        shown = [f"{_SLASHES}/ specimen-result", "", result, "", f"{_SLASHES}/"]
        return ["", f"{_SLASHES} specimen", *code, "", *shown, "", _SLASHES, ""]

    def _convert(self, source: str) -> str:
        """Convert an example as a lesson of its own, with ids that no other example has.

        Slots are left out: what the course would put there is not the example's.
        """
        self._count += 1
        own = context_of(self.md)
        context = LessonContext(own.language, own.notes, own.transcript)
        converter = self._converter(context)
        if LINKS in self.md.treeprocessors:
            converter.treeprocessors.register(LinksElsewhere(converter, self.md.treeprocessors[LINKS]), LINKS, 0)
        html = SLOT.sub("", converter.convert(source))
        prefix = f"specimen-{self._count}-"
        return _ID.sub(lambda match: _prefixed(match, prefix), html)


def _until(lines: Iterator[str], fence: str) -> list[str]:
    """Take the lines up to the one that closes the fence."""
    taken: list[str] = []
    for line in lines:
        if line.rstrip() == fence:
            break
        taken.append(line)
    return taken


def _prefixed(match: re.Match[str], prefix: str) -> str:
    if "href" in match["before"] and not match["hash"]:
        return match[0]
    return f'{match["before"]}{match["hash"]}{prefix}{match["id"]}"'
