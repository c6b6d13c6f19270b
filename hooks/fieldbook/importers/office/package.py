"""The file that a Word document is: a zip archive, opened with care; what only its kind says is made of today's.

Sources: ECMA-376, part 2, for the package; its annexes for the names of the strict form; Microsoft's list of content
types for documents with macros and for templates.
"""

from __future__ import annotations

import io
import re
import zipfile

import docx
from docx.document import Document

LARGEST = 500_000_000
"""Bytes from which on what unfolds from a document is none that a trainer wrote."""
_LOCKED = b"\xd0\xcf\x11\xe0"
"""How files begin that a password locks, and those of Word before 2007."""
_TYPES = "[Content_Types].xml"
_OTHER_KIND = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
_KIND = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMES = re.compile(rb"http://purl\.oclc\.org/ooxml/(?P<part>officeDocument|[a-z]+ml)/(?P<name>[\w/]+)")
_SAVE = "open it in a word processor and save it as .docx"


def open_word(data: bytes) -> Document:
    """Return a document of Word's.

    Raises:
        ValueError: it is none, or it is damaged or locked with a password.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            is_huge = sum(entry.file_size for entry in archive.infolist()) > LARGEST
            document = None if is_huge else docx.Document(io.BytesIO(_as_usual(archive, data)))
    except Exception as error:
        locked = data[:4] == _LOCKED
        why = "it is locked with a password, or saved by an older Word" if locked else "it is damaged"
        raise ValueError(f"{why}; {_SAVE}") from error
    if document is None:
        raise ValueError("it unfolds to more than any document holds")
    return document


def no_document(error: Exception) -> ValueError:
    """Return what to say of a document that can't be read, for a reason that only a programmer understands."""
    return ValueError(f"it can't be read as a Word document ({type(error).__name__}); {_SAVE}")


def _as_usual(archive: zipfile.ZipFile, data: bytes) -> bytes:
    """Return a template, a document with macros or one of the strict form as a usual document."""
    if not (_OTHER_KIND.search(archive.read(_TYPES)) or _STRICT in archive.read("word/document.xml")):
        return data
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as usual:
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith((".xml", ".rels")):
                part = _NAMES.sub(_usual_name, _OTHER_KIND.sub(_KIND, part))
            usual.writestr(name, part)
    return made.getvalue()


def _usual_name(match: re.Match[bytes]) -> bytes:
    return b"http://schemas.openxmlformats.org/%s/2006/%s" % (match["part"], match["name"])
