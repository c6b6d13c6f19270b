"""What our own workbook keeps of its worksheets as properties of the document (`exports.workbook.properties`)."""

from __future__ import annotations

import re

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

_OURS = re.compile(r"fieldbook \d+")
_LINE = re.compile(r"(?P<id>[\w-]+) (?P<names>\d+(?: \d+=[\w-]+)*)")


def read(document: Document) -> dict[str, str]:
    """Return, by the ids of worksheets, how many fields each has, and the names given by hand behind their places."""
    found: dict[str, str] = {}
    for relation in document.part.package.rels.values():
        if relation.is_external or relation.reltype != RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            continue
        for entry in parse_xml(relation.target_part.blob):
            match = _LINE.fullmatch("".join(map(str, entry.itertext())).strip())
            if match is None or not _OURS.fullmatch(str(entry.get("name"))):
                continue
            # What is too long for one line goes on in the next.
            known, names = found.get(match["id"], ""), match["names"]
            found[match["id"]] = f"{known} {names.partition(' ')[2]}".strip() if known else names
    return found
