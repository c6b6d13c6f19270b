"""Headings of Word's documents: by their style in any language, by their level in the outline, by their look alone."""

from __future__ import annotations

import re
from itertools import pairwise

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from .ooxml import (
    Styles,
    is_on,
    look_of,
    paragraph_property,
    paragraph_text,
    set_style,
    shown_property,
    style_of,
    text_of,
    value,
)

_LOWEST = 6
_LONGEST = 90
_LARGE = 28
"""Half points from which on a bold line that stands alone is a heading, though it has no style of one."""
_LARGER = 4
"""Half points that such a line is larger at least than the text around it."""
_NAMED = re.compile(
    r"(?:überschrift|titre|t[ií]tulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|заголовок|عنوان|标题|標題|見出し)"
    r" ?(?P<level>[1-6])$"
)
_TITLES = ("titel", "titre", "título", "titulo", "titolo", "tittel", "tytuł", "название", "标题", "標題", "表題")
"""What other programs call the styles of headings and of the title; Word keeps their English names in any language."""
_NO_HEADING = re.compile(r"[\t_\u2610-\u2612\u25a1\u25cb]|[.,;:!…]$|^\D.*\?$")
_ASKS, _ANSWERED = re.compile(r"\?\s*$"), re.compile(r"_{3,}|\.{6,}|[\u2610-\u2612\u25a1\u25cb]")


def show_headings(document: Document, styles: Styles) -> None:
    """Give the paragraphs that are headings the style of one."""
    for paragraph in document.element.body.iter(qn("w:p")):
        name = styles.name_of(paragraph)
        level = value(paragraph_property(paragraph, "w:outlineLvl", styles))
        if name in ("title", "heading") or name.startswith("heading ") or not text_of(paragraph).strip():
            continue
        if level.isdecimal() and int(level) < _LOWEST:
            set_style(paragraph, f"Heading{int(level) + 1}")
        elif named := _NAMED.match(name):
            set_style(paragraph, f"Heading{named['level']}")
        elif name in _TITLES:
            set_style(paragraph, "Title")
    _by_size(document, styles)
    _by_weight(document, styles)


def _by_size(document: Document, styles: Styles) -> None:
    """Make headings of bold lines in larger letters, level by level of their size."""
    large = {paragraph: size for paragraph in document.element.body if (size := _size(paragraph, styles))}
    sizes = sorted(set(large.values()), reverse=True)
    below = any(is_heading(paragraph, styles) for paragraph in document.element.body.iter(qn("w:p")))
    for paragraph, size in large.items():
        level = sizes.index(size) + (2 if below else 1)
        set_style(paragraph, f"Heading{min(level, _LOWEST)}")


def _by_weight(document: Document, styles: Styles) -> None:
    """Make headings of bold lines that stand alone above other text, where a document has no other headings.

    The first line of a document without a title is that.
    """
    said = [child for child in document.element.body if text_of(child).strip()]
    headed = [child for child in said if child.tag == qn("w:p") and is_heading(child, styles)]
    if len(headed) > 1 or (headed and headed[0] is not said[0]):
        return
    bold = {child for child in said if child not in headed and _is_bold_line(child, styles)}
    if len(bold) * 2 > len(said):
        return
    for child, following in pairwise(said):
        if child in bold and child is said[0]:
            set_style(child, "Heading1")
        elif child in bold and following not in bold and not (_ASKS.search(text_of(child)) and _answers(following)):
            set_style(child, "Heading2")


def _answers(child: Element) -> bool:
    """Tell whether something is room for an answer, or a list to choose from."""
    return child.tag != qn("w:p") or is_answered(text_of(child)) or child.find(f".//{qn('w:numPr')}") is not None


def is_answered(text: str) -> bool:
    """Tell whether a text is room for an answer, or a choice."""
    return bool(_ANSWERED.search(text))


def is_line_of_heading(text: str) -> bool:
    """Tell whether a line may be a heading by its words: short ones that ask for nothing, and end as no sentence."""
    fits = 2 < len(text) <= _LONGEST and re.search(r"[^\W\d_]{2}", text)
    return bool(fits) and not _NO_HEADING.search(text)


def _is_bold_line(child: Element, styles: Styles) -> bool:
    """Tell whether a paragraph is a short line of bold letters, which asks for nothing and ends as no sentence does."""
    if not is_line_of_heading(paragraph_text(child).strip()):
        return False
    if paragraph_property(child, "w:numPr", styles) is not None or look_of(child, styles):
        return False
    return child.find(f".//{qn('w:drawing')}") is None and _is_bold(child, styles)


def _is_bold(paragraph: Element, styles: Styles) -> bool:
    runs = [run for run in paragraph.iter(qn("w:r")) if text_of(run).strip()]
    return bool(runs) and all(is_on(shown_property(run, paragraph, "w:b", styles)) for run in runs)


def _size(paragraph: Element, styles: Styles) -> int:
    """Return the size of a paragraph in half points that is a heading by its look alone; 0 for any other."""
    text = paragraph_text(paragraph).strip()
    if not text or len(text) > _LONGEST or text[-1] in ".,;_" or is_heading(paragraph, styles):
        return 0
    if paragraph_property(paragraph, "w:numPr", styles) is not None or look_of(paragraph, styles):
        return 0
    runs = [run for run in paragraph.iter(qn("w:r")) if text_of(run).strip()]
    sizes = [value(shown_property(run, paragraph, "w:sz", styles)) for run in runs]
    bold = all(is_on(shown_property(run, paragraph, "w:b", styles)) for run in runs)
    least = min(int(size) if size.isdecimal() else 0 for size in sizes)
    return least if bold and least >= max(_LARGE, styles.size + _LARGER) else 0


def is_heading(paragraph: Element, styles: Styles) -> bool:
    """Tell whether a paragraph is a heading or the title."""
    style = style_of(paragraph.find(qn("w:pPr")))
    return styles.name(style).startswith(("heading", "title", "subtitle")) or style.startswith(("Heading", "Title"))
