"""The bare tree of a page: which element stands in which. Text is not kept."""

from __future__ import annotations


class Node:
    """An element by its tag. Of its children it knows the last; who asks for the others takes that away first."""

    __slots__ = ("_before", "last", "parent", "tag")

    def __init__(self, tag: str, parent: Node | None = None, before: Node | None = None) -> None:
        self.tag = tag
        self.parent = parent
        self.last: Node | None = None
        self._before = before

    def add(self, tag: str) -> Node:
        """Append a new child and return it."""
        self.last = child = Node(tag, self, self.last)
        return child

    def drop(self) -> None:
        """Take the last child away."""
        if self.last is not None:
            self.last = self.last._before

    def take(self, child: Node) -> None:
        """Append an element that was taken from elsewhere."""
        child.parent = self
        child._before = self.last
        self.last = child
