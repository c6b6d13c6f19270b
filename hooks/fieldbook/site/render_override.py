"""Step two in place of `Page.render`: MkDocs' pages converted with what the course shares, failures reported."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from ..blocks.context import LessonContext
from ..blocks.nested import NestedConverter
from ..diagnostics import Diagnostic
from ..document import Document
from ..labels import labels
from ..reader import Source
from .broken_page import broken_document, fatal, placeholder
from .conversion import fill
from .failures import Failures
from .front_matter_types import settle_meta
from .generated_pages import hide_from_search
from .mkdocs_api import Files, MkDocsConfig, Page
from .phases import Configured, Converting
from .sources import SourceStore


@dataclass
class CurrentLesson:
    """The lesson that is being converted: its context, which the blocks ask for. What plugins convert is of none."""

    context: LessonContext = field(default_factory=LessonContext)


class RenderOverride:
    """Converts the pages of one build in place of their own `render`; what fails over a page is reported with it."""

    def __init__(
        self,
        configured: Configured,
        converting: Converting,
        sources: SourceStore,
        failures: Failures,
        lesson: CurrentLesson,
    ) -> None:
        self._configured = configured
        self._converting = converting
        self._sources = sources
        self._failures = failures
        self._lesson = lesson
        self._nested: dict[str, NestedConverter] = {}

    def prepare(self, markdown: str, page: Page, config: MkDocsConfig) -> str:
        """Replace a page's `render`, and return the Markdown to be converted.

        That is `markdown`, or a placeholder for a page too broken to be converted.
        """
        settle_meta(page.meta, config.theme.dirs)
        hide_from_search(page, self._configured.settings)
        source = self._sources.sources.get(page.file.src_uri)
        if source is not None and (broken := fatal(source)):
            markdown = placeholder(source, broken, labels(self._configured.settings.language))
        # Monkeypatch of `Page.render`: MkDocs has no event around converting.
        vars(page)["render"] = partial(self._convert, page)
        return markdown

    def _convert(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        path = page.file.src_uri
        document = self._failures.of_page(
            self._sources.name(path), partial(self._document, page), partial(self._broken_document, page)
        )
        fill(page, document, files)
        self._converting.documents[path] = document

    def _document(self, page: Page) -> Document:
        path, language = page.file.src_uri, self._configured.settings.language
        notes, transcript = self._sources.shared_notes(path), partial(self._sources.transcript, path)
        self._lesson.context = LessonContext(language, notes, transcript, nested=self._nested)
        task = self._sources.task(path, page.file.url, page.markdown or "")
        return self._converting.document_cache.document(page, task, self._lesson.context)

    def _broken_document(self, page: Page, failure: Diagnostic) -> Document:
        """Return the placeholder of a page whose conversion failed: what is wrong, and its text as typed."""
        source = self._sources.sources.get(page.file.src_uri) or Source(failure.path, page.markdown or "")
        return broken_document(source, (failure,), labels(self._configured.settings.language))
