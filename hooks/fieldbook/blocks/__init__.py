"""The blocks of a lesson: Markdown to elements, as a Python-Markdown extension that works in any builder."""

from __future__ import annotations

from .extension import BLOCKS, FieldbookExtension

__all__ = ["BLOCKS", "FieldbookExtension"]
