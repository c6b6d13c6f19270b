"""What Word's documents leave room for answers with, told as one would type it: underscores, ☐ and ○.

Forms of today (content controls) and of former days (fields), tab stops with leaders, underlined white space,
empty lines with a rule below them, and lists whose bullets are boxes.
"""

from __future__ import annotations

import re

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from .ooxml import (
    W14,
    Styles,
    is_on,
    local,
    paragraph_property,
    replace,
    run_property,
    style_of,
    text_of,
    text_run,
    unwrap,
    value,
)

BLANK, LINE = "____", "______"
BOX, CIRCLE = "\u2610", "\u25cb"
_WHITE = re.compile(r"[\s\u00a0\u2000-\u200b\u3000]*")
_BOXES = re.compile(
    "^[\u2610-\u2612\u25a0\u25a1\u25fb\u25fd\u2751\u2752\u274f\u2750\uf0a8\uf06f\uf071\uf072\uf0fe\uf052\uf0a3\u00a8q]$"
)
_CIRCLES = re.compile("^(?:25CB|25C9|25CE|25CF|25EF|2B58|26AA)$", re.I)
_PICTURE_FONTS = ("wingdings", "webdings", "symbol", "marlett")
_SYMBOLS = {
    **dict.fromkeys(("A8", "6F", "70", "71", "72", "FE", "FD", "52", "A3", "54", "53", "51"), BOX),
    **dict.fromkeys(("A1", "99", "9A", "9B"), CIRCLE),
}
"""Boxes and circles of Wingdings and Wingdings 2, by their code."""
_MOST_CHOICES = 12


def show_blanks(document: Document, styles: Styles) -> None:
    """Put underscores, boxes and circles in place of whatever the document uses for them."""
    body = document.element.body
    for control in list(body.iter(qn("w:sdt"))):
        _control(control)
    for paragraph in body.iter(qn("w:p")):
        _fields(paragraph)
        _symbols(paragraph)
        _underlined(paragraph, styles)
        _leaders(paragraph, styles)
        _ruled(paragraph, styles)
    _box_lists(document, styles)


def _control(control: Element) -> None:
    """Replace a content control that asks for something by what asks for it on paper."""
    properties, content = control.find(qn("w:sdtPr")), control.find(qn("w:sdtContent"))
    if properties is None or content is None:
        return
    box = properties.find(f"{{{W14}}}checkbox")
    if box is not None:
        empty = box.find(f"{{{W14}}}uncheckedState")
        code = str(empty.get(f"{{{W14}}}val") or "") if empty is not None else ""
        sign = CIRCLE if _CIRCLES.match(code) or text_of(content).strip() in ("\u25cb", "\u25c9", "\u25ef") else BOX
        _fill(control, content, f"{sign} ")
        return
    choices = properties.find(qn("w:dropDownList"))
    choices = properties.find(qn("w:comboBox")) if choices is None else choices
    if choices is not None and (_is_placeholder(properties, content) or len(choices) > 1):
        listed = [str(item.get(qn("w:displayText")) or item.get(qn("w:value")) or "") for item in choices]
        named = [words for words in listed[:_MOST_CHOICES] if words.strip() and not words.lower().startswith("choose")]
        in_cell = any(local(above) == "tc" for above in control.iterancestors())
        _fill(control, content, BLANK if in_cell or not named else " ".join(f"{CIRCLE} {words}" for words in named))
    elif properties.find(qn("w:docPartObj")) is None and _is_placeholder(properties, content):
        _fill(control, content, BLANK)


def is_placeholder(control: Element) -> bool:
    """Tell whether a content control holds nothing but what Word says to who is to fill it in."""
    properties, content = control.find(qn("w:sdtPr")), control.find(qn("w:sdtContent"))
    if properties is None or content is None:
        return False
    chosen = any(properties.find(qn(name)) is not None for name in ("w:dropDownList", "w:comboBox"))
    return chosen or (properties.find(qn("w:docPartObj")) is None and _is_placeholder(properties, content))


def _is_placeholder(properties: Element, content: Element) -> bool:
    """Tell whether a control shows what asks for an answer, and no text of its author's."""
    if properties.find(qn("w:picture")) is not None:
        return False
    white = not text_of(content).strip("\u00a0 \t\u2002\u2003")
    styled = any(style_of(run.find(qn("w:rPr")), "w:rStyle") == "PlaceholderText" for run in content.iter(qn("w:r")))
    return white or styled or is_on(properties.find(qn("w:showingPlcHdr")))


def _fill(control: Element, content: Element, text: str) -> None:
    """Put text in the place of a control, in its first paragraph where it holds whole ones."""
    paragraph = next(content.iter(qn("w:p")), None)
    if paragraph is None:
        if text.startswith(BLANK) and list(content.iter(qn("w:tab"))):
            text = LINE
        replace(control, text_run(text))
        return
    for child in list(paragraph):
        if child.tag != qn("w:pPr"):
            paragraph.remove(child)
    paragraph.append(text_run(text))
    replace(control, paragraph)


def _fields(paragraph: Element) -> None:
    """Show the fields of older forms, and take others as what they say."""
    for field in list(paragraph.iter(qn("w:fldSimple"))):
        unwrap(field)
    kind, result, begin = "", False, None
    for run in list(paragraph.iter(qn("w:r"))):
        mark = run.find(qn("w:fldChar"))
        step = str(mark.get(qn("w:fldCharType"))) if mark is not None else ""
        if step == "begin":
            kind, result, begin = "", False, mark
        elif step == "separate":
            result = True
        elif step == "end":
            if sign := _form_field(kind, begin):
                run.addnext(text_run(sign))
            kind, result = "", False
        elif (code := run.find(qn("w:instrText"))) is not None:
            kind += code.text or ""
            if "FORM" in kind:
                code.text = ""
        elif result and ("FORMTEXT" in kind or "FORMDROPDOWN" in kind):
            for word in run.findall(qn("w:t")):
                word.text = ""


def _form_field(code: str, begin: Element | None) -> str:
    if "FORMTEXT" in code:
        return BLANK
    if "FORMCHECKBOX" in code:
        return f"{BOX} "
    if "FORMDROPDOWN" in code and begin is not None:
        listed = [value(entry) for entry in begin.iter(qn("w:listEntry"))]
        return " ".join(f"{CIRCLE} {words}" for words in listed[:_MOST_CHOICES]) or BLANK
    return ""


def _symbols(paragraph: Element) -> None:
    """Show the boxes of picture fonts, which are letters otherwise."""
    for symbol in list(paragraph.iter(qn("w:sym"))):
        code = str(symbol.get(qn("w:char")) or "")[-2:].upper()
        font = str(symbol.get(qn("w:font")) or "").lower()
        run = symbol.getparent()
        if run is not None and font.startswith("wingdings") and code in _SYMBOLS:
            replace(symbol, text_run(f"{_SYMBOLS[code]} ")[0])
    for run in paragraph.iter(qn("w:r")):
        fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        font = str(fonts.get(qn("w:ascii")) or "").lower() if fonts is not None else ""
        for word in run.findall(qn("w:t")) if font.startswith(_PICTURE_FONTS[0]) else ():
            text = (word.text or "").strip()
            if len(text) == 1 and f"{ord(text) & 0xFF:02X}" in _SYMBOLS:
                word.text = f"{_SYMBOLS[f'{ord(text) & 0xFF:02X}']} "


def _underlined(paragraph: Element, styles: Styles) -> None:
    """Show underlined white space, which is a line to write on."""
    for run in list(paragraph.iter(qn("w:r"))):
        inner = [child for child in run if child.tag != qn("w:rPr")]
        white = bool(inner) and all(
            child.tag == qn("w:tab") or (child.tag == qn("w:t") and _WHITE.fullmatch(child.text or ""))
            for child in inner
        )
        wide = any(child.tag == qn("w:tab") for child in inner) or len(text_of(run)) > 2
        if white and wide and is_on(run_property(run, "w:u", styles)):
            replace(run, text_run(BLANK))


def _leaders(paragraph: Element, styles: Styles) -> None:
    """Show the line that leads to a tab stop."""
    if not any(True for _ in paragraph.iter(qn("w:tab"))):
        return
    stops = paragraph_property(paragraph, "w:tabs", styles)
    leaders = [str(stop.get(qn("w:leader")) or "none") for stop in stops] if stops is not None else []
    if not any(leader in ("underscore", "heavy", "dot", "hyphen", "middleDot") for leader in leaders):
        return
    if styles.name(style_of(paragraph.find(qn("w:pPr")))).startswith("toc"):
        return
    ruled = any(leader in ("underscore", "heavy") for leader in leaders)
    tabs = [
        tab for tab in paragraph.iter(qn("w:tab")) if (above := tab.getparent()) is not None and local(above) == "r"
    ]
    for tab in tabs:
        after = text_of(paragraph).rpartition("\t")[2].strip()
        # Dots that lead to a number or a word only join the two.
        if ruled or not after:
            replace(tab, text_run(f" {BLANK}")[0])


def _ruled(paragraph: Element, styles: Styles) -> None:
    """Show an empty paragraph with a rule below or above it as a line to write on."""
    if text_of(paragraph).strip() or paragraph.find(f".//{qn('w:drawing')}") is not None:
        return
    borders = paragraph_property(paragraph, "w:pBdr", styles)
    sides = {local(side) for side in borders if value(side) not in ("nil", "none")} if borders is not None else set()
    if sides & {"bottom", "between"} and not sides & {"left", "right"}:
        paragraph.append(text_run(LINE))


def _box_lists(document: Document, styles: Styles) -> None:
    """Put a box before the items of lists whose bullets are boxes."""
    try:
        numbering = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return
    boxes = _box_levels(numbering)
    for paragraph in document.element.body.iter(qn("w:p")) if boxes else ():
        numbered = paragraph_property(paragraph, "w:numPr", styles)
        if numbered is None:
            continue
        key = (value(numbered.find(qn("w:numId"))), value(numbered.find(qn("w:ilvl"))) or "0")
        if key in boxes and text_of(paragraph).strip():
            first = paragraph.find(qn("w:pPr"))
            run = text_run(f"{BOX} ")
            first.addnext(run) if first is not None else paragraph.insert(0, run)


def _box_levels(numbering: Element) -> set[tuple[str, str]]:
    """Return the lists and levels whose bullet is a box."""
    found: set[tuple[str, str]] = set()
    kinds: dict[str, list[str]] = {}
    for kind in numbering.iter(qn("w:abstractNum")):
        for level in kind.iter(qn("w:lvl")):
            sign = value(level.find(qn("w:lvlText")))
            fonts = level.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            font = str(fonts.get(qn("w:ascii")) or "").lower() if fonts is not None else ""
            if _BOXES.match(sign) and (font.startswith(_PICTURE_FONTS) or sign > "\u2000"):
                if sign in ("\u00a8", "q") and not font.startswith("wingdings"):
                    continue
                kinds.setdefault(str(kind.get(qn("w:abstractNumId"))), []).append(str(level.get(qn("w:ilvl"))))
    for number in numbering.iter(qn("w:num")):
        name = str(number.get(qn("w:numId")))
        found.update((name, at) for at in kinds.get(value(number.find(qn("w:abstractNumId"))), ()))
    return found
