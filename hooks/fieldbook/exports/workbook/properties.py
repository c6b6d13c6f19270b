"""What a workbook keeps of its worksheets for an import, as properties of the document: ids, and what stands in braces.

Word shows them in a dialog that few open, and keeps them, as LibreOffice does, which before 7.5 drops tags. Each
property is a line: the worksheet's id, how many fields it has, the place and the name of each that is named by hand,
and the place of each that offers what was answered elsewhere, with where that is, as in
`who-are-your-partners 7 4=contact 6@regulars/names`. Source: ECMA-376, part 1, 22.3 (custom file properties).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from ...slugs import slug
from ..workbook_data import WorksheetData

PREFIX = "fieldbook "
"""What the names of these properties begin with; a number follows."""
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST = 2
"""The number of a document's first property: 0 and 1 are not for users."""
_LONGEST = 240
"""Characters of a line; Word cuts the text of a property at 255."""


def add_properties(document: Document, sheets: Iterable[WorksheetData]) -> None:
    """Add to a document the properties that tell of its worksheets."""
    root = etree.Element(f"{{{_NAMESPACE}}}Properties", nsmap={"op": _NAMESPACE, "vt": _TYPES})
    for number, line in enumerate((line for sheet in sheets for line in _lines(sheet)), 1):
        name, place = f"{PREFIX}{number}", str(number - 1 + _FIRST)
        entry = etree.SubElement(root, f"{{{_NAMESPACE}}}property", fmtid=_FORMAT, pid=place, name=name)
        etree.SubElement(entry, f"{{{_TYPES}}}lpwstr").text = line
    package = document.part.package
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, blob, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _lines(sheet: WorksheetData) -> Iterator[str]:
    """Yield what is kept of a worksheet, in lines that are not too long."""
    head = line = f"{sheet.id} {len(sheet.questions)}"
    for entry in _entries(sheet):
        if len(line) + len(entry) > _LONGEST:
            yield line
            line = head
        line += f" {entry}"
    yield line


def _entries(sheet: WorksheetData) -> Iterator[str]:
    """Yield what is kept of a worksheet's fields: names given by hand, and where answers are taken up from."""
    sources = dict(sheet.sources)
    for place, (name, label) in enumerate(sheet.questions.items()):
        if name != slug(label):
            yield f"{place}={name}"
        if name in sources:
            yield f"{place}@{sources[name]}"
