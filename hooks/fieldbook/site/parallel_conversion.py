"""The pages of a clean build that other processes convert, ahead of the build's own process."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from ..blocks.context import LessonContext
from .conversion import ConversionTask, Converted, convert, extension_settings
from .mkdocs_api import File, Files, InclusionLevel, MkDocsConfig, Page
from .processes import Processes
from .shared_tasks import SharedTasks

if TYPE_CHECKING:
    from ..blocks.nested import NestedConverter


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
    """Other processes that convert pages, each of which knows no more of the build than its `ConversionFacts`."""

    def __init__(self, config: MkDocsConfig, files: Files, tasks: Sequence[ConversionTask]) -> None:
        self.processes = Processes(_prepare, ConversionFacts.of(config, files))
        self._tasks = {task.path: task for task in tasks}
        self._shared = SharedTasks(self.processes, self._handed_over, list(self._tasks))

    def result(self, task: ConversionTask) -> Converted | None:
        """Return a page as another process has converted it.

        None where that is left to the caller: the page was not handed over yet, another plugin has changed it since,
        or the process could not convert it.
        """
        converted = self._shared.result(task.path)
        return converted if self._tasks.pop(task.path, None) == task else None

    def _handed_over(self, path: str) -> Callable[[], Converted]:
        return partial(_convert, self._tasks[path])


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


def _convert(task: ConversionTask) -> Converted:
    return _converters[0].convert(task)


def _file(path: str, target: str, address: str, inclusion: int) -> File:
    level = InclusionLevel(inclusion)
    file = File(path, None, "", use_directory_urls=False, dest_uri=target, inclusion=level)
    file.url = address
    return file
