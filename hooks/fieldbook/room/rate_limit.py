"""How often somebody may do something: a token bucket for each."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

_MANY = 10_000
"""How many are remembered; no room has as many."""


class RateLimit:
    """So many at once, and then so many in a second, for each."""

    def __init__(self, at_once: float, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nobody, who may do it `at_once` times; `clock` returns seconds."""
        self._at_once = at_once
        self._per_second = per_second
        self._clock = clock
        self._left: dict[str, tuple[float, float]] = {}
        self._lock = Lock()

    def has_left(self, who: str) -> bool:
        """Tell whether somebody may do it once more."""
        with self._lock:
            return self._now(who) >= 1

    def spend(self, who: str) -> bool:
        """Count that somebody does it; return whether that is allowed."""
        with self._lock:
            left = self._now(who)
            self._left.pop(who, None)
            while len(self._left) >= _MANY:
                del self._left[next(iter(self._left))]
            self._left[who] = (max(0.0, left - 1), self._clock())
            return left >= 1

    def _now(self, who: str) -> float:
        if who not in self._left:
            return self._at_once
        left, at = self._left[who]
        return min(self._at_once, left + (self._clock() - at) * self._per_second)
