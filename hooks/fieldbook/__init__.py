"""Fieldbook: the engine that turns lessons in Markdown into a training course."""

from __future__ import annotations

__version__ = "0.1.0"
