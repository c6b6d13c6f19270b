"""From a page's Markdown to its `Document`: pure, memoised, and where there are many pages in several processes.

Converting is a large part of a build, and after an edit nearly all pages are what they were (`cache_rules` says when a
conversion may be used again). A clean build of many pages converts them ahead in a pool of processes; where there is
none to be had, or it dies or stands still, the pages are converted here. This is the only module that knows of it.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import threading
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

from ..blocks.context import LessonContext, Transcript
from ..cache.store import Cache, fingerprint
from ..document import Document, Heading
from .cache_rules import conversion_key
from .log_capture import HoldLogs, LogMessage
from .mkdocs_api import AnchorLink, File, Files, InclusionLevel, MkDocsConfig, Page, TableOfContents

log = logging.getLogger("mkdocs.plugins.fieldbook")

_KIND = "document"
MANY = 30
"""Pages to be converted from which on a pool pays: until its processes begin, one has converted as many alone."""
_AT_ONCE = 4
"""Pages that are handed over in one go."""
_PATIENCE = 60.0
"""Seconds to wait for those, after which the pool is given up."""


class ConversionTask(NamedTuple):
    """A page to be converted: its path, address and Markdown, and what that takes from other files."""

    path: str
    address: str
    markdown: str
    notes: Mapping[str, str]
    transcripts: Mapping[str, Transcript]


class Converted(NamedTuple):
    """What came of a page, and what was said of it meanwhile that is no warning."""

    document: Document
    messages: tuple[LogMessage, ...] = ()


class Frame(NamedTuple):
    """What all conversions of a build share, as it can be told to another process.

    `links` is how MkDocs takes links of each kind that lead nowhere. Each of `files` is the path of its source, that
    of what becomes of it, its address, and whether it is in the site.
    """

    extensions: tuple[str, ...]
    configs: Mapping[str, Any]
    language: str
    links: Mapping[str, int]
    files: tuple[tuple[str, str, str, int], ...]

    @classmethod
    def of(cls, config: MkDocsConfig, files: Files) -> Frame:
        """Return what the conversions of a course share."""
        return cls(
            tuple(config.markdown_extensions),
            {name: value for name, value in config.mdx_configs.items() if name != "fieldbook"},
            config.mdx_configs["fieldbook"]["language"],
            dict(config.validation.links),
            tuple((file.src_uri, file.dest_uri, file.url, file.inclusion.value) for file in files),
        )


class Conversions:
    """Converts the pages of one build, or loads them from the cache."""

    def __init__(self, cache: Cache, config: MkDocsConfig, files: Files) -> None:
        self._cache = cache
        self._config = config
        self._files = files
        self._shared = conversion_key(config, files)
        self._pool: ConversionPool | None = None

    def convert_ahead(self, tasks: Sequence[ConversionTask]) -> None:
        """Have other processes begin with pages that the cache does not have, if there are many."""
        waiting = [task for task in tasks if self._load(task) is None] if self._shared else []
        if len(waiting) >= MANY and (os.cpu_count() or 1) > 1:
            self._pool = ConversionPool(Frame.of(self._config, self._files), waiting)

    def convert(self, page: Page, task: ConversionTask, context: LessonContext) -> Document:
        """Return a page as HTML, with what it really has."""
        converted = self._load(task)
        if converted is None:
            converted = self._ahead(task) or self._here(page, context)
            for message in converted.messages:
                message.log()
            # What is no warning is said in every build as it comes: such a page is not stored.
            if self._shared and not converted.messages:
                self._cache.store(_KIND, task.path, self._key(task), converted.document)
        return converted.document

    def end(self) -> None:
        """Let the other processes go."""
        if self._pool is not None:
            self._pool.end()

    def _load(self, task: ConversionTask) -> Converted | None:
        document = self._cache.load(_KIND, task.path, self._key(task)) if self._shared else None
        return None if document is None else Converted(document)

    def _key(self, task: ConversionTask) -> bytes:
        return fingerprint(self._shared, *task)

    def _ahead(self, task: ConversionTask) -> Converted | None:
        return self._pool.result(task) if self._pool is not None else None

    def _here(self, page: Page, context: LessonContext) -> Converted:
        with HoldLogs(logging.INFO) as held:
            Page.render(page, self._config, self._files)
        return _converted(page, context, held.messages)


def _converted(page: Page, context: LessonContext, said: Sequence[LogMessage]) -> Converted:
    """Return what came of a page that was just converted, and of what was said meanwhile."""
    warnings = tuple(message.text for message in said if message.level >= logging.WARNING)
    return Converted(
        document_of(page, context)._replace(warnings=warnings),
        tuple(message for message in said if message.level < logging.WARNING),
    )


def document_of(page: Page, context: LessonContext) -> Document:
    """Return what MkDocs and the blocks have left of a page that was just converted."""
    links = {file.src_uri: dict(anchors) for file, anchors in (getattr(page, "links_to_anchors", None) or {}).items()}
    return Document(
        page.content or "",
        _headings(page.toc),
        page._title_from_render,
        frozenset(page.present_anchor_ids or ()),
        links,
        context.record,
    )


def fill(page: Page, document: Document, files: Files) -> None:
    """Leave a page as if MkDocs had just converted it."""
    page.content = document.html
    page.toc = TableOfContents([_anchor_link(heading) for heading in document.headings])
    page._title_from_render = document.title
    page.present_anchor_ids = set(document.ids)
    found = ((files.get_file_from_path(path), anchors) for path, anchors in document.links.items())
    page.links_to_anchors = {file: dict(anchors) for file, anchors in found if file is not None}


def _headings(links: Iterable[AnchorLink]) -> tuple[Heading, ...]:
    return tuple(Heading(link.level, link.id, link.title, _headings(link.children)) for link in links)


def _anchor_link(heading: Heading) -> AnchorLink:
    link = AnchorLink(heading.name, heading.id, heading.level)
    link.children = [_anchor_link(child) for child in heading.children]
    return link


class ConversionPool:
    """Processes that convert pages, each of which knows no more of the build than the `Frame`."""

    def __init__(self, frame: Frame, tasks: Sequence[ConversionTask]) -> None:
        self._futures: dict[str, tuple[ConversionTask, Future[list[Converted | None]], int]] = {}
        self._executor: ProcessPoolExecutor | None = None
        try:
            pickle.dumps(frame)
            self._executor = ProcessPoolExecutor(os.cpu_count(), _context(), _prepare, (frame,))
            self._submit(self._executor, tasks)
        except (pickle.PicklingError, AttributeError, TypeError, OSError, BrokenProcessPool):
            self.end()

    def _submit(self, executor: ProcessPoolExecutor, tasks: Sequence[ConversionTask]) -> None:
        for start in range(0, len(tasks), _AT_ONCE):
            batch = tasks[start : start + _AT_ONCE]
            future = executor.submit(_convert, batch)
            self._futures |= {task.path: (task, future, place) for place, task in enumerate(batch)}

    def result(self, task: ConversionTask) -> Converted | None:
        """Return what came of a page; None where it was not converted, or was something else than it is now."""
        sent, future, place = self._futures.pop(task.path, (None, None, 0))
        if self._executor is None or future is None or sent != task:
            return None
        try:
            return future.result(_PATIENCE)[place]
        except TimeoutError:
            log.info("The processes that convert pages stand still; the build goes on without them.")
        except (BrokenProcessPool, OSError, RuntimeError):
            pass
        self.end()
        return None

    def end(self) -> None:
        """End the processes, whatever they are at."""
        executor, self._executor = self._executor, None
        if executor is not None:
            processes = list((getattr(executor, "_processes", None) or {}).values())
            executor.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.kill()


def _context() -> multiprocessing.context.BaseContext:
    """Return how processes begin: as copies of this one where that is safe, since then they have all it takes."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return multiprocessing.get_context("fork" if can_fork else "spawn")


class _PageConverter:
    """All that it takes to convert the pages of one build in another process."""

    def __init__(self, frame: Frame) -> None:
        self._language = frame.language
        self._context = LessonContext(frame.language)
        self._files = Files([_file(*facts) for facts in frame.files])
        ours = {"language": frame.language, "context": lambda: self._context}
        self._config = MkDocsConfig()
        self._config["markdown_extensions"] = list(frame.extensions)
        self._config["mdx_configs"] = {**frame.configs, "fieldbook": ours}
        self._config["use_directory_urls"] = False
        self._config["validation"] = SimpleNamespace(links=SimpleNamespace(**frame.links))

    def convert(self, task: ConversionTask) -> Converted:
        """Convert a page."""
        self._context = LessonContext(self._language, task.notes, task.transcripts.get)
        page = cast(Page, SimpleNamespace(file=self._files.get_file_from_path(task.path), markdown=task.markdown))
        with HoldLogs(logging.INFO) as held:
            Page.render(page, self._config, self._files)
        return _converted(page, self._context, held.messages)


_converters: list[_PageConverter] = []
"""That of the build which this process converts for."""


def _prepare(frame: Frame) -> None:
    _converters[:] = [_PageConverter(frame)]
    logging.getLogger("mkdocs").handlers.clear()


def _convert(tasks: Sequence[ConversionTask]) -> list[Converted | None]:
    return [_convert_one(task) for task in tasks]


def _convert_one(task: ConversionTask) -> Converted | None:
    try:
        return _converters[0].convert(task)
    except Exception:
        # Converted once more in the build's own process, it fails there, and is told.
        return None


def _file(path: str, target: str, address: str, inclusion: int) -> File:
    level = InclusionLevel(inclusion)
    file = File(path, None, "", use_directory_urls=False, dest_uri=target, inclusion=level)
    file.url = address
    return file
