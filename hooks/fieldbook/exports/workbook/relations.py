"""What a document refers to outside of its text: links and pictures, each by an id."""

from __future__ import annotations

from itertools import count

from docx.opc.part import Part


class Relations:
    """The relations of the main part of a document. python-docx looks through all of them for each."""

    def __init__(self, part: Part) -> None:
        self._all = part.rels
        self._known: dict[str | Part, str] = {}
        self._free = (name for name in map("rId{}".format, count(1)) if name not in self._all)

    def to(self, target: str | Part, kind: str) -> str:
        """Return the id by which the document refers to an address or to a part of its own."""
        if target not in self._known:
            self._known[target] = next(self._free)
            self._all.add_relationship(kind, target, self._known[target], is_external=isinstance(target, str))
        return self._known[target]
