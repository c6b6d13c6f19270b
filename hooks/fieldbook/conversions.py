"""Pages as they came out of Python-Markdown, kept from one build to the next.

Converting is a large part of a build, and after an edit nearly all pages are what they were. A page is taken as it
was when its text, what it shares with others, the files it may link to and the settings of the conversion are the
same. One that MkDocs had something to say of is converted again, so that it is said again.
"""

from __future__ import annotations

import logging
from collections.abc import Hashable
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from .blocks.record import LessonContext, Record
from .cache import Cache, fingerprint
from .converting import Converter
from .origins import UnknownError, engine, setting

_KIND = "conversion"
_LOOK_ELSEWHERE = frozenset({"pymdownx.b64", "pymdownx.snippets"})
"""Extensions that read other files than the page's own."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """What converting a page gave. `told` is a fingerprint of its record, `outline` of what lessons show of that."""

    content: str
    toc: TableOfContents
    title: str | None
    anchors: set[str]
    links: dict[str, dict[str, str]]
    record: Record
    told: bytes
    outline: bytes


class Conversions:
    """The conversions of one build, by the paths of their pages: from the cache if they are there, or else made."""

    def __init__(self, cache: Cache, config: MkDocsConfig, files: Files) -> None:
        self._cache = cache
        self._convert = Converter()
        self._shared = _shared(config, files)
        self._made: dict[str, Conversion] = {}

    def __getitem__(self, path: str) -> Conversion:
        return self._made[path]

    def render(self, page: Page, context: LessonContext, around: Hashable, config: MkDocsConfig, files: Files) -> None:
        """Do as `Page.render` does. `around` is what a page is made from besides its own text and the settings."""
        path = page.file.src_uri
        key = fingerprint(self._shared, page.markdown, path, page.file.url, around)
        kept = self._cache.get(_KIND, path, key) if self._shared else None
        if kept is not None:
            _give(kept, page, context, files)
        else:
            ears = _Ears()
            logger = logging.getLogger("mkdocs")
            logger.addHandler(ears)
            self._convert(page, config, files)
            logger.removeHandler(ears)
            kept = _kept(page, context.record)
            if self._shared and not ears.heard:
                self._cache.put(_KIND, path, key, kept)
        self._made[path] = kept


def _shared(config: MkDocsConfig, files: Files) -> bytes:
    """Return a fingerprint of what every conversion of a build depends on; nothing where that can't be told."""
    if _LOOK_ELSEWHERE.intersection(config.markdown_extensions):
        return b""
    try:
        configs = setting({name: value for name, value in config.mdx_configs.items() if name != "fieldbook"})
    except UnknownError:
        return b""
    # What is not logged at all can't be told again.
    level = logging.getLogger("mkdocs").getEffectiveLevel()
    names = [(file.src_uri, file.url, file.inclusion.value) for file in files]
    return fingerprint(engine(), config.markdown_extensions, configs, setting(config.validation.links), names, level)


def _kept(page: Page, record: Record) -> Conversion:
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    sheets = [(sheet.id, sheet.title, sheet.minutes, sheet.outcomes, sheet.named) for sheet in record.worksheets]
    return Conversion(
        page.content or "",
        page.toc,
        page._title_from_render,
        page.present_anchor_ids or set(),
        links,
        record,
        fingerprint(record),
        fingerprint(sheets),
    )


def _give(kept: Conversion, page: Page, context: LessonContext, files: Files) -> None:
    """Leave the page as if it had just been converted."""
    page.content = kept.content
    page.toc = kept.toc
    page._title_from_render = kept.title
    page.present_anchor_ids = kept.anchors
    found = ((files.get_file_from_path(path), anchors) for path, anchors in kept.links.items())
    page.links_to_anchors = {file: anchors for file, anchors in found if file is not None}
    context.record = kept.record


class _Ears(logging.Handler):
    """Hears whether anything was said to the author."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.heard = False

    def emit(self, record: logging.LogRecord) -> None:
        """Remember that something was said."""
        self.heard = True
