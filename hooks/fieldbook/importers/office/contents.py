"""Tables of contents and lists of figures in Word's documents, which a course writes itself."""

from __future__ import annotations

import re

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from .ooxml import Styles, paragraph_text, replace, value

CONTENTS = "a table of contents, which the course writes itself"
"""What is said of one that was left out."""
_STYLES = re.compile(
    r"toc(?: \d| heading)?$|contents (?:\d|heading)$|table of (?:figures|contents|authorities)|index (?:\d|heading)$"
    r"|(?:figure|illustration|table) index"
)
_TITLE = re.compile(
    r"(?:table of )?contents?|inhalt(?:sverzeichnis|sübersicht)?|sommaire|table des mati[eè]res|[ií]ndice(?: general)?"
    r"|contenidos?|tabla de contenidos?|sum[aá]rio|sommario|inhoud(?:sopgave)?|innehåll|indhold|innhold|spis treści"
    r"|obsah|оглавление|содержание|目录|目次",
    re.I,
)
"""What stands above such a table."""


def take_contents(document: Document, styles: Styles) -> int:
    """Take out tables of contents, with the words above them; return how many there were."""
    body = document.element.body
    galleries = list(body.iter(qn("w:docPartGallery")))
    named = [one for one in galleries if value(one).lower().startswith("table of")]
    tables = [control for one in named if (control := next(one.iterancestors(qn("w:sdt")), None)) is not None]
    for table in tables:
        _take_title(table)
        replace(table)
    listed = [one for one in body.iter(qn("w:p")) if _STYLES.match(styles.name_of(one))]
    for paragraph in listed:
        _take_title(paragraph)
        replace(paragraph)
    return len(tables) + bool(listed)


def _take_title(table: Element) -> None:
    above = table.getprevious()
    if above is not None and _TITLE.fullmatch(paragraph_text(above).strip(" :\t")):
        replace(above)
