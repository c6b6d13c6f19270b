"""Objects of a build that Python's garbage collector need not look at.

The collector looks for cycles of unused objects again and again while objects are made, and once more when Python
ends. Nearly all objects of a build are in use until its end.
"""

from __future__ import annotations

import gc


def freeze_objects() -> None:
    """Keep the collector from looking at the objects that exist by now."""
    gc.freeze()


def unfreeze_objects() -> None:
    """Let the collector look at all objects again: another build may follow in this process."""
    gc.unfreeze()


def collect_garbage() -> None:
    """Look at all objects once, and free those that a build has left in circles.

    The collector by itself never comes to it where builds follow each other, since each has it pass over what is there.
    """
    gc.collect()
