"""From a page's Markdown to its `Document`: pure, memoised, and where there are many pages in several processes.

Converting is a large part of a build, and after an edit nearly all pages are what they were (`cache_rules` says when a
conversion may be used again). A clean build of many pages has other processes convert them ahead.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from ..blocks.context import LessonContext, Transcript
from ..cache.store import Cache, fingerprint
from ..document import Document, Heading
from .cache_rules import conversion_key
from .log_capture import HoldLogs, LogMessage
from .mkdocs_api import AnchorLink, File, Files, InclusionLevel, MkDocsConfig, Page, TableOfContents

if TYPE_CHECKING:
    from ..blocks.nested import NestedConverter
    from .processes import Job, Processes

_KIND = "document"
MANY = 30
"""Pages to be converted from which on processes pay: until they begin, one has converted as many alone."""
_AT_ONCE = 4
"""Pages that are handed over in one go."""


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
        self.processes: Processes | None = None
        """Those that convert in a build of many pages; None in others."""
        self._ahead = Ahead()
        self._loaded: dict[str, tuple[ConversionTask, Document]] = {}
        """Documents that were found in the cache before their pages' turn, by the pages' paths."""

    def convert_ahead(self, tasks: Sequence[ConversionTask]) -> None:
        """Have other processes begin with pages that the cache does not have, if there are many."""
        found = ((task, self._load(task)) for task in tasks) if self._shared else ()
        waiting = []
        for task, document in found:
            if document is None:
                waiting.append(task)
            else:
                self._loaded[task.path] = task, document
        if len(waiting) >= MANY and (os.cpu_count() or 1) > 1:
            # Most builds need none, and what it takes to begin some takes long to load.
            from .processes import Processes  # noqa: PLC0415

            self.processes = Processes(_prepare, Frame.of(self._config, self._files))
            self._ahead.begin(self.processes, waiting)

    def convert(self, page: Page, task: ConversionTask, context: LessonContext) -> Document:
        """Return a page as HTML, with what it really has."""
        known, document = self._loaded.pop(task.path, (None, None))
        document = document if known == task else self._load(task)
        if document is not None:
            return document
        converted = self._ahead.result(task) or self._here(page, context)
        for message in converted.messages:
            message.log()
        # What is no warning is said in every build as it comes: such a page is not stored.
        if self._shared and not converted.messages:
            self._cache.store(_KIND, task.path, self._key(task), converted.document)
        return converted.document

    def end(self) -> None:
        """Let the other processes go."""
        if self.processes is not None:
            self.processes.end()

    def _load(self, task: ConversionTask) -> Document | None:
        document: Document | None = self._cache.load(_KIND, task.path, self._key(task)) if self._shared else None
        return document

    def _key(self, task: ConversionTask) -> bytes:
        return fingerprint(self._shared, *task)

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


class Ahead:
    """Pages that other processes convert, each of which knows no more of the build than the `Frame`.

    They begin with the last ones, while this process converts the first, and are handed some more when they have
    done some: whoever is quicker does more, and both are done at the same time.
    """

    def __init__(self) -> None:
        self._processes: Processes | None = None
        self._waiting: dict[str, ConversionTask] = {}
        """Pages with which nobody has begun."""
        self._jobs: dict[str, tuple[ConversionTask, Job[list[Converted | None]], int]] = {}
        self._under_way: list[Job[list[Converted | None]]] = []

    def begin(self, processes: Processes, tasks: Sequence[ConversionTask]) -> None:
        """Have pages converted."""
        self._processes = processes
        self._waiting = {task.path: task for task in tasks}
        self._hand_over(processes)

    def result(self, task: ConversionTask) -> Converted | None:
        """Return what came of a page.

        None where nobody has begun with it yet, where it was not converted, or was something else than it is now.
        """
        self._waiting.pop(task.path, None)
        if self._processes is not None:
            self._hand_over(self._processes)
        sent, job, place = self._jobs.pop(task.path, (None, None, 0))
        done = job.result() if job is not None and sent == task else None
        return None if done is None else done[place]

    def _hand_over(self, processes: Processes) -> None:
        """Hand over some pages in one go, as often as it takes for each process to have the next ones at hand."""
        self._under_way = [job for job in self._under_way if not job.is_done]
        while self._waiting and len(self._under_way) <= processes.count:
            batch = [self._waiting.popitem()[1] for _ in range(min(_AT_ONCE, len(self._waiting)))]
            job = processes.submit(_convert, batch)
            self._under_way.append(job)
            self._jobs |= {task.path: (task, job, place) for place, task in enumerate(batch)}


class _PageConverter:
    """All that it takes to convert the pages of one build in another process."""

    def __init__(self, frame: Frame) -> None:
        self._language = frame.language
        self._context = LessonContext(frame.language)
        self._nested: dict[str, NestedConverter] = {}
        self._files = Files([_file(*facts) for facts in frame.files])
        ours = {"language": frame.language, "context": lambda: self._context}
        self._config = MkDocsConfig()
        self._config["markdown_extensions"] = list(frame.extensions)
        self._config["mdx_configs"] = {**frame.configs, "fieldbook": ours}
        self._config["use_directory_urls"] = False
        self._config["validation"] = SimpleNamespace(links=SimpleNamespace(**frame.links))

    def convert(self, task: ConversionTask) -> Converted:
        """Convert a page."""
        self._context = LessonContext(self._language, task.notes, task.transcripts.get, nested=self._nested)
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
