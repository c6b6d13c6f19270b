"""The block `html` of pymdown-extensions, which is loaded when a lesson has one.

Compiling its patterns takes 0.035 s, more than loading all blocks of ours, and few courses use it.
"""

from __future__ import annotations

from typing import Any

from pymdownx.blocks.block import Block, type_string_in

MODES = ("auto", "block", "html", "inline", "raw")
"""Ways to take its content, by their names."""
SETTINGS: dict[str, Any] = {"custom": []}
"""Those of its extension, as they are where nobody sets them."""


class HtmlBlock(Block):
    """Stands for the block: what it takes is known, and who makes one gets one of theirs."""

    NAME = "html"
    ARGUMENT = True
    OPTIONS = {"markdown": ("auto", type_string_in(MODES))}

    def __new__(cls, *given: Any) -> Any:
        """Return a block of theirs."""
        from pymdownx.blocks.html import HTML  # noqa: PLC0415

        return HTML(*given)  # type: ignore[no-untyped-call]
