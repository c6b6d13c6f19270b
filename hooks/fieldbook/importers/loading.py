"""A document as it is read from the source, whatever program has written it."""

from __future__ import annotations

import re

from ..encoding import as_plain_text
from ..slugs import slug
from . import embedded, front_matter, notebooks, office
from .language import stated
from .ledger import Ledger
from .plan import SourceDocument
from .source_tree import OPEN, WORD, Tree

_GARBLED = (
    "it is saved neither as UTF-8 nor in the letters of western Europe, so its words are wrong; open it in the program "
    "that wrote it, save it as UTF-8, and import it again"
)
_MOST, _FEW = 0.4, 10
"""The part of a text's signs, and the number of them, from which on it is read in a wrong encoding."""
_PAGE = re.compile(r"<html\b[^<>]*?\blang\s*=\s*[\"']?(?P<language>[\w-]+)", re.I)


def load(tree: Tree, path: str) -> SourceDocument | None:
    """Return the document at `path`, or None where it cannot be read; why is in the tree's notes."""
    ledger = Ledger(path)
    try:
        data = tree.bytes(path)
        if path.lower().endswith(WORD):
            return _word_document(tree, path, data, ledger)
        if path.lower().endswith(OPEN):
            return _open_document(tree, path, data, ledger)
        text, remark = as_plain_text(data)
        text = notebooks.as_markdown(text, ledger) if path.lower().endswith(notebooks.ENDING) else text
    except (OSError, ValueError) as error:
        ledger.look(0, f"it could not be read: {getattr(error, 'strerror', None) or error}")
        tree.notes += ledger
        return None
    if remark:
        ledger.repaired(0, remark)
    if "Windows-1252" in remark and _is_garbled(text):
        ledger.look(0, _GARBLED)
    meta, body, lines = front_matter.split(text, ledger)
    ledger.source, ledger.offset = body, lines
    body = embedded.write_out(body, tree, path, ledger)
    page = _PAGE.search(body)
    language = stated(meta.get("lang"), page and page["language"])
    document = SourceDocument(path, meta, body, ledger, language=language)
    if office.is_office_page(body):
        plain = office.plain_page(body)
        document.body, document.measured = plain.body, plain.words
        if plain.has_contents:
            ledger.left_out(0, office.CONTENTS)
        if plain.comments:
            ledger.left_out(0, office.remarks.comments(plain.comments))
    return document


def _is_garbled(text: str) -> bool:
    """Tell whether most of a text's signs are such as no western language has many of."""
    signs = [sign for sign in text if not sign.isspace()]
    return sum(not sign.isascii() for sign in signs) > max(len(signs) * _MOST, _FEW)


def _note(read: office.WordText, program: str, ledger: Ledger) -> None:
    """Note what a document lacks that the program which wrote it shows."""
    for remark in read.remarks:
        ledger.left_out(0, remark)
    for what in read.unread:
        ledger.unread(1, program, what)
    for what in read.looks:
        ledger.look(0, what)


def _open_document(tree: Tree, path: str, data: bytes, ledger: Ledger) -> SourceDocument:
    read = office.read_open_document(data)
    _note(read, "LibreOffice", ledger)
    plain = office.plain_page(embedded.write_out(read.html, tree, path, ledger))
    ledger.source = plain.words
    return SourceDocument(path, {}, plain.body, ledger, measured=plain.words, language=stated(read.language))


def _word_document(tree: Tree, path: str, data: bytes, ledger: Ledger) -> SourceDocument:
    read = office.read_word(data)
    _note(read, "Word", ledger)
    body = embedded.write_out(read.html, tree, path, ledger)
    ledger.source = read.words
    document = SourceDocument(path, {}, body, ledger, measured=read.words, language=read.language)
    document.title = read.title
    for number, lesson in enumerate(read.lessons if len(read.lessons) > 1 else [], 1):
        meta = {"title": lesson.title, "outcomes": lesson.outcomes, "order": number}
        name = f"{path.rpartition('.')[0]}/{slug(lesson.title) or 'lesson'}.docx"
        part = SourceDocument(name, meta, lesson.html, Ledger(path, lesson.words), measured=lesson.words)
        part.language = read.language
        document.parts.append(part)
    if read.lessons and not document.parts:
        document.meta = {"outcomes": read.lessons[0].outcomes}
    if read.added:
        first = document.parts[0] if document.parts else document
        what = "a workbook: its first page and its lines of facts, which the engine writes itself"
        first.ledger.became(0, what, f"{read.title} {read.added}" if document.parts else read.added)
        first.measured += f"\n{read.title}\n{read.added}" if document.parts else ""
    return document
