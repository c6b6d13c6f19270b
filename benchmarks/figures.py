"""Arithmetic on what was measured: medians, ratios. What was not measured, or failed, is None."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median

from .builds import Built, Step
from .engines import Engine
from .previews import Preview
from .processes import Ran


@dataclass(frozen=True)
class Results:
    """Everything that one run of the benchmark has measured."""

    engines: Mapping[str, Engine]
    lessons: tuple[int, ...]
    built: Mapping[tuple[str, int], Built]
    """By engine and number of lessons."""
    previews: Mapping[int, Preview] = field(default_factory=dict)

    def seconds(self, engine: str, lessons: int, step: Step) -> float | None:
        """Return the median time of a way to build."""
        return middle(ran.seconds for ran in self._ran(engine, lessons, step))

    def cpu(self, engine: str, lessons: int, step: Step) -> float | None:
        """Return the median of processor time."""
        return middle(ran.cpu for ran in self._ran(engine, lessons, step))

    def memory(self, engine: str, lessons: int) -> float | None:
        """Return the megabytes at the highest peak of all builds."""
        ran = [ran.memory for step in Step for ran in self._ran(engine, lessons, step)]
        peaks = [memory for memory in ran if memory is not None]
        return max(peaks) / 1e6 if peaks else None

    def output(self, engine: str, lessons: int) -> float | None:
        """Return the megabytes of the site."""
        built = self.built.get((engine, lessons))
        return built.output / 1e6 if built and built.output else None

    def saved(self, lessons: int) -> float | None:
        """Return the median time from saving to the new page."""
        preview = self.previews.get(lessons)
        return middle(preview.saved) if preview else None

    def problems(self) -> list[str]:
        """Return what failed, each said once."""
        said = [
            f"{self.engines[engine].name}, {lessons} lessons, {step}: {ran.problem}"
            for (engine, lessons), built in self.built.items()
            for step, all_ran in built.ran.items()
            for ran in all_ran
            if ran.problem
        ]
        said += [f"preview, {lessons} lessons: {one.problem}" for lessons, one in self.previews.items() if one.problem]
        return list(dict.fromkeys(said))

    def _ran(self, engine: str, lessons: int, step: Step) -> tuple[Ran, ...]:
        """Return the builds of a kind; none where one of them failed. What keeps nothing builds the same as ever."""
        if step is Step.WARM and engine in self.engines and not self.engines[engine].keeps:
            step = Step.CLEAN
        built = self.built.get((engine, lessons))
        ran = built.ran.get(step, ()) if built else ()
        return () if any(one.problem for one in ran) else ran


def middle(values: Iterable[float | None]) -> float | None:
    """Return the median of what is known."""
    known = [value for value in values if value is not None]
    return median(known) if known else None


def ratio(value: float | None, other: float | None) -> float | None:
    """Return how many times the other a value is."""
    return value / other if value is not None and other else None


def each(value: float | None, count: int) -> float | None:
    """Return a thousandth of a value's unit for one of so many."""
    return value / count * 1000 if value is not None else None
