"""Where a worksheet comes from, and what follows from that: tags and titles of its controls, its links and notes."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from . import controls
from .tags import control_tag

_ENDS = ("?", "!", ".", "\u2026", "\uff1f")
"""What questions end with that need no colon before a choice."""
_SCHEMES = ("http", "https", "mailto", "tel")


@dataclass(slots=True)
class Origin:
    """Where a worksheet comes from: the finished site, its page there, the site's address on the web, its notes.

    `notes` are the ids of the notes whose text is known; `cited` gathers those that were cited, in that order.
    `worksheet` is its id, `questions` are the words that ask for its fields, by their names.
    """

    site: Path
    page: str = ""
    address: str = ""
    notes: Container[str] = ()
    cited: list[str] = field(default_factory=list)
    worksheet: str = ""
    questions: Mapping[str, str] = field(default_factory=dict)

    def tag(self, name: str, choice: str = "") -> str:
        """Return the tag of a field's control."""
        return control_tag(self.worksheet, name, choice)

    def title(self, name: str, words: str = "", choice: str = "") -> str:
        """Return what a control asks for; `words` say it where the course does not know the field."""
        question = (self.questions.get(name) or words or name).rstrip(":")
        if not choice or choice == question:
            return controls.shortened(question)
        gap = " " if question.endswith(_ENDS) else ": "
        return f"{controls.shortened(question, but=len(gap + choice))}{gap}{choice}"

    def link(self, address: str) -> str:
        """Return where a link leads from a document that lies anywhere, or "" where it leads nowhere then."""
        try:
            full = urljoin(urljoin(self.address, self.page), address) if self.address else address
            return full if urlsplit(full).scheme in _SCHEMES else ""
        except ValueError:
            return ""

    def number(self, note: str) -> int:
        """Return the number of a note in this worksheet; 0 where its text is not known."""
        if note not in self.cited:
            if note not in self.notes:
                return 0
            self.cited.append(note)
        return self.cited.index(note) + 1
