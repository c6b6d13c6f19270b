"""Notes for the person who runs the workshop. They go to the facilitator's guide, never to learners' pages.

```markdown
/// facilitator | Open with a round of names
    minutes: 10
    materials: [name tags, a ball of wool]

Ask each person for one partner they could not work without.
///
```

Argument: a title, optional. Options: `minutes`, `materials`. Content: any Markdown. Where it stands in the lesson's
text is kept, so that the guide can tell the order of a workshop.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections import ChainMap
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks.block import Block

from ..model import FacilitatorNote
from . import options
from .context import LessonContext, context_of
from .elements import add
from .nested import converted
from .options import Options

NOTE = "data-facilitator"
"""The attribute of the box that holds a note for as long as the lesson is being converted."""


class Facilitator(Block):
    """A note that is taken out of the lesson and kept in the record."""

    NAME = "facilitator"
    ARGUMENT = None
    OPTIONS = Options({"minutes": (0, options.minutes), "materials": ((), options.materials)})

    def on_markdown(self) -> str:
        """Keep the content as the author typed it: it is converted apart from the lesson."""
        return "raw"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Hold the content in a box that `FacilitatorNotes` takes away, closed by its author or not."""
        return add(parent, "div", **{NOTE: ""})

    def on_end(self, block: etree.Element) -> None:
        """Keep the note in the record."""
        context_of(self.md).record.facilitator.append(self.note((block.text or "").strip()))

    def note(self, text: str) -> FacilitatorNote:
        """Return what goes into the record."""
        before = len(context_of(self.md).record.worksheets)
        minutes, materials = self.options["minutes"], self.options["materials"]
        return FacilitatorNote(self.argument or "", minutes, text, after=before, materials=materials)


class FacilitatorNotes(Treeprocessor):
    """Takes the notes' words out of the learner's page before anything else reads the tree, and converts them.

    Their empty boxes stay until `Stretches` has seen where they stand.
    """

    PRIORITY = 95

    def __init__(
        self, md: Markdown, footnotes: FootnoteExtension, converter: Callable[[LessonContext], Markdown]
    ) -> None:
        super().__init__(md)
        self._footnotes = footnotes
        self._converter = converter

    def run(self, root: etree.Element) -> None:
        """Empty every facilitator's note in the tree; those in the record get their HTML."""
        for element in root.iter():
            if element.get(NOTE) is not None:
                element.text = None
                for child in list(element):
                    element.remove(child)
        assert self.md is not None
        record = context_of(self.md).record
        record.facilitator = [note._replace(html=self._html(note.text)) for note in record.facilitator]

    def _html(self, text: str) -> str:
        """Return a note's text as HTML. It may cite what the lesson, and what the course, defines as a footnote."""
        assert self.md is not None
        notes = ChainMap(self._footnotes.footnotes, context_of(self.md).notes)  # type: ignore[arg-type]
        return converted(self.md, self._converter, text, notes)
