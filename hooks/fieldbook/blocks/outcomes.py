"""The place for the lesson's outcomes, where the author wants them elsewhere than under the title.

```markdown
/// outcomes
///
```

Argument: none. Options: none. Content: none. The outcomes themselves stand in the front matter, which only
the course's builder reads: the block leaves a slot that it fills.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from pymdownx.blocks.block import Block

from .elements import add

SLOT = "outcomes"


class Outcomes(Block):
    """The slot for outcomes."""

    NAME = "outcomes"
    ARGUMENT = False

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Leave the slot."""
        return add(parent, "div", data_slot=SLOT)
