"""Callouts: boxes that stand beside the text, each of a type that is named in words.

```markdown
/// info | The value of partnerships
Partners connect what teens learn at home, at school and in the library.
///
```

Argument: the title, optional. Options: none. Content: any Markdown.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from pymdownx.blocks.block import Block

from .context import context_of
from .elements import add

TYPES = (
    "activity",
    "info",
    "tip",
    "warning",
    "example",
    "case-study",
    "quote",
    "reflection",
    "key-points",
    "resources",
)


class Callout(Block):
    """A callout; each type is a block of its own name."""

    ARGUMENT = None

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the box with its title: the type's word, then the author's title."""
        context = context_of(self.md)
        title_id = f"callout-{context.record.number('callout')}"
        box = add(parent, "div", "callout", data_callout=self.NAME, role="note", aria_labelledby=title_id)
        title = add(box, "p", "callout__title", id=title_id)
        add(title, "span", "callout__kind", context.labels[self.NAME])
        if self.argument:
            title[-1].tail = " "
            add(title, "span", "callout__name", self.argument)
        return box


CALLOUTS: tuple[type[Callout], ...] = tuple(
    type(f"{kind.title().replace('-', '')}Callout", (Callout,), {"NAME": kind, "__module__": __name__})
    for kind in TYPES
)
