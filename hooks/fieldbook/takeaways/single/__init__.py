"""The whole course in one file that needs no other."""

from __future__ import annotations

from .book import write_single

__all__ = ["write_single"]
