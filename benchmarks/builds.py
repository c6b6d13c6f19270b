"""Building courses in turns, so that a machine's better and worse minutes fall on every engine."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from .course import edit, write_course
from .engines import Engine
from .lessons import lesson_path
from .processes import Ran, run
from .visits import Visit, visit


class Step(StrEnum):
    """A way to build."""

    CLEAN = "clean"
    """Nothing is there but the course."""
    WARM = "warm"
    """The site is gone; what the engine keeps is there."""
    EDIT = "edit"
    """Both are there, and one lesson has changed."""


@dataclass(frozen=True)
class Bench:
    """What stays the same from build to build."""

    work: Path
    limit: float
    say: Callable[[str], None]
    """Tells the person who waits what is going on."""


@dataclass(frozen=True)
class Built:
    """What builds of one engine at one size took, and what came out."""

    ran: Mapping[Step, tuple[Ran, ...]]
    output: int
    """Bytes of the site."""
    visit: Visit | None
    """What a lesson's first visit fetches; None where there is no site."""


def build_in_turns(bench: Bench, engines: Iterable[Engine], lessons: int, rounds: int) -> dict[str, Built]:
    """Build a course of so many lessons with each engine, in turns, so many times; return all by engine."""
    folders = {engine: _written(bench, engine, lessons) for engine in engines}
    ran: dict[tuple[Engine, Step], list[Ran]] = {}
    for turn in range(1, rounds + 1):
        for step in Step:
            for engine in _in_turn(list(folders), turn):
                if step is not Step.WARM or engine.keeps:
                    took = _build(bench, engine, folders[engine], step, (lessons, turn))
                    bench.say(f"{lessons} lessons, round {turn}, {step}: {engine.name} {took.problem or _shown(took)}")
                    ran.setdefault((engine, step), []).append(took)
    built = {engine.key: _built(engine, folders[engine], lessons, ran) for engine in folders}
    for folder in folders.values():
        shutil.rmtree(folder)
    return built


def looked_at(lessons: int) -> int:
    """Return the number of the lesson that is edited and visited: about the middle, one with a video and a ladder."""
    return min(lessons, max(1, lessons // 12) * 6)


def _written(bench: Bench, engine: Engine, lessons: int) -> Path:
    folder = bench.work / f"{engine.key}-{lessons}"
    shutil.rmtree(folder, ignore_errors=True)
    write_course(folder, lessons, in_plain=engine.in_plain)
    return folder


def _in_turn(engines: list[Engine], turn: int) -> Iterator[Engine]:
    """Yield the engines, each round beginning with another."""
    first = turn % max(1, len(engines))
    yield from (*engines[first:], *engines[:first])


def _build(bench: Bench, engine: Engine, folder: Path, step: Step, when: tuple[int, int]) -> Ran:
    lessons, turn = when
    if step is Step.EDIT:
        edit(folder, looked_at(lessons), turn)
    else:
        shutil.rmtree(folder / "site", ignore_errors=True)
    if step is Step.CLEAN:
        shutil.rmtree(folder / ".cache", ignore_errors=True)
    return run(engine.command, folder, bench.limit)


def _built(engine: Engine, folder: Path, lessons: int, ran: Mapping[tuple[Engine, Step], list[Ran]]) -> Built:
    site = folder / "site"
    output = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
    page = engine.address(lesson_path(looked_at(lessons)))
    took = {step: tuple(ran[engine, step]) for step in Step if (engine, step) in ran}
    return Built(took, output, visit(site, page, engine.index) if (site / page).is_file() else None)


def _shown(took: Ran) -> str:
    return f"{took.seconds:.2f} s"
