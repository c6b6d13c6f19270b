"""The foot of every page: what it belongs to, and its number as a field that the word processor fills."""

from __future__ import annotations

import re

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Length
from docx.text.paragraph import Paragraph

from .xml import element

_PLACEHOLDER = re.compile(r"\{(number|count)\}")
_FIELDS = {"number": "PAGE", "count": "NUMPAGES"}


def add_footer(document: Document, title: str, page: str, width: Length) -> None:
    """Write the title at the left and the page at the right; `page` is the label with its placeholders."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{title}\t")
    for number, part in enumerate(_PLACEHOLDER.split(page)):
        if number % 2:
            _add_field(paragraph, _FIELDS[part])
        else:
            paragraph.add_run(part)


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    content = element("w:t")
    content.text = "1"
    paragraph._p.append(element("w:fldSimple", element("w:r", content), instr=f" {instruction} "))
