"""Pages converted by themselves, with the blocks and nothing else: where there is no site that has converted them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from lxml import etree
from markdown import Markdown

from ..blocks import FieldbookExtension
from ..blocks.context import LessonContext
from ..diagnostics import Severity
from ..document import Document
from ..reader import Source


def standalone(sources: Mapping[str, Source], language: str) -> dict[str, Document]:
    """Return the pages of a course as Python-Markdown converts them, by their paths; those without an error."""
    contexts = [LessonContext(language)]
    md = _converter(language, lambda: contexts[0])
    documents: dict[str, Document] = {}
    for path, source in sources.items():
        if any(problem.severity is Severity.ERROR for problem in source.problems):
            continue
        contexts[0] = LessonContext(language)
        try:
            html = md.reset().convert(source.body)
        except Exception:
            # A build says of which page that is. What has failed is in no state to go on.
            md = _converter(language, lambda: contexts[0])
            continue
        documents[path] = Document(html, (), None, frozenset(_ids(html)), {}, contexts[0].record)
    return documents


def _converter(language: str, context: Callable[[], LessonContext]) -> Markdown:
    return Markdown(extensions=[FieldbookExtension(language=language, context=context)])


def _ids(html: str) -> Iterable[str]:
    return etree.HTML(f"<body>{html}").xpath("//@id | //a/@name")  # type: ignore[return-value]
