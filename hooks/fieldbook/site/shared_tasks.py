"""Tasks of one kind that the build's process and others do together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from .processes import Job, Processes

_Made = TypeVar("_Made")

_AT_ONCE = 4
"""Tasks that are handed over in one go."""


class SharedTasks(Generic[_Made]):
    """Tasks that other processes do from the last one on in batches, while this process does them from the first on.

    Whoever is quicker does more, and both are done at the same time.
    """

    def __init__(self, processes: Processes, task: Callable[[str], Callable[[], _Made]], names: Sequence[str]) -> None:
        """Begin to hand over. What `task` returns for a name can be pickled, as can its result."""
        self._processes = processes
        self._task = task
        self._waiting = dict.fromkeys(names)
        """Tasks that no process has been handed yet."""
        self._jobs: dict[str, tuple[Job[list[_Made | None]], int]] = {}
        """By a task's name, the job of its batch, and its place in the batch."""
        self._under_way: list[Job[list[_Made | None]]] = []
        self._hand_over()

    def result(self, name: str) -> _Made | None:
        """Return what another process has made of a task.

        None where that is left to the caller: the task was not handed over yet, or the process has failed.
        """
        self._waiting.pop(name, None)
        self._hand_over()
        if name not in self._jobs:
            return None
        job, place = self._jobs.pop(name)
        batch = job.result()
        return None if batch is None else batch[place]

    def _hand_over(self) -> None:
        """Hand over batches until each process has one to do, and one more waits for whichever is free first."""
        self._under_way = [job for job in self._under_way if not job.is_done]
        while self._waiting and len(self._under_way) <= self._processes.count:
            batch = [self._waiting.popitem()[0] for _ in range(min(_AT_ONCE, len(self._waiting)))]
            job = self._processes.submit(_done, [self._task(name) for name in batch])
            self._under_way.append(job)
            self._jobs |= {name: (job, place) for place, name in enumerate(batch)}


def _done(tasks: Sequence[Callable[[], _Made]]) -> list[_Made | None]:
    return [_done_one(task) for task in tasks]


def _done_one(task: Callable[[], _Made]) -> _Made | None:
    try:
        return task()
    except Exception:
        # The build's own process does it once more, fails likewise, and reports that.
        return None
