"""Pages as they came out of Python-Markdown, kept from one build of a preview to the next.

Converting is half of a build, and after a save nearly all pages are what they were. A page is taken as it was when
its text, what it shares with others, the files it may link to and the settings of the conversion are the same.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from .blocks.record import LessonContext, Record
from .converting import Converter


@dataclass(frozen=True, slots=True)
class Conversion:
    """What converting a page gave, and what it was made from."""

    key: Hashable
    content: str | None
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: dict[str, dict[str, str]]
    record: Record


class Conversions:
    """The conversions of a preview, by the paths of the pages."""

    def __init__(self) -> None:
        self._kept: dict[str, Conversion] = {}
        self._shared: tuple[object, Hashable] = (None, None)

    def render(
        self,
        page: Page,
        convert: Converter,
        context: LessonContext,
        around: Hashable,
        config: MkDocsConfig,
        files: Files,
    ) -> None:
        """Do as `Page.render` does. `around` is what a page is made from besides its own text and `context`."""
        path = page.file.src_uri
        key = (page.markdown, page.file.url, around, self._settings(config, files))
        kept = self._kept.get(path)
        if kept is not None and kept.key == key:
            _give(kept, page, context, files)
        else:
            convert(page, config, files)
            self._kept[path] = _kept(key, page, context)

    def _settings(self, config: MkDocsConfig, files: Files) -> Hashable:
        """Return the settings and files on which every conversion of a build depends; made once for each."""
        if self._shared[0] is not files:
            told = {name: value for name, value in config.mdx_configs.items() if name != "fieldbook"}
            names = tuple((file.src_uri, file.dest_uri, file.inclusion.value) for file in files)
            self._shared = (files, hash((names, repr(told), tuple(config.markdown_extensions))))
        return self._shared[1]


def _kept(key: Hashable, page: Page, context: LessonContext) -> Conversion:
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    title = page._title_from_render
    return Conversion(key, page.content, page.toc, title, page.present_anchor_ids, links, context.record)


def _give(kept: Conversion, page: Page, context: LessonContext, files: Files) -> None:
    """Leave the page as if it had just been converted."""
    page.content = kept.content
    page.toc = kept.toc
    page._title_from_render = kept.title
    page.present_anchor_ids = kept.anchors
    found = ((files.get_file_from_path(path), anchors) for path, anchors in kept.links.items())
    page.links_to_anchors = {file: anchors for file, anchors in found if file is not None}
    context.record = kept.record
