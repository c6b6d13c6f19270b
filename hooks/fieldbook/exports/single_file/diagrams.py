"""Diagrams of Mermaid: where Material's script does not hand them over, Mermaid reads them out of the page itself."""

from __future__ import annotations

from .trees import Tree, query

_DIAGRAMS = query("//pre[@class='mermaid']/code")


def bare_diagrams(tree: Tree) -> None:
    """Leave the words of a diagram alone in their element: Mermaid would take the tags of code for some of them."""
    for code in _DIAGRAMS(tree):
        if (diagram := code.getparent()) is not None:
            diagram.text = str(code.xpath("string()"))
            diagram.remove(code)
