"""Breaks of a workshop. They stand in the facilitator's guide, and leave nothing on learners' pages.

```markdown
/// break | Coffee
    minutes: 15
///
```

Argument: a title, optional. Options: `minutes`, needed, and `materials`. Content: what the facilitator should know,
optional.
"""

from __future__ import annotations

from ..model import FacilitatorNote
from .facilitator import Facilitator


class Break(Facilitator):
    """A break, kept in the record among the notes."""

    NAME = "break"
    REQUIRED = ("minutes",)

    def note(self, text: str) -> FacilitatorNote:
        """Return what goes into the record."""
        return super().note(text)._replace(is_break=True)
