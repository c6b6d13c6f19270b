"""The forms of Word's documents, those of today (content controls) and of former days (fields).

What they ask for is told as one would type it: underscores, ☐ and ○.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from .ooxml import W14, is_on, own_text, paragraph_of, replace, style_of, text_of, text_run, unwrap, value

BLANK, LINE = "____", "______"
BOX, CIRCLE = "\u2610", "\u25cb"
_CIRCLES = re.compile("^(?:25CB|25C9|25CE|25CF|25EF|2B58|26AA)$", re.I)
_MOST_CHOICES = 12
PLACEHOLDER = re.compile(
    r"\b(?:click|tap)\b[^.\n]{0,30}\b(?:here )?to (?:enter|type)\b[^.\n]{0,30}\.?|\bchoose an item\.?"
    r"|\b(?:haga|haz) clic\b[^.\n]{0,30}\bpara (?:escribir|introducir)\b[^.\n]{0,20}\.?|\belija un elemento\.?"
    r"|\bklicken\b[^.\n]{0,30}\beinzugeben\.?|\bwählen sie ein element aus\.?"
    r"|\bcliquez\b[^.\n]{0,30}\bpour (?:entrer|taper)\b[^.\n]{0,20}\.?|\bchoisissez un élément\.?"
    r"|\bklik\b[^.\n]{0,30}\bom [^.\n]{0,20}\bin te voeren\.?|\bkies een item\.?"
    r"|\bkliknij\b[^.\n]{0,30}\baby wprowadzić\b[^.\n]{0,20}\.?|\bwybierz element\.?"
    r"|\bfare clic\b[^.\n]{0,30}\bper immettere\b[^.\n]{0,20}\.?|\bscegliere un elemento\.?"
    r"|\bcli(?:que|car)\b[^.\n]{0,30}\bpara (?:introduzir|inserir)\b[^.\n]{0,20}\.?|\bescolh(?:a|er) um item\.?"
    r"|クリックまたはタップしてテキストを入力してください。?|アイテムを選択してください。?"
    r"|انقر أو اضغط هنا لإدخال نص\.?|اختر عنصر[^\s.]*\.?",
    re.I,
)
"""What word processors write where something is to be typed."""
_ASKING = re.compile(rf"(?:{PLACEHOLDER.pattern})\W*$|choose\b|[-–—.… ]+$", re.I)
"""The item of a list to choose from that stands for none."""


def show_control(control: Element) -> None:
    """Replace a content control that asks for something by what asks for it on paper."""
    properties, content = control.find(qn("w:sdtPr")), control.find(qn("w:sdtContent"))
    if properties is None or content is None:
        return
    if content.find(qn("w:tc")) is not None or content.find(qn("w:tr")) is not None:
        _show_cells(control, properties, content)
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
        named = [words for words in listed[:_MOST_CHOICES] if words.strip() and not _ASKING.match(words)]
        in_cell = next(control.iterancestors(qn("w:tc")), None) is not None
        _fill(control, content, BLANK if in_cell or not named else " ".join(f"{CIRCLE} {words}" for words in named))
    elif properties.find(qn("w:docPartObj")) is None and _is_placeholder(properties, content):
        _fill(control, content, BLANK)


def _show_cells(control: Element, properties: Element, content: Element) -> None:
    """Put the cells or rows that a control holds in its place, empty ones where it only asks."""
    if properties.find(qn("w:group")) is None and _is_placeholder(properties, content):
        for run in list(content.iter(qn("w:r"))):
            replace(run)
    replace(control, *list(content))


def is_placeholder(control: Element) -> bool:
    """Tell whether a content control holds nothing but what Word says to who is to fill it in."""
    properties, content = control.find(qn("w:sdtPr")), control.find(qn("w:sdtContent"))
    if properties is None or content is None:
        return False
    chosen = any(properties.find(qn(name)) is not None for name in ("w:dropDownList", "w:comboBox"))
    return chosen or (properties.find(qn("w:docPartObj")) is None and _is_placeholder(properties, content))


def shown_text(element: Element, without: Iterable[Element] = ()) -> str:
    """Return the words of an element, paragraph by paragraph, without those that only ask for an answer.

    Runs in `without` are left out, too.
    """
    asking = {
        run for control in element.iter(qn("w:sdt")) if is_placeholder(control) for run in control.iter(qn("w:r"))
    }.union(without)
    paragraphs = []
    for paragraph in element.iter(qn("w:p")):
        runs = (run for run in paragraph.iter(qn("w:r")) if run not in asking and paragraph_of(run) is paragraph)
        paragraphs.append(PLACEHOLDER.sub(" ", "".join(own_text(run) for run in runs)))
    return "\n".join(text for text in paragraphs if text.strip())


def _is_placeholder(properties: Element, content: Element) -> bool:
    """Tell whether a control shows what asks for an answer, and no text of its author's."""
    if properties.find(qn("w:picture")) is not None or content.find(f".//{qn('w:tbl')}") is not None:
        return False
    text = text_of(content).strip("\u00a0 \t\u2002\u2003")
    white = not text or bool(PLACEHOLDER.fullmatch(text))
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


def show_fields(paragraph: Element) -> None:
    """Show the fields of older forms, and take others as what they say; LibreOffice makes them of controls."""
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
        elif result and "FILLIN" in kind:
            for word in run.findall(qn("w:t")):
                word.text = PLACEHOLDER.sub(BLANK, word.text or "")


def _form_field(code: str, begin: Element | None) -> str:
    if "FORMTEXT" in code:
        return BLANK
    if "FORMCHECKBOX" in code:
        return f"{BOX} "
    if "FORMDROPDOWN" in code and begin is not None:
        listed = [value(entry) for entry in begin.iter(qn("w:listEntry"))]
        return " ".join(f"{CIRCLE} {words}" for words in listed[:_MOST_CHOICES]) or BLANK
    return ""
