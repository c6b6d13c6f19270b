"""The notations of marks within lines, of attributes and addresses as steps."""

from __future__ import annotations

from ..steps import Setting
from . import (
    attributes,
    canvas_addresses,
    docsify_marks,
    hackmd,
    inline_marks,
    kramdown,
    markua_boxes,
    markua_marks,
    terminal_marks,
    tracked_changes,
)
from .shared import ending, outside_code


def read_docsify_marks(text: str, at: Setting) -> str:
    """Read what Docsify adds to Markdown."""
    return docsify_marks.read(text, at)


def read_tags(text: str, at: Setting) -> str:
    """Read HackMD's line of tags."""
    return hackmd.without_tags(text, at.ledger) if "tags:" in text else text


def read_leanpub_boxes(text: str, at: Setting) -> str:
    """Read the boxes of Leanpub."""
    return outside_code(text, lambda part: markua_boxes.read(part, at.ledger)) if markua_boxes.has_boxes(text) else text


def read_leanpub_marks(text: str, at: Setting) -> str:
    """Read the attributes of Leanpub, and its signs for parts, code and comments."""
    return markua_marks.read(text, at)


def read_hackmd(text: str, at: Setting) -> str:
    """Read the marks within a line that HackMD and other editors know."""
    return hackmd.read(text, at.ledger) if ending(at) in (".md", ".markdown", ".txt") else text


def read_terminal_marks(text: str, at: Setting) -> str:
    """Read the marks of colours for a terminal."""
    return outside_code(text, lambda part: terminal_marks.read(part, at.ledger))


def read_kramdown(text: str, at: Setting) -> str:
    """Read kramdown's attribute lists."""
    return kramdown.read(attributes.described(text), at.ledger)


def read_attributes(text: str, at: Setting) -> str:
    """Read attributes in braces, and the changes and comments that pandoc marks by them."""
    return attributes.read(tracked_changes.read(text, at.ledger))


def read_material_marks(text: str, at: Setting) -> str:
    """Read the marks of pymdown-extensions within lines."""
    return inline_marks.read_material(text, at.ledger)


def read_emoji(text: str, at: Setting) -> str:
    """Read the names of emoji between colons."""
    return inline_marks.read_emoji(text, at.ledger)


def read_code_languages(text: str, at: Setting) -> str:
    """Give code the language that kramdown names in the line below it."""
    return kramdown.with_languages(text)


def read_canvas_addresses(text: str, at: Setting) -> str:
    """Read the addresses within a course of Canvas'."""
    return canvas_addresses.read(text) if "REFERENCE$" in text or "FILEBASE$" in text else text
