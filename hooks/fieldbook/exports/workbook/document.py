"""The workbook as a whole: its first page, and a worksheet from each new page on; the foot of every page."""

from __future__ import annotations

import re
import zipfile
from base64 import b64encode
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Length
from docx.text.paragraph import Paragraph

from ...labels import labels
from ..archive import BEST, build_moment, write_archive
from ..paper_sizes import A4, Paper
from ..workbook_data import WorkbookData
from .front_page import add_front
from .key import write_key
from .origin import Origin
from .properties import add_properties
from .standings import write_standings
from .story import Story
from .styles import set_up
from .worksheets import write_worksheet
from .xml import element

_TEXT = "word/document.xml"
_PLACEHOLDER = re.compile(r"\{(number|count)\}")
_FIELDS = {"number": "PAGE", "count": "NUMPAGES"}
"""What the word processor fills in at the foot of a page."""
_SPARE = {
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.WEB_SETTINGS,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}
"""The picture of an empty page, a list of no books, how to save as a web page; and all styles once more, as Word 2010
had them, a fifth of a document's size."""
_SCRIPT = 'window.fieldbook.form = "{document}";\n'
"""`document.js` fills in the document that it holds."""


def write_workbook(
    data: WorkbookData, site: Path, path: str, paper: Paper = A4, address: str = "", *, on_screen: bool = False
) -> None:
    """Write the blank workbook of a course to `path` below the finished site.

    Args:
        data: the worksheets of the course.
        site: the folder of the finished site; pictures are taken from there.
        path: where the document goes, below `site`.
        paper: the sheets that it will be printed on.
        address: the site's address on the web, to which links lead; without one, links within it become text.
        on_screen: it is to be filled in on a screen: of several choices, one is picked from a list.
    """
    words = labels(data.language)
    document = docx.Document()
    width = set_up(document, paper, data.language)
    _describe(document, data, words)
    add_properties(document, data.all)
    title = f"{data.title} \u00b7 {words['workbook']}"
    _add_footer(document, title, words["document.page"], width)
    story = Story(document, width, on_screen=on_screen)
    add_front(story, data, words)
    write_standings(story, data.stated, "before", words, on_screen=on_screen)
    for sheet in data.all:
        write_worksheet(story, sheet, Origin(site, address=address), words, on_screen=on_screen)
        story.put_away()
    write_standings(story, data.stated, "after", words, on_screen=on_screen)
    write_key(story, data, Origin(site, address=address), words)
    write_archive(site / path, {**_files(document), _TEXT: story.file()}, build_moment(), level=BEST)


def write_form(data: WorkbookData, site: Path, path: str, paper: Paper = A4, address: str = "") -> None:
    """Write the workbook for the screen, as a script that holds it: pages that lie in a folder load nothing else.

    The arguments are those of `write_workbook`.
    """
    target = site / path
    part = f"{path}.part"
    write_workbook(data, site, part, paper, address, on_screen=True)
    document = (site / part).read_bytes()
    (site / part).unlink()
    target.write_text(_SCRIPT.format(document=b64encode(document).decode("ascii")), encoding="ascii", newline="\n")


def _describe(document: Document, data: WorkbookData, words: Mapping[str, str]) -> None:
    properties = document.core_properties
    properties.title = f"{data.title}: {words['workbook']}"
    properties.subject, properties.language = data.description, data.language
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = build_moment().replace(tzinfo=None)


def _add_footer(document: Document, title: str, page: str, width: Length) -> None:
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


def _files(document: Document) -> dict[str, bytes]:
    """Return the files of a document by their names, since python-docx dates what it packs by the day.

    What python-docx's template brings and nothing shows is left out.
    """
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for name in [name for name, relation in relations.items() if relation.reltype in _SPARE]:
            del relations[name]
    packed = BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
