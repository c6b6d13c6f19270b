"""Word's documents as HTML: mammoth reads them, after what it does not look at has been told in what it reads.

Source: mammoth's documentation of style maps; ECMA-376 for the rest. Changes that were tracked stand as a reader
sees the final text, comments are left out.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field

import docx
import mammoth
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from docx.document import Document
from docx.oxml.ns import qn

from .blanks import show_blanks
from .notes import take_notes
from .ooxml import Styles, text_of
from .plain import finish
from .structure import CODE_STYLE, NUMBER_OPEN, NUMBER_SHUT, show_structure

_STYLE_MAP = f"""
p[style-name='{CODE_STYLE}'] => pre:separator('\\n')
p[style-name='Title'] => h1.title:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='caption'] => p.caption:fresh
r[style-name='Emphasis'] => em
r[style-name='Intense Emphasis'] => em
r[style-name='Book Title'] => em
"""
_NUMBER = re.compile(f"{NUMBER_OPEN}(\\d+){NUMBER_SHUT}")
_LARGEST = 500_000_000
"""Bytes from which on what unfolds from a document is none that a trainer wrote."""


@dataclass(slots=True)
class WordText:
    """What a document says: HTML, the language it is set to, all of its words, and what can't be brought along."""

    html: str
    language: str = ""
    words: str = ""
    remarks: list[str] = field(default_factory=list)


def read_word(data: bytes) -> WordText:
    """Return what a document of Word's says.

    Raises:
        ValueError: it is none, or it is damaged or locked with a password.
    """
    document = _opened(data)
    styles = Styles(document)
    found = WordText("", _language(document), _words(document), _remarks(document))
    show_structure(document, styles)
    show_blanks(document, styles)
    prepared = io.BytesIO()
    document.save(prepared)
    try:
        result = mammoth.convert_to_html(prepared, style_map=_STYLE_MAP)
    except Exception as error:
        raise ValueError(f"it can't be read as a Word document ({type(error).__name__})") from error
    found.html = _settled(str(result.value))
    found.remarks += [
        str(message.message) for message in result.messages if "image of type" in str(message.message).lower()
    ]
    return found


def _opened(data: bytes) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise ValueError("it unfolds to more than any document holds")
        return docx.Document(io.BytesIO(data))
    except ValueError:
        raise
    except Exception as error:
        why = (
            "it is locked with a password, or saved by an older Word"
            if data[:4] == b"\xd0\xcf\x11\xe0"
            else "it is damaged"
        )
        raise ValueError(f"{why}; open it in a word processor and save it as .docx") from error


def _language(document: Document) -> str:
    """Return the language that most of the text is set to, by its styles' default."""
    found = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    return str(found.get(qn("w:val")) or "") if found is not None else ""


def _words(document: Document) -> str:
    """Return all words of the document, paragraph by paragraph: what the measure counts by."""
    paragraphs = (text_of(paragraph) for paragraph in document.element.body.iter(qn("w:p")))
    return "\n".join(text for text in paragraphs if text.strip())


def _remarks(document: Document) -> list[str]:
    found = []
    comments = len(list(document.element.body.iter(qn("w:commentReference"))))
    if comments:
        found.append(f"{comments} comment{'s' if comments > 1 else ''}, which readers of the final text don't see")
    changes = sum(1 for _ in document.element.body.iter(qn("w:ins"), qn("w:del")))
    if changes:
        found.append(f"{changes} tracked change{'s' if changes > 1 else ''}: the text stands as if all were accepted")
    return found


def _settled(html: str) -> str:
    """Return mammoth's HTML with lists that go on, and without what only Word needs."""
    soup = BeautifulSoup(html, "html5lib")
    for box in soup.find_all("input", type="checkbox"):
        box.replace_with(NavigableString("\u2610 "))
    for item in soup.find_all("li"):
        _count_on(item)
    for text in soup.find_all(string=_NUMBER):
        text.replace_with(NavigableString(_NUMBER.sub("", str(text))))
    for anchor in soup.find_all("a"):
        if not anchor.get("href") and not anchor.get_text(strip=True):
            anchor.decompose()
    return finish(soup, take_notes(soup))


def _count_on(item: Tag) -> None:
    match = _NUMBER.search(item.get_text())
    above = item.parent
    first = above is not None and above.find("li") is item
    if match and above is not None and above.name == "ol" and first and match[1] != "1":
        above["start"] = match[1]
