"""Quotations in Word's documents, told by their style, whatever language the program speaks that made them.

Source: the English names of Word's styles, which Word writes in every language, and those of LibreOffice, Pages and
others, which write the names that they show.
"""

from __future__ import annotations

import re

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from .ooxml import Styles, set_style, style_of

STYLE_MAP = """
p.FieldbookQuote => blockquote > p:fresh
p.FieldbookStrongQuote => div.quote > p:fresh
"""
"""What mammoth makes of them: a quotation in the text, and words set off from it."""
_QUOTE, _STRONG = "FieldbookQuote", "FieldbookStrongQuote"
_WORD = (
    r"quotes?|quotations?|zitate?|citations?|citas?|citazion[ei]|cita[çc][ãa]o|citaat|cytat|citat|citace|sitat"
    r"|sitaatti|citát|idézet|alıntı|цитата|引用|引文|引言|인용|اقتباس"
)
_NAMED = re.compile(rf"(?:block ?text|(?:block|pull) ?quote|(?:block )?(?:{_WORD})|textblock|文本块)(?: ?\d)?$")
_SET_OFF = re.compile(
    rf"(?:intense|strong|pull|intensives?|starkes) ?(?:{_WORD})$|(?:{_WORD})"
    r" (?:intense|destacada|intensa|intensivo|intenso|intensywny)$|明显引用|鮮明引文|引用文 ?2"
)


def show_quotations(document: Document, styles: Styles) -> None:
    """Give the paragraphs that are quotations a style that mammoth is told of."""
    for paragraph in document.element.body.iter(qn("w:p")):
        if style := _quoting(paragraph, styles):
            set_style(paragraph, style)


def _quoting(paragraph: Element, styles: Styles) -> str:
    """Return the style that a quotation gets, "" for a paragraph that is none."""
    for style in styles.chain(style_of(paragraph.find(qn("w:pPr")))):
        name = styles.name(str(style.get(qn("w:styleId"))))
        if _SET_OFF.match(name):
            return _STRONG
        if _NAMED.match(name):
            return _QUOTE
    return ""
