"""One Python-Markdown for all pages of a build.

MkDocs sets up a converter for every page, which takes longer than converting a short one. Python-Markdown lets a
converter be used again after `reset`, and its own extensions, pymdown-extensions' and ours keep to that. Where a
course uses others, MkDocs converts as ever.
"""

from __future__ import annotations

import re

from markdown import Markdown

from .mkdocs_api import (
    Files,
    MkDocsConfig,
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
    get_toc,
)

_BUILT_IN = (
    "abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes|legacy_attrs|legacy_em|md_in_html|meta"
    "|nl2br|sane_lists|smarty|tables|toc|wikilinks"
)
_CAN_BE_RESET = re.compile(rf"(?:{_BUILT_IN}|markdown\.extensions\.\w+|pymdownx\.[\w.]+|fieldbook)\Z")


class Converter:
    """Converts the pages of one build."""

    def __init__(self) -> None:
        self._md: Markdown | None = None

    def convert(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Convert a page's Markdown, and leave on the page what `Page.render` of MkDocs 1.6 leaves.

        Raises:
            Exception: an extension fails over what the page says; the next page is converted by a new converter.
        """
        if not all(_CAN_BE_RESET.match(name) for name in config.markdown_extensions):
            Page.render(page, config, files)
            return
        md = self._ready(config)
        raw = _RawHTMLPreprocessor()
        anchors = _ExtractAnchorsTreeprocessor(page.file, files, config)
        links = _RelativePathTreeprocessor(page.file, files, config)
        title = _ExtractTitleTreeprocessor()
        for processor in (raw, anchors, links, title):
            processor._register(md)
        try:
            page.content = md.convert(page.markdown or "")
        except Exception:
            # It is in the midst of something, and nothing resets all of that.
            self._md = None
            raise
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
