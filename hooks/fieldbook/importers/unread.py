"""Documents of kinds that are not read: what they are called, what to do with them, and how many words they hold."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath

from ..encoding import as_plain_text
from .source_tree import Tree

_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W_]+")
_ARCHIVED = re.compile(r"^(?:word/document|ppt/slides/slide\d+|content)\.xml$|\.x?html?$")

KINDS = {
    ".doc": ("a document of an older Word", "open it in Word or LibreOffice and save it as .docx"),
    ".odt": ("a document of LibreOffice", "import it by itself, or open it there and save it as .docx"),
    ".rtf": ("a document of a word processor", "open it there and save it as .docx"),
    ".pages": ("a document of Pages", "open it there and export it as .docx"),
    ".wps": ("a document of an older word processor", "open it in LibreOffice and save it as .docx"),
    ".wpd": ("a document of an older word processor", "open it in LibreOffice and save it as .docx"),
    ".gdoc": ("only a link to a document of Google Docs", "open that and download it as Word (.docx)"),
    ".gslides": ("only a link to a presentation of Google’s", "copy its outline into a document"),
    ".gsheet": ("only a link to a spreadsheet of Google’s", "copy its tables into a document"),
    ".one": ("a section of OneNote", "export its pages there as .docx"),
    ".eml": ("an e-mail", "save what is attached to it, or copy its text into a document"),
    ".msg": ("an e-mail", "save what is attached to it, or copy its text into a document"),
    ".mht": ("a web page in one file", "open it in a browser and save it as a web page (.html)"),
    ".mhtml": ("a web page in one file", "open it in a browser and save it as a web page (.html)"),
    ".pptx": ("a presentation", "copy its outline into a Word document, or: pandoc {path} -t gfm -o {stem}.md"),
    ".ppt": ("a presentation", "copy its outline into a Word document and save that as .docx"),
    ".odp": ("a presentation", "copy its outline into a document and save that as .docx"),
    ".key": ("a presentation of Keynote", "copy its outline into a document and save that as .docx"),
    ".pdf": ("a PDF", "copy its text into a text file (.txt), or import the document that it was made from"),
    ".epub": ("an e-book", "pandoc {path} -t gfm --extract-media=. -o {stem}.md"),
    ".rst": ("reStructuredText", "pandoc {path} -t gfm -o {stem}.md"),
    ".ipynb": ("a notebook of Jupyter", "import it by itself; if that fails, open it in Jupyter and save it again"),
    ".adoc": ("AsciiDoc", "asciidoctor {path}, and import the web page that it makes"),
    ".asciidoc": ("AsciiDoc", "asciidoctor {path}, and import the web page that it makes"),
    ".tex": ("LaTeX", "pandoc {path} -t gfm -o {stem}.md"),
    ".org": ("Org mode", "pandoc {path} -t gfm -o {stem}.md"),
    ".textile": ("Textile", "pandoc {path} -t gfm -o {stem}.md"),
    ".mediawiki": ("a page of a wiki", "pandoc {path} -f mediawiki -t gfm -o {stem}.md"),
    ".wiki": ("a page of a wiki", "pandoc {path} -f mediawiki -t gfm -o {stem}.md"),
    ".xlsx": ("a spreadsheet", "copy its tables into a Word document"),
    ".xls": ("a spreadsheet", "copy its tables into a Word document and save that as .docx"),
    ".ods": ("a spreadsheet", "copy its tables into a document and save that as .docx"),
    ".ptx": ("PreTeXt", "pretext build web, and import output/web, the folder that it makes"),
    ".h5p": ("an activity of H5P", "copy its questions into a document"),
    ".mbz": ("a backup of Moodle", "export its questions as GIFT, and save its pages as web pages"),
    ".imscc": ("a course as Canvas exports it", "call it .zip, unpack it, and import the folder"),
    ".zip": ("an archive", "unpack it, and import the folder"),
    "quiz.xml": ("a file of Moodle’s questions", "export them there as GIFT, and import that"),
    ".qti": ("a file of questions in QTI", "copy its questions into a document"),
    "qti.xml": ("a file of questions in QTI", "copy its questions into a document"),
    ".docx": ("a Word document", "import it by itself, or save it as a web page (.htm)"),
    ".qmd": ("a document of Quarto", "import its folder"),
    ".rmd": ("a document of R Markdown", "import its folder"),
    ".mdx": ("a document of MDX", "import its folder"),
}
"""Endings, each with what such a document is and the one thing to do."""
_QUESTIONS = {
    "quiz.xml": re.compile(r"<quiz>\s*(?:<!--.*?-->\s*)*<question\b", re.S),
    "qti.xml": re.compile(r"<(?:questestinterop|assessmentItem|assessmentTest|qti-assessment-(?:item|test))\b"),
}
"""Files of XML that hold questions, by what they begin with."""
_HEAD = 4000
_DATA = re.compile(r"<!\[CDATA\[|\]\]>")
_MARKED_UP = (".xml", ".qti")
_CLOSED = (".zip", ".h5p", ".mbz", ".imscc", ".xlsx", ".xls", ".ods", ".gdoc", ".gslides", ".gsheet")
_COUNTED = tuple(ending for ending in KINDS if ending not in _CLOSED)


def is_unread(tree: Tree, path: str) -> bool:
    """Tell whether a file is a document that the importer could not read."""
    return _ending(tree, path) in _COUNTED


def _ending(tree: Tree, path: str) -> str:
    """Return the ending of a file's name; of a file of XML, what it holds as well, where that is questions."""
    ending = PurePosixPath(path).suffix.lower()
    if ending != ".xml":
        return ending
    begun = tree.text(path)[:_HEAD]
    return next((kind for kind, sign in _QUESTIONS.items() if sign.search(begun)), ending)


def advice(tree: Tree, path: str) -> str:
    """Return one sentence that says what a document is and what to do, "" for a file that is none."""
    name = PurePosixPath(path)
    found = KINDS.get(_ending(tree, path))
    if found is None:
        return ""
    kind, what = found
    return f"{name.name} is {kind}; {what.format(path=name.name, stem=name.stem)}"


def count_words(tree: Tree, path: str) -> int:
    """Return how many words a document seems to hold, 0 where that can't be told."""
    try:
        data = tree.bytes(path)
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                texts = [archive.read(entry) for entry in archive.infolist() if _ARCHIVED.search(entry.filename)]
            return sum(len(_WORD.findall(_TAG.sub(" ", text.decode("utf-8", "replace")))) for text in texts)
        if path.lower().endswith((".pdf", ".doc", ".ppt", ".key", ".pages", ".wps", ".wpd", ".one", ".msg")):
            return 0
        text = as_plain_text(data)[0]
        return len(_WORD.findall(_TAG.sub(" ", _DATA.sub("", text)) if path.lower().endswith(_MARKED_UP) else text))
    except (OSError, ValueError, zipfile.BadZipFile):
        return 0
