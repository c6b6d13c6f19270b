"""Word's documents as HTML: mammoth reads them, after what it does not look at has been told in what it reads.

Source: mammoth's documentation of style maps; ECMA-376 for the rest. Changes that were tracked stand as a reader
sees the final text, comments are left out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import mammoth
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from . import quotations, remarks, workbook_lessons
from .blanks import show_blanks
from .contents import CONTENTS, take_contents
from .controls import shown_text
from .equations import show_equations
from .linked_pictures import show_linked_pictures
from .mammoth_html import settled
from .ooxml import Styles, text_of
from .package import no_document, open_word
from .smart_art import STYLE_MAP, show_smart_art
from .structure import CODE_STYLE, choose_drawings, show_structure, take_deleted, take_hidden
from .workbook import Sheet, is_workbook, take_sheets
from .workbook_lessons import WorkbookLesson, split_lessons

_STYLE_MAP = f"""
p[style-name='{CODE_STYLE}'] => pre:separator('\\n')
p[style-name='Title'] => h1.title:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Definition Term'] => dl > dt:fresh
p[style-name='Definition'] => dl > dd:fresh
r[style-name='Verbatim Char'] => code
r.{CODE_STYLE} => code
r[style-name='Emphasis'] => em
r[style-name='Intense Emphasis'] => em
r[style-name='Book Title'] => em
highlight => mark
"""
_STYLE_MAP += f"{quotations.STYLE_MAP}{workbook_lessons.STYLE_MAP}\n{STYLE_MAP}\n"
_UNREAD = {
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "a chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": "a drawing of SmartArt",
    "{urn:schemas-microsoft-com:office:office}OLEObject": "an object of another program",
}
"""What mammoth passes over."""
_PAGE_NUMBER = re.compile(r"\W*\w+\W*\d+(?:\W+\w+\W*\d+)?\W*")


@dataclass(slots=True)
class WordText:
    """What a document says: HTML, the language it is set to, all of its words, and what can't be brought along.

    `unread` names what is gone, `looks` what a person should look at.
    Of a workbook of ours, `added` are the words that its export had added, and `lessons` what it practices.
    """

    html: str
    language: str = ""
    words: str = ""
    remarks: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)
    added: str = ""
    title: str = ""
    lessons: list[WorkbookLesson] = field(default_factory=list)


def read_word(data: bytes) -> WordText:
    """Return what a document of Word's says.

    Raises:
        ValueError: it is none, or it is damaged or locked with a password.
    """
    document = open_word(data)
    try:
        return _read(document)
    except Exception as error:
        raise no_document(error) from error


def _read(document: Document) -> WordText:
    styles = Styles(document)
    remarks = _remarks(document, take_hidden(document, styles))
    take_deleted(document)
    if take_contents(document, styles):
        remarks.append(CONTENTS)
    choose_drawings(document)
    linked, drawn = show_linked_pictures(document), show_smart_art(document)
    words = "\n".join([shown_text(document.element.body), *_note_words(document)])
    found = WordText("", _language(document), words, remarks)
    found.unread = [
        f"{what}{_described(place)}" for name, what in _UNREAD.items() for place in document.element.body.iter(name)
    ]
    found.looks = [*_looks(linked, show_equations(document), drawn)]
    sheets: list[Sheet] = []
    if is_workbook(document, styles):
        sheets, found.added = take_sheets(document, styles)
    else:
        found.remarks += _margins(document)
    show_structure(document, styles)
    show_blanks(document, styles)
    html, messages = _as_html(document)
    found.html = settled(html, sheets)
    if sheets:
        found.title, found.lessons = split_lessons(found.html, sheets)
    found.remarks += [message for message in messages if "image of type" in message.lower()]
    return found


def _looks(linked: Iterable[str], equations: Iterable[str], drawn: Iterable[str]) -> Iterator[str]:
    """Yield what a person should look at: pictures that lie elsewhere, equations, and drawings of SmartArt."""
    yield from (f"the picture {where} is not in the document; put a copy into docs/" for where in linked)
    for line in equations:
        yield f"an equation is a line of text now, to be held against the document: “{line}”"
    yield from (f"a drawing of SmartArt is a list now, which begins with “{words}”" for words in drawn)


def _as_html(document: Document) -> tuple[str, list[str]]:
    """Return what mammoth makes of a document, and what it says of that."""
    prepared = io.BytesIO()
    document.save(prepared)
    result = mammoth.convert_to_html(prepared, style_map=_STYLE_MAP)
    return str(result.value), [str(message.message) for message in result.messages]


def _described(place: Element) -> str:
    """Return the words that its author gave to what is drawn, for those who don't see it."""
    drawing = next(place.iterancestors(qn("w:drawing")), None)
    words = [str(told.get("descr") or "") for told in drawing.iter(qn("wp:docPr"))] if drawing is not None else []
    return f", “{words[0]}”" if words and words[0] else ""


def _language(document: Document) -> str:
    """Return the language that most of the text is set to, by its styles' default."""
    found = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    return str(found.get(qn("w:val")) or "") if found is not None else ""


def _remarks(document: Document, hidden: int) -> list[str]:
    found = []
    if hidden:
        found.append(remarks.HIDDEN)
    comments = len(list(document.element.body.iter(qn("w:commentReference"))))
    if comments:
        found.append(remarks.comments(comments))
    changes = sum(1 for _ in document.element.body.iter(*map(qn, ("w:ins", "w:del", "w:moveFrom"))))
    if changes:
        found.append(remarks.changes(changes))
    return found


def _note_words(document: Document) -> Iterator[str]:
    """Yield the words of the notes that the text refers to, which stand in parts of their own."""
    for kind in ("footnote", "endnote"):
        cited = {mark.get(qn("w:id")) for mark in document.element.body.iter(qn(f"w:{kind}Reference"))}
        for relation in document.part.rels.values() if cited else ():
            if relation.is_external or not relation.reltype.endswith(f"/{kind}s"):
                continue
            notes = parse_xml(relation.target_part.blob)
            yield from (shown_text(note) for note in notes.iter(qn(f"w:{kind}")) if note.get(qn("w:id")) in cited)


def _margins(document: Document) -> list[str]:
    """Return what is said of the words above and below the text of each page."""
    found: dict[str, None] = {}
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            said = "" if part.is_linked_to_previous else margin(text_of(part._element))
            found |= dict.fromkeys([said] if said else [])
    return list(found)


def margin(text: str) -> str:
    """Return what to say of words above or below the text of each page, "" where they are no more than its number."""
    words = " ".join(text.split())
    is_said = re.search(r"[^\W\d_]{3}", words) and not _PAGE_NUMBER.fullmatch(words)
    return f"“{words}”, which stood above or below the text of each page" if is_said else ""
