"""WordprocessingML as the importer asks it: names, what a style says, runs of our own.

Source: ECMA-376, part 1, chapter 17. python-docx reads and writes the package; this only looks into it.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from lxml.etree import _Element as Element

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
DRAWING = "urn:schemas-microsoft-com:vml"
"""Of what is drawn in the older way."""
WORD = nsmap["w"]


class Styles:
    """What a document's styles say, with those that they are based on."""

    def __init__(self, document: Document) -> None:
        every = document.styles.element
        self._by_id = {str(style.get(qn("w:styleId"))): style for style in every.iter(qn("w:style"))}
        normal = [style for style in self._by_id.values() if _is_plain(style)]
        sizes = [value(style.find(f"{qn('w:rPr')}/{qn('w:sz')}")) for style in normal]
        sizes.append(value(every.find(f"{qn('w:docDefaults')}//{qn('w:sz')}")))
        self.size = next((int(size) for size in sizes if size.isdecimal()), 20)
        """The size of plain text, in half points."""

    def name(self, style_id: str) -> str:
        """Return the name of a style in lower case, as Word has it in every language; "" for none."""
        style = self._by_id.get(style_id)
        found = style.find(qn("w:name")) if style is not None else None
        return str(found.get(qn("w:val"))).lower() if found is not None else ""

    def name_of(self, paragraph: Element) -> str:
        """Return the name of a paragraph's style; "" for none."""
        return self.name(style_of(paragraph.find(qn("w:pPr"))))

    def chain(self, style_id: str) -> Iterator[Element]:
        """Yield a style and those that it is based on."""
        seen: set[str] = set()
        while style_id and style_id not in seen and style_id in self._by_id:
            seen.add(style_id)
            style = self._by_id[style_id]
            yield style
            based = style.find(qn("w:basedOn"))
            style_id = str(based.get(qn("w:val"))) if based is not None else ""

    def says(self, style_id: str, holder: str, name: str) -> Element | None:
        """Return what a style, or one that it is based on, says of a property of paragraphs or runs."""
        path = f"{qn(holder)}/{qn(name)}"
        return next((found for style in self.chain(style_id) if (found := style.find(path)) is not None), None)


def _is_plain(style: Element) -> bool:
    """Tell whether a style is that of paragraphs which name none."""
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")


def style_of(properties: Element | None, name: str = "w:pStyle") -> str:
    """Return the id of the style that a paragraph's or run's properties name, "" for none."""
    found = properties.find(qn(name)) if properties is not None else None
    return str(found.get(qn("w:val")) or "") if found is not None else ""


def paragraph_property(paragraph: Element, name: str, styles: Styles) -> Element | None:
    """Return what a paragraph says of a property, itself or by its style."""
    properties = paragraph.find(qn("w:pPr"))
    own = properties.find(qn(name)) if properties is not None else None
    return own if own is not None else styles.says(style_of(properties), "w:pPr", name)


def run_property(run: Element, name: str, styles: Styles) -> Element | None:
    """Return what a run says of a property, itself or by its style."""
    properties = run.find(qn("w:rPr"))
    own = properties.find(qn(name)) if properties is not None else None
    return own if own is not None else styles.says(style_of(properties, "w:rStyle"), "w:rPr", name)


def shown_property(run: Element, paragraph: Element, name: str, styles: Styles) -> Element | None:
    """Return what a run looks like: what it says of a property, itself or by its style, or by its paragraph's."""
    own = run_property(run, name, styles)
    return own if own is not None else styles.says(style_of(paragraph.find(qn("w:pPr"))), "w:rPr", name)


def value(element: Element | None) -> str:
    """Return the value of a property, "" where there is none."""
    return str(element.get(qn("w:val")) or "") if element is not None else ""


def is_on(element: Element | None) -> bool:
    """Tell whether a property that is only on or off is on."""
    return element is not None and value(element).lower() not in ("false", "0", "none", "off")


def text_run(text: str) -> Element:
    """Return a run of plain text."""
    run = OxmlElement("w:r")
    word = OxmlElement("w:t")
    word.text = text
    word.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(word)
    return run


def text_of(element: Element) -> str:
    """Return the text of an element as a reader sees it: what was deleted is left out, a tab is a tab."""
    words: list[str] = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):
        parent = node.getparent()
        if parent is None or parent.tag != qn("w:r"):
            continue
        words.append(node.text or "" if node.tag == qn("w:t") else {"tab": "\t", "br": "\n"}.get(local(node), "-"))
    return "".join(words)


def paragraph_text(child: Element) -> str:
    """Return the text of a paragraph, "" for anything else."""
    return text_of(child) if child.tag == qn("w:p") else ""


def own_text(run: Element) -> str:
    """Return the text of a run without that of what is drawn in it."""
    said = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:noBreakHyphen"): "-"}
    return "".join(child.text or "" if child.tag == qn("w:t") else said.get(str(child.tag), "") for child in run)


def paragraph_of(element: Element) -> Element | None:
    """Return the paragraph that holds an element, the innermost one."""
    return next(element.iterancestors(qn("w:p")), None)


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def replace(element: Element, *others: Element) -> None:
    """Put elements in the place of another."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent.remove(element)
    for number, other in enumerate(others):
        parent.insert(at + number, other)


def put_first(paragraph: Element, run: Element) -> None:
    """Let a paragraph begin with a run."""
    properties = paragraph.find(qn("w:pPr"))
    properties.addnext(run) if properties is not None else paragraph.insert(0, run)


def unwrap(element: Element) -> None:
    """Put an element's children in its place."""
    replace(element, *list(element))


def set_style(paragraph: Element, style_id: str) -> None:
    """Give a paragraph another style."""
    _set_style(paragraph, "w:pPr", "w:pStyle", style_id)


def set_run_style(run: Element, style_id: str) -> None:
    """Give a run another style."""
    _set_style(run, "w:rPr", "w:rStyle", style_id)


def _set_style(element: Element, holder: str, name: str, style_id: str) -> None:
    properties = element.find(qn(holder))
    if properties is None:
        properties = OxmlElement(holder)
        element.insert(0, properties)
    style = properties.find(qn(name))
    if style is None:
        style = OxmlElement(name)
        properties.insert(0, style)
    style.set(qn("w:val"), style_id)


_WHITE = ("auto", "ffffff", "fff", "")


def look_of(child: Element, styles: Styles) -> str:
    """Return what the box around a paragraph looks like, "" where there is none."""
    if child.tag != qn("w:p"):
        return ""
    shade = paragraph_property(child, "w:shd", styles)
    fill = str(shade.get(qn("w:fill")) or "").lower() if shade is not None else ""
    borders = paragraph_property(child, "w:pBdr", styles)
    sides = (
        {local(side) for side in borders if value(side) not in ("nil", "none", "")} if borders is not None else set()
    )
    # A bar at the left alone sets words off, too.
    boxed = "left" in sides
    return f"{fill if fill not in _WHITE else ''}{'|' if boxed else ''}"
