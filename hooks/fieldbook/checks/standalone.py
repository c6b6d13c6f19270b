"""Pages converted by themselves, without MkDocs: where there is no site that has converted them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from lxml import etree
from markdown import Markdown

from ..blocks import FieldbookExtension
from ..blocks.context import LessonContext
from ..diagnostics import Severity
from ..document import Document
from ..reader import Source

_OURS = "fieldbook"
Extensions = Mapping[str, dict[str, Any]]
"""Extensions of Python-Markdown by their names, with their settings."""


def standalone(sources: Mapping[str, Source], language: str, extensions: object = None) -> dict[str, Document]:
    """Return the pages of a course as Python-Markdown converts them, by their paths; those without an error.

    `extensions` are those that mkdocs.yml names. What of them can't be loaded is left out: MkDocs tells of it.
    """
    contexts = [LessonContext(language)]
    beside = {name: settings for name, settings in _named(extensions) if _loads(name, settings)}
    md = _converter(language, lambda: contexts[0], beside)
    documents: dict[str, Document] = {}
    for path, source in sources.items():
        if any(problem.severity is Severity.ERROR for problem in source.problems):
            continue
        contexts[0] = LessonContext(language)
        try:
            html = md.reset().convert(source.body)
        except Exception:
            # A build says of which page that is. What has failed is in no state to go on.
            md = _converter(language, lambda: contexts[0], beside)
            continue
        documents[path] = Document(html, (), None, frozenset(_ids(html)), {}, contexts[0].record)
    return documents


def _named(extensions: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the names and settings of others' extensions, which MkDocs takes as a list or as names with settings."""
    listed = extensions.items() if isinstance(extensions, Mapping) else extensions
    for one in listed if isinstance(listed, Iterable) else ():
        pairs = [one] if isinstance(one, tuple) else one.items() if isinstance(one, Mapping) else [(one, None)]
        for name, settings in pairs:
            if isinstance(name, str) and name != _OURS:
                yield name, settings if isinstance(settings, dict) else {}


def _loads(name: str, settings: dict[str, Any]) -> bool:
    with suppress(Exception):
        Markdown(extensions=[name], extension_configs={name: settings})
        return True
    return False


def _converter(language: str, context: Callable[[], LessonContext], beside: Extensions) -> Markdown:
    ours = FieldbookExtension(language=language, context=context, beside=beside)
    return Markdown(extensions=[*beside, ours], extension_configs=beside)


def _ids(html: str) -> Iterable[str]:
    return etree.HTML(f"<body>{html}").xpath("//@id | //a/@name")  # type: ignore[return-value]
