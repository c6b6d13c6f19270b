"""The pages of a clean build that other processes convert, ahead of the build's own process."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from ..blocks.context import LessonContext
from .conversion import ConversionTask, Converted, convert, extension_settings
from .mkdocs_api import File, Files, InclusionLevel, MkDocsConfig, Page
from .processes import Job, Processes

if TYPE_CHECKING:
    from ..blocks.nested import NestedConverter

_AT_ONCE = 4
"""Pages that are handed over in one go."""


class ConversionFacts(NamedTuple):
    """What all conversions of a build share, in a form that can be pickled.

    `links` is the log level of each kind of link that leads nowhere (`validation.links`). Each of `files` is the path
    of its source, that of its target, its address, and the value of its `InclusionLevel`.
    """

    extensions: tuple[str, ...]
    configs: Mapping[str, Any]
    language: str
    links: Mapping[str, int]
    files: tuple[tuple[str, str, str, int], ...]

    @classmethod
    def of(cls, config: MkDocsConfig, files: Files) -> ConversionFacts:
        """Return the facts of a configuration and of the files of its site."""
        return cls(
            tuple(config.markdown_extensions),
            {name: value for name, value in config.mdx_configs.items() if name != "fieldbook"},
            config.mdx_configs["fieldbook"]["language"],
            dict(config.validation.links),
            tuple((file.src_uri, file.dest_uri, file.url, file.inclusion.value) for file in files),
        )


class ParallelConversion:
    """Other processes that convert pages, each of which knows no more of the build than its `ConversionFacts`.

    They take the pages from the last one on in batches, while this process converts from the first one on: whoever is
    quicker converts more, and both are done at the same time.
    """

    def __init__(self, config: MkDocsConfig, files: Files, tasks: Sequence[ConversionTask]) -> None:
        self.processes = Processes(_prepare, ConversionFacts.of(config, files))
        self._waiting = {task.path: task for task in tasks}
        """Pages that no process has been handed yet."""
        self._jobs: dict[str, tuple[ConversionTask, Job[list[Converted | None]], int]] = {}
        """By a page's path: its task as it was handed over, the job of its batch, and its place in the batch."""
        self._under_way: list[Job[list[Converted | None]]] = []
        self._hand_over()

    def result(self, task: ConversionTask) -> Converted | None:
        """Return a page as another process has converted it.

        None where that is left to the caller: the page was not handed over yet, another plugin has changed it since,
        or the process could not convert it.
        """
        self._waiting.pop(task.path, None)
        self._hand_over()
        sent, job, place = self._jobs.pop(task.path, (None, None, 0))
        batch = job.result() if job is not None and sent == task else None
        return None if batch is None else batch[place]

    def _hand_over(self) -> None:
        """Hand over batches until each process has one to convert, and one more waits for whichever is free first."""
        self._under_way = [job for job in self._under_way if not job.is_done]
        while self._waiting and len(self._under_way) <= self.processes.count:
            batch = [self._waiting.popitem()[1] for _ in range(min(_AT_ONCE, len(self._waiting)))]
            job = self.processes.submit(_convert, batch)
            self._under_way.append(job)
            self._jobs |= {task.path: (task, job, place) for place, task in enumerate(batch)}


class _ProcessConverter:
    """Converts pages in another process, with a configuration and files rebuilt from their facts."""

    def __init__(self, shared: ConversionFacts) -> None:
        self._language = shared.language
        self._context = LessonContext(shared.language)
        self._nested: dict[str, NestedConverter] = {}
        self._files = Files([_file(*facts) for facts in shared.files])
        ours = extension_settings(shared.language, lambda: self._context, shared.extensions, shared.configs)
        self._config = MkDocsConfig()
        self._config["markdown_extensions"] = list(shared.extensions)
        self._config["mdx_configs"] = {**shared.configs, "fieldbook": ours}
        self._config["use_directory_urls"] = False
        self._config["validation"] = SimpleNamespace(links=SimpleNamespace(**shared.links))

    def convert(self, task: ConversionTask) -> Converted:
        """Convert a page."""
        self._context = LessonContext(self._language, task.notes, task.transcripts.get, nested=self._nested)
        page = cast(Page, SimpleNamespace(file=self._files.get_file_from_path(task.path), markdown=task.markdown))
        return convert(page, self._context, self._config, self._files)


_converters: list[_ProcessConverter] = []
"""The converter of the build that this process works for: one, once `_prepare` has run."""


def _prepare(shared: ConversionFacts) -> None:
    _converters[:] = [_ProcessConverter(shared)]
    logging.getLogger("mkdocs").handlers.clear()


def _convert(tasks: Sequence[ConversionTask]) -> list[Converted | None]:
    return [_convert_one(task) for task in tasks]


def _convert_one(task: ConversionTask) -> Converted | None:
    try:
        return _converters[0].convert(task)
    except Exception:
        # The build's own process converts it once more, fails likewise, and reports that.
        return None


def _file(path: str, target: str, address: str, inclusion: int) -> File:
    level = InclusionLevel(inclusion)
    file = File(path, None, "", use_directory_urls=False, dest_uri=target, inclusion=level)
    file.url = address
    return file
