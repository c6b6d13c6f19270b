"""What is wrong with code and HTML in a lesson, in words for its author."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic
from .base import Structure


def broken_fence(index: int, reason: str, name: str) -> Diagnostic:
    """Say what is wrong with the beginning of code."""
    if reason == "header":
        message = "this line does not begin code as it should: too much stands after the marks"
        return Diagnostic(name, index + 1, 0, "code-header", message, "type at most a language there, as in ```yaml")
    hint = "end it with a line of the same marks, indented as far as this one"
    return Diagnostic(name, index + 1, 0, "code-unclosed", "the code that begins here is not closed", hint)


def odd_lines(found: Structure, name: str) -> Iterator[Diagnostic]:
    """Yield lines that the renderer does not take for what they seem."""
    for index in found.torn:
        message = "the indented line above takes the code that begins here apart"
        yield Diagnostic(name, index + 1, 0, "code-torn", message, "leave an empty line between them")
    for index in found.bare:
        message = "this definition has no term"
        hint = "type the term in a line of its own directly above"
        yield Diagnostic(name, index + 1, 0, "definition-term", message, hint)


def open_html(tag: str, index: int, name: str) -> Diagnostic:
    """Say that HTML goes on to the end of the page, or a comment would."""
    message = f"the HTML <{tag}> is not closed and hides the rest of the page" if tag else "the comment is not closed"
    hint = f"type </{tag}> where it ends" if tag else 'type "-->" where it ends'
    return Diagnostic(name, index + 1, 0, "html-unclosed", message, hint)
