"""The `Document`s of a build's pages: kept from an earlier build, or converted by other processes or here.

Converting is a large part of a build, and after an edit nearly all pages are what they were (`cache_rules` says when a
document may be used again). A clean build of many pages has other processes convert them (`parallel_conversion`).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..blocks.context import LessonContext
from ..cache.store import Cache, fingerprint
from ..document import Document
from .cache_rules import conversion_key
from .conversion import ConversionTask, convert
from .mkdocs_api import Files, MkDocsConfig, Page

if TYPE_CHECKING:
    from .parallel_conversion import ParallelConversion
    from .processes import Processes

_KIND = "document"
MANY = 30
"""So many pages to convert make other processes worth starting: until they run, one process has converted as many."""


class DocumentCache:
    """Loads the documents of one build's pages, or has them made and stores them for the next build."""

    def __init__(self, cache: Cache, config: MkDocsConfig, files: Files) -> None:
        self._cache = cache
        self._config = config
        self._files = files
        self._shared = conversion_key(config, files)
        self._parallel: ParallelConversion | None = None
        """The other processes that convert pages; None in a build of few pages."""
        self._loaded: dict[str, tuple[ConversionTask, Document]] = {}
        """Documents loaded from the cache before their pages' turn, by the pages' paths."""

    @property
    def processes(self) -> Processes | None:
        """The processes that convert, which take other work as well; None in a build of few pages."""
        return self._parallel.processes if self._parallel is not None else None

    def start_processes(self, tasks: Sequence[ConversionTask]) -> None:
        """Have other processes convert the pages that are not in the cache, if those are many."""
        loaded = ((task, self._load(task)) for task in tasks) if self._shared else ()
        missing = []
        for task, document in loaded:
            if document is None:
                missing.append(task)
            else:
                self._loaded[task.path] = task, document
        if len(missing) >= MANY and (os.cpu_count() or 1) > 1:
            # Most builds start no processes, and the modules for it take long to import.
            from .parallel_conversion import ParallelConversion  # noqa: PLC0415

            self._parallel = ParallelConversion(self._config, self._files, missing)

    def document(self, page: Page, task: ConversionTask, context: LessonContext) -> Document:
        """Return the `Document` of a page.

        Args:
            page: The page as MkDocs has read it.
            task: The same page with what it takes from other files.
            context: What the blocks of the page share while it is converted here.
        """
        loaded_task, document = self._loaded.pop(task.path, (None, None))
        document = document if loaded_task == task else self._load(task)
        if document is not None:
            return document
        converted = self._parallel.result(task) if self._parallel is not None else None
        converted = converted or convert(page, context, self._config, self._files)
        for message in converted.messages:
            message.log()
        # A message below a warning is not part of the document: to be logged by the next build too, its page is not
        # stored.
        if self._shared and not converted.messages:
            self._cache.store(_KIND, task.path, self._key(task), converted.document)
        return converted.document

    def end(self) -> None:
        """End the other processes."""
        if self._parallel is not None:
            self._parallel.processes.end()

    def _load(self, task: ConversionTask) -> Document | None:
        document: Document | None = self._cache.load(_KIND, task.path, self._key(task)) if self._shared else None
        return document

    def _key(self, task: ConversionTask) -> bytes:
        return fingerprint(self._shared, *task)
