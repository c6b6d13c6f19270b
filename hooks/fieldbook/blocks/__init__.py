"""The blocks of a lesson: Markdown to elements, as a Python-Markdown extension that works in any builder."""

from __future__ import annotations

from .extension import BLOCKS, FieldbookExtension
from .worksheet import FIELD_BLOCK_NAMES, FIELD_BLOCKS, JUDGED_BLOCK_NAMES

__all__ = ["BLOCKS", "FIELD_BLOCKS", "FIELD_BLOCK_NAMES", "JUDGED_BLOCK_NAMES", "FieldbookExtension"]
