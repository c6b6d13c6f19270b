"""Memory that is free, handed back to the system."""

from __future__ import annotations

from contextlib import suppress


def hand_back() -> None:
    """Hand back what is free between what is not.

    The C library of most Linux systems keeps that for what comes next. What comes next in a build is something else,
    and at 1,000 lessons that was 100 MB. Elsewhere there is no such function.
    """
    import ctypes  # noqa: PLC0415 - most runs of the engine have no use for it

    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
