"""The pages of a build converted to `Document`s: from the cache, by other processes, or here.

Converting is a large part of a build, and after an edit nearly all pages are what they were (`cache_rules` says when a
conversion may be used again). A clean build of many pages has other processes convert them (`conversion_pool`).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..blocks.context import LessonContext
from ..cache.store import Cache, fingerprint
from ..document import Document
from .cache_rules import conversion_key
from .mkdocs_api import Files, MkDocsConfig, Page
from .page_conversion import ConversionTask, convert

if TYPE_CHECKING:
    from .conversion_pool import ConversionPool
    from .processes import Processes

_KIND = "document"
MANY = 30
"""So many pages to convert make other processes worth starting: until they run, one process has converted as many."""


class Conversions:
    """Converts the pages of one build, or loads them from the cache."""

    def __init__(self, cache: Cache, config: MkDocsConfig, files: Files) -> None:
        self._cache = cache
        self._config = config
        self._files = files
        self._shared = conversion_key(config, files)
        self._pool: ConversionPool | None = None
        """The other processes that convert pages; None in a build of few pages."""
        self._loaded: dict[str, tuple[ConversionTask, Document]] = {}
        """Documents loaded from the cache before their pages' turn, by the pages' paths."""

    @property
    def processes(self) -> Processes | None:
        """The processes of the pool, which take other work as well; None in a build of few pages."""
        return self._pool.processes if self._pool is not None else None

    def start_pool(self, tasks: Sequence[ConversionTask]) -> None:
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
            from .conversion_pool import ConversionPool  # noqa: PLC0415

            self._pool = ConversionPool(self._config, self._files, missing)

    def convert(self, page: Page, task: ConversionTask, context: LessonContext) -> Document:
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
        converted = self._pool.result(task) if self._pool is not None else None
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
        if self._pool is not None:
            self._pool.processes.end()

    def _load(self, task: ConversionTask) -> Document | None:
        document: Document | None = self._cache.load(_KIND, task.path, self._key(task)) if self._shared else None
        return document

    def _key(self, task: ConversionTask) -> bytes:
        return fingerprint(self._shared, *task)
