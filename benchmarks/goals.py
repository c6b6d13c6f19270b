"""What is to be reached, compared with what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .builds import Step
from .engines import NAMES, OURS, STOCK, ZENSICAL
from .figures import Results, each, ratio
from .visits import PAGE, SCRIPTS, SEARCH, STYLES

SMALL, LARGE = 100, 1000


@dataclass(frozen=True)
class Goal:
    """Something that is to be at most so much."""

    what: str
    most: float
    value: float | None
    """None where it was not measured."""
    unit: str = ""
    below: bool = False
    """Whether it is to be less, not at most."""

    @property
    def reached(self) -> bool | None:
        """Tell whether it is reached; None where nobody knows."""
        if self.value is None:
            return None
        return self.value < self.most if self.below else self.value <= self.most


def goals(results: Results) -> Iterator[Goal]:
    """Yield every goal."""
    yield from _builds(results)
    yield from _growth(results)
    for lessons, most in ((SMALL, 0.3), (LARGE, 1.2)):
        yield Goal(f"preview, from saving to the new page, {lessons} lessons", most, results.saved(lessons), "s")
    yield Goal(f"peak memory, {LARGE} lessons", 350, results.memory(OURS, LARGE), "MB")
    yield from _first_visit(results)


def _builds(results: Results) -> Iterator[Goal]:
    clean, warm, edited = Step.CLEAN, Step.WARM, Step.EDIT
    for what, step, most, theirs, lessons in (
        ("clean build", clean, 1.0, STOCK, SMALL),
        ("clean build", clean, 1, ZENSICAL, SMALL),
        ("clean build", clean, 0.3, STOCK, LARGE),
        ("clean build", clean, 0.5, ZENSICAL, LARGE),
        ("full build, warm cache", warm, 0.45, STOCK, SMALL),
        ("rebuild after an edit", edited, 0.35, STOCK, SMALL),
        ("rebuild after an edit", edited, 1, ZENSICAL, SMALL),
    ):
        value = ratio(results.seconds(OURS, lessons, step), results.seconds(theirs, lessons, step))
        below = most == 1 and theirs == ZENSICAL
        yield Goal(f"{what}, {lessons} lessons, to {NAMES[theirs]}'s", most, value, below=below)


def _growth(results: Results) -> Iterator[Goal]:
    times = [each(results.seconds(OURS, lessons, Step.CLEAN), lessons) for lessons in (LARGE, SMALL)]
    yield Goal(f"time per lesson, {LARGE} lessons to {SMALL}", 1.2, ratio(*times))
    sizes = [each(results.output(OURS, lessons), lessons) for lessons in (LARGE, SMALL)]
    yield Goal(f"output per lesson, {LARGE} lessons to {SMALL}", 1.2, ratio(*sizes))


def _first_visit(results: Results) -> Iterator[Goal]:
    largest = max(results.lessons)
    built = results.built.get((OURS, largest))
    visit = built.visit if built else None
    where = f"a lesson's first visit, {largest} lessons"
    kilobytes = visit.bytes(PAGE, STYLES, SCRIPTS, SEARCH) / 1000 if visit else None
    yield Goal(f"{where}: page, styles, scripts", 70, kilobytes, "kB")
    yield Goal(f"{where}: requests for styles and scripts", 3, visit.requests(STYLES, SCRIPTS) if visit else None)
    yield Goal(f"{where}: search index", 0, visit.bytes(SEARCH) / 1000 if visit else None, "kB")
