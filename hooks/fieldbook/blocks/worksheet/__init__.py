"""Blocks that are filled in: what looks like a blank becomes a field. `FIELD_BLOCKS` lists them."""

from __future__ import annotations

from .block import FieldBlock, Worksheet
from .quiz import Quiz

FIELD_BLOCKS: tuple[type[FieldBlock], ...] = (Worksheet, Quiz)
"""Every block with fields. All that a course does with worksheets it does with each of these."""

JUDGED_BLOCK_NAMES = frozenset(block.NAME for block in FIELD_BLOCKS if block.JUDGED)
"""Those in which right answers are marked."""

FIELD_BLOCK_NAMES = frozenset(block.NAME for block in FIELD_BLOCKS)
