"""The bare tree of a page: which element stands in which. Text is not kept."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Node:
    """An element by its tag."""

    tag: str
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def last(self) -> Node | None:
        """The last child, or None."""
        return self.children[-1] if self.children else None

    def add(self, tag: str) -> Node:
        """Append a new child and return it."""
        child = Node(tag, self)
        self.children.append(child)
        return child

    def take(self, child: Node) -> None:
        """Append an element that was taken from elsewhere."""
        child.parent = self
        self.children.append(child)
