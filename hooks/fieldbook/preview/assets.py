"""The preview's own style sheet and script, which are in no built site."""

from __future__ import annotations

PREVIEW_ASSETS = "assets/fieldbook/preview."
"""How their addresses begin."""
