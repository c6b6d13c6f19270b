"""Results as tables of Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from .builds import Step
from .common import table
from .engines import OURS, STOCK, ZENSICAL
from .figures import Results, each, ratio
from .goals import Goal
from .visits import KINDS, PAGE, SCRIPTS, SEARCH, STYLES, Visit

_NOTHING = "–"
Figure = Callable[[str], float | None]
"""Returns what an engine took."""


def builds(results: Results, lessons: int) -> str:
    """Return the table of builds at one size."""
    keys = [key for key in (OURS, STOCK, ZENSICAL) if key in results.engines]
    others = [key for key in keys if key != OURS] if OURS in keys else []
    head = (f"{lessons} lessons", *(results.engines[key].name for key in keys))
    head += tuple(f"to {results.engines[key].name}'s" for key in others)
    rows = [_row(name, figure, keys, others) for name, figure in _figures(results, lessons)]
    return table(head, rows)


def visits(results: Results, lessons: int) -> str:
    """Return the table of what a lesson's first visit fetches."""
    head = ("kB gzipped (files)", *KINDS[:-1], "together", KINDS[-1], "requests to other hosts")
    found = ((engine.name, results.built.get((key, lessons))) for key, engine in results.engines.items())
    return table(head, [_visit_row(name, built.visit) for name, built in found if built and built.visit])


def previews(results: Results) -> str:
    """Return the table of previews."""
    head = ("preview", "first page, s", "saved to new page, s: median", "shortest", "longest")
    rows = [
        (
            f"{lessons} lessons",
            number(one.first or None),
            number(results.saved(lessons)),
            number(min(one.saved, default=None)),
            number(max(one.saved, default=None)),
        )
        for lessons, one in results.previews.items()
    ]
    return table(head, rows)


def reached(goals: Sequence[Goal]) -> str:
    """Return the table of goals."""
    says = {True: "yes", False: "**no**", None: _NOTHING}
    rows = [(goal.what, _with_unit(goal), _limit(goal), says[goal.reached]) for goal in goals]
    return table(("goal", "measured", "wanted", "reached"), rows)


def number(value: float | None) -> str:
    """Return a number with as many digits as mean anything."""
    if value is None:
        return _NOTHING
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _figures(results: Results, lessons: int) -> Iterator[tuple[str, Figure]]:
    names = {Step.CLEAN: "clean build", Step.WARM: "full build, warm cache", Step.EDIT: "rebuild after one edit"}
    for step, name in names.items():
        yield f"{name}, s", partial(results.seconds, lessons=lessons, step=step)
        yield f"{name}, CPU s", partial(results.cpu, lessons=lessons, step=step)
    yield "clean build, ms per lesson", lambda key: each(results.seconds(key, lessons, Step.CLEAN), lessons)
    yield "peak memory, MB", lambda key: results.memory(key, lessons)
    yield "output, MB", lambda key: results.output(key, lessons)
    yield "output, kB per lesson", lambda key: each(results.output(key, lessons), lessons)


def _row(name: str, figure: Figure, keys: list[str], others: list[str]) -> tuple[str, ...]:
    ratios = (number(ratio(figure(OURS), figure(other))) for other in others)
    return (name, *(number(figure(key)) for key in keys), *ratios)


def _visit_row(name: str, visit: Visit) -> tuple[str, ...]:
    def shown(*kinds: str) -> str:
        return f"{number(visit.bytes(*kinds) / 1000)} ({visit.requests(*kinds)})"

    together = shown(PAGE, STYLES, SCRIPTS, SEARCH)
    return (name, *map(shown, KINDS[:-1]), together, shown(KINDS[-1]), str(visit.elsewhere))


def _with_unit(goal: Goal) -> str:
    return number(goal.value) if goal.value is None else f"{number(goal.value)} {goal.unit}".strip()


def _limit(goal: Goal) -> str:
    return f"{'below' if goal.below else 'at most'} {goal.most:g} {goal.unit}".strip()
