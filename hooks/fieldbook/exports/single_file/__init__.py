"""The whole course in one file that needs no other."""

from __future__ import annotations

from .book import GUIDE, write_single

__all__ = ["GUIDE", "write_single"]
