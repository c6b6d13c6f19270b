"""Pictures that a Word document shows and does not hold: what is left of them is their words, and where they lie."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from .ooxml import replace, text_run

_BLIP = qn("a:blip")


def show_linked_pictures(document: Document) -> list[str]:
    """Put the words of each picture that lies elsewhere in its place, as a link to it; return where they lie."""
    found = []
    for blip in list(document.element.body.iter(_BLIP)):
        name = str(blip.get(qn("r:link")) or "")
        drawing = next(blip.iterancestors(qn("w:drawing"), qn("w:pict")), None)
        if blip.get(qn("r:embed")) or name not in document.part.rels or drawing is None:
            continue
        address = document.part.rels[name].target_ref
        run = drawing.getparent()
        if run is not None:
            run.addnext(_link(name, _words(drawing, address), address))
            replace(drawing)
            found.append(address)
    return found


def _words(drawing: Element, address: str) -> str:
    """Return what is said of a picture, or the name of its file."""
    told = [str(one.get("descr") or "") for one in drawing.iter(qn("wp:docPr"))]
    return next(filter(None, told), "") or PurePosixPath(unquote(urlsplit(address).path)).name


def _link(name: str, words: str, address: str) -> Element:
    if not address.startswith(("http://", "https://")):
        # It lies on the computer of whoever wrote the document.
        return text_run(words)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), name)
    link.append(text_run(words))
    return link
