"""One page converted: its Markdown goes in, a `Document` and what was logged meanwhile come out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ..blocks.context import LessonContext, Transcript
from ..document import Document, Heading
from .log_capture import HoldLogs, LogMessage
from .mkdocs_api import AnchorLink, Files, MkDocsConfig, Page, TableOfContents

_OF_LESSONS = ("fieldbook", "toc", "fenced_code")
"""Extensions that are not for what is converted apart: ours, which is told of the others; that of a page's headings;
and MkDocs' own for code, in the place of which there is a better one."""


class ConversionTask(NamedTuple):
    """A page to be converted: its path below docs/, its address below site/ and its Markdown.

    `notes` are the shared notes that it cites, by id, and `transcripts` those that its videos name, by that name.
    """

    path: str
    address: str
    markdown: str
    notes: Mapping[str, str]
    transcripts: Mapping[str, Transcript]


class Converted(NamedTuple):
    """A page's document, and the messages below a warning that were logged meanwhile; warnings are in the document."""

    document: Document
    messages: tuple[LogMessage, ...] = ()


def extension_settings(
    language: str, context: Callable[[], LessonContext], extensions: Iterable[str], configs: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the settings of our Markdown extension in a site that has these extensions, with these settings."""
    beside = {name: configs.get(name) or {} for name in extensions if name not in _OF_LESSONS}
    return {"language": language, "context": context, "beside": beside}


def convert(page: Page, context: LessonContext, config: MkDocsConfig, files: Files) -> Converted:
    """Convert a page with MkDocs' own `Page.render`; nothing reaches the log.

    Args:
        page: The page, with its Markdown.
        context: What the blocks of the page share; they leave their record in it.
        config: The configuration, with the Markdown extensions.
        files: All files of the site, which links may lead to.
    """
    with HoldLogs(logging.INFO) as held:
        Page.render(page, config, files)
    warnings = tuple(message.text for message in held.messages if message.level >= logging.WARNING)
    return Converted(
        _document(page, context)._replace(warnings=warnings),
        tuple(message for message in held.messages if message.level < logging.WARNING),
    )


def _document(page: Page, context: LessonContext) -> Document:
    """Return as a `Document` what MkDocs has put into a page, and the blocks into their context."""
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
    """Put a document into MkDocs' page, which is then as if MkDocs had just converted it."""
    page.content = document.html
    page.toc = TableOfContents([_anchor_link(heading) for heading in document.headings])
    page._title_from_render = document.title
    page.present_anchor_ids = set(document.ids)
    targets = ((files.get_file_from_path(path), anchors) for path, anchors in document.links.items())
    page.links_to_anchors = {file: dict(anchors) for file, anchors in targets if file is not None}


def _headings(links: Iterable[AnchorLink]) -> tuple[Heading, ...]:
    return tuple(Heading(link.level, link.id, link.title, _headings(link.children)) for link in links)


def _anchor_link(heading: Heading) -> AnchorLink:
    link = AnchorLink(heading.name, heading.id, heading.level)
    link.children = [_anchor_link(child) for child in heading.children]
    return link
