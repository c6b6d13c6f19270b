"""Notes for the person who runs the workshop. They go to the facilitator's guide, never to learners' pages.

```markdown
/// facilitator | Open with a round of names
    minutes: 10

Ask each person for one partner they could not work without.
///
```

Argument: a title, optional. Options: `minutes`. Content: any Markdown; kept as text, since it is rendered on
another page, with that page's links.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks.block import Block

from ..model import FacilitatorNote
from . import options
from .elements import add
from .options import Option
from .record import context_of


class Facilitator(Block):
    """A note that is taken out of the lesson and kept in the record."""

    NAME = "facilitator"
    ARGUMENT = None
    OPTIONS: dict[str, Option] = {"minutes": (0, options.minutes)}

    def on_markdown(self) -> str:
        """Keep the content as the author typed it."""
        return "raw"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Hold the content in a box that `FacilitatorRemover` takes away, closed by its author or not."""
        return add(parent, "div", data_facilitator="")

    def on_end(self, block: etree.Element) -> None:
        """Keep the note in the record."""
        note = FacilitatorNote(self.argument or "", self.options["minutes"], (block.text or "").strip())
        context_of(self.md).record.facilitator.append(note)


class FacilitatorRemover(Treeprocessor):
    """Takes the notes out of the learner's page before anything else reads the tree."""

    PRIORITY = 95

    def run(self, root: etree.Element) -> None:
        """Remove every facilitator's note."""
        for parent in root.iter():
            for child in list(parent):
                if child.get("data-facilitator") is not None:
                    parent.remove(child)
