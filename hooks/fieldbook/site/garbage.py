"""When Python looks through all there is for rings of objects that nobody needs any more.

It does so again and again while there are ever more objects, and several times when it ends. Nearly all that a build
has made stays until its end.
"""

from __future__ import annotations

import gc


def pass_over() -> None:
    """Have Python pass over what there is by now."""
    gc.freeze()


def look_through() -> None:
    """Have Python look through all of it again: what comes next may be another build."""
    gc.unfreeze()
