"""What our own workbook keeps of its worksheets as properties of the document (`exports.workbook.properties`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

_OURS = re.compile(r"fieldbook (?P<number>\d+)")
_LINE = re.compile(r"(?P<id>\S+) (?P<names>\d+(?: \d+[=@]\S+)*)")


def read(document: Document) -> dict[str, str]:
    """Return, by the ids of worksheets, how many fields each has, and what stands in braces behind their places."""
    found: dict[str, str] = {}
    for _number, line in sorted(_lines(document)):
        if match := _LINE.fullmatch(line):
            # What is too long for one line goes on in the next.
            known, names = found.get(match["id"], ""), match["names"]
            found[match["id"]] = f"{known} {names.partition(' ')[2]}".strip() if known else names
    return found


def _lines(document: Document) -> Iterator[tuple[int, str]]:
    """Yield our properties, each with its number; LibreOffice sorts them by their names."""
    for relation in document.part.package.rels.values():
        if relation.is_external or relation.reltype != RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            continue
        for entry in parse_xml(relation.target_part.blob):
            if ours := _OURS.fullmatch(str(entry.get("name"))):
                yield int(ours["number"]), "".join(map(str, entry.itertext())).strip()
