"""Pages from Markdown to HTML, all by one and the same Python-Markdown.

MkDocs sets up a converter for every page, which takes longer than converting a short one. Python-Markdown lets a
converter be used again after `reset`, and its own extensions, pymdown-extensions' and ours keep to that. Where a
course uses others, MkDocs converts as ever.
"""

from __future__ import annotations

import re
from typing import Any, cast

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import get_toc

_BUILT_IN = (
    "abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes|legacy_attrs|legacy_em|md_in_html|meta"
    "|nl2br|sane_lists|smarty|tables|toc|wikilinks"
)
_FIT = re.compile(rf"(?:{_BUILT_IN}|markdown\.extensions\.\w+|pymdownx\.[\w.]+|fieldbook)\Z")


class _RawHtml(_RawHTMLPreprocessor):
    """Finds the anchors in raw HTML, where there is any."""

    def run(self, lines: list[str]) -> list[str]:
        """Read as HTML only what has a tag."""
        return super().run(lines) if any("<" in line for line in lines) else lines


class _Links(_RelativePathTreeprocessor):
    """Makes links relative. Most lead to a file by its very name, which then needs no other to be made of it."""

    def __init__(self, file: File, files: Files, config: MkDocsConfig) -> None:
        super().__init__(file, cast(Files, _Named(files)), config)


class _Named:
    """Files as a page's links ask for them."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file whose source is at a path."""
        return self._files.src_uris.get(path) or self._files.get_file_from_path(path)


class Converter:
    """Converts the pages of one build."""

    def __init__(self) -> None:
        self._md: Markdown | None = None

    def __call__(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Convert a page's Markdown, and leave on the page what `Page.render` of MkDocs 1.6 leaves."""
        if not all(_FIT.match(name) for name in config.markdown_extensions):
            Page.render(page, config, files)
            return
        md = self._ready(config)
        raw = _RawHtml()
        anchors = _ExtractAnchorsTreeprocessor(page.file, files, config)
        links = _Links(page.file, files, config)
        title = _ExtractTitleTreeprocessor()
        for processor in (raw, anchors, links, title):
            processor._register(md)
        page.content = md.convert(page.markdown or "")
        page.toc = get_toc(getattr(md, "toc_tokens", []))
        page._title_from_render = title.title
        page.present_anchor_ids = anchors.present_anchor_ids | raw.present_anchor_ids
        page.links_to_anchors = links.links_to_anchors

    def _ready(self, config: MkDocsConfig) -> Markdown:
        """Return the converter; its extensions ask for the page's context as they are reset."""
        if self._md is None:
            self._md = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
        else:
            self._md.reset()
        return self._md
