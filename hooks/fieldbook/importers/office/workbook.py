"""Our own workbook, taken back: the worksheets that it was made from, without what its export had added.

It is told by the names of its styles (`exports.workbook.styles`). Of each worksheet it says the minutes, the lesson
and the outcomes in lines of facts, which are read by their form, since their words are a language's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from . import properties
from .controls import shown_text
from .ooxml import Styles, style_of, text_of

_OURS = {"facts", "answer line", "choice", "name and date"}
_STANDINGS = ("fieldbook:before", "fieldbook:after")
_HOURS, _MINUTES = re.compile(r"(\d+)\s*h"), re.compile(r"(\d+)\s*min")
_LESSON = re.compile(r"^\D*\d+\s*:\s*(?P<title>.+)$")


@dataclass(slots=True)
class Sheet:
    """What the workbook says of a worksheet beside what its author typed."""

    title: str
    id: str = ""
    minutes: int = 0
    lesson: str = ""
    outcomes: list[str] = field(default_factory=list)
    words: str = ""
    last: Element | None = None
    names: str = ""
    """How many fields it has, and what stands in braces behind some, each behind its place: `7 4=contact 6@a/b`."""
    key: str = ""
    """The heading of what the key at the workbook's end says of it."""


def is_workbook(document: Document, styles: Styles) -> bool:
    """Tell whether a document is a workbook that we made."""
    used = {_style(paragraph, styles) for paragraph in document.element.body.findall(qn("w:p"))}
    return {"facts", "heading 1"} <= used and len(used & _OURS) > 1


def take_sheets(document: Document, styles: Styles) -> tuple[list[Sheet], str]:
    """Take out what the export added; return what is said of each worksheet, and the words taken out."""
    sheets: list[Sheet] = []
    taken: list[str] = []
    key = _key(document, styles)
    for child in [child for child in _standings(document, styles) if child not in key]:
        taken.append(shown_text(child))
        document.element.body.remove(child)
    for child in [child for child in document.element.body if child not in key]:
        style = _style(child, styles)
        if style == "heading 1":
            sheets.append(Sheet(text_of(child).strip(), words=f"{text_of(child)}\n"))
        elif style == "title":
            continue
        elif style in ("facts", "name and date") or (not sheets and child.tag != qn("w:sectPr")):
            text = "\n".join(text_of(part) for part in child.iter(qn("w:p")))
            taken.append(text)
            if sheets and style == "facts":
                _read_facts(sheets[-1], text)
            document.element.body.remove(child)
        elif sheets and _leads_to_notes(child, styles):
            taken.append(text_of(child))
            document.element.body.remove(child)
        elif sheets and child.tag != qn("w:sectPr"):
            sheets[-1].words += f"{shown_text(child, _note_marks(child, styles))}\n"
            sheets[-1].last = child
        if sheets and not sheets[-1].id:
            sheets[-1].id = _id(child)
    taken += _take_key(key, sheets, styles)
    _tell_names(sheets, properties.read(document))
    if any(not sheet.lesson for sheet in sheets):
        # Without lessons to stand in, there are no outcomes to refer to.
        sheets = [replace(sheet, outcomes=[]) for sheet in sheets]
    return sheets, "\n".join(taken)


def _tell_names(sheets: list[Sheet], names: dict[str, str]) -> None:
    """Tell worksheets the names of their fields, and their ids where another program has dropped the tags."""
    if len(names) == len(sheets) and not any(sheet.id for sheet in sheets):
        for sheet, name in zip(sheets, names, strict=True):
            sheet.id = name
    for sheet in sheets:
        sheet.names = names.get(sheet.id, "")


def _leads_to_notes(child: Element, styles: Styles) -> bool:
    """Tell whether a paragraph is the heading that the export put above a worksheet's notes."""
    following = child.getnext()
    return _style(child, styles) == "heading 2" and following is not None and _style(following, styles) == "note"


def _note_marks(child: Element, styles: Styles) -> list[Element]:
    """Return the runs that are numbers of notes, which the engine counts anew."""
    runs = child.iter(qn("w:r"))
    return [run for run in runs if styles.name(style_of(run.find(qn("w:rPr")), "w:rStyle")) == "note mark"]


def _key(document: Document, styles: Styles) -> list[Element]:
    """Return what the workbook's key to its quizzes consists of: its last part, which belongs to no lesson."""
    part = next(reversed(_headed_parts(document, styles)), [])
    facts = _facts_of(part, styles)
    inner = {_style(child, styles) for child in part[2:3]}
    return part if facts and "\u00b7" not in facts[0] and inner == {"heading 2"} else []


def _standings(document: Document, styles: Styles) -> list[Element]:
    """Return the pages on which a learner says where they stand, told by the tags of what is ticked there.

    Where another program has dropped the tags, they are told by their line of facts, which has no number.
    """
    found: list[Element] = []
    for part in _headed_parts(document, styles):
        facts = _facts_of(part, styles)
        tags = [str(tag.get(qn("w:val"))) for child in part for tag in child.iter(qn("w:tag"))]
        unnumbered = bool(facts) and not tags and not re.search(r"\d", facts[0])
        if unnumbered or any(tag.startswith(_STANDINGS) for tag in tags):
            found += part
    return found


def _headed_parts(document: Document, styles: Styles) -> list[list[Element]]:
    """Return the parts of a workbook, each from its heading to the next."""
    body = [child for child in document.element.body if child.tag != qn("w:sectPr")]
    heads = [at for at, child in enumerate(body) if _style(child, styles) == "heading 1"]
    return [body[start:end] for start, end in pairwise([*heads, len(body)])]


def _facts_of(part: list[Element], styles: Styles) -> list[str]:
    """Return the line of facts below the heading of a part, where it has one."""
    return [text_of(child) for child in part[1:2] if _style(child, styles) == "facts"]


def _take_key(key: list[Element], sheets: list[Sheet], styles: Styles) -> list[str]:
    """Put what the key says below each worksheet; return the words of the key that belong to none."""
    taken: list[str] = []
    at: Sheet | None = None
    for child in key:
        text = shown_text(child)
        if _style(child, styles) == "heading 2":
            at = next((one for one in sheets if not one.key and text.strip().endswith(one.title)), None)
            if at is not None:
                at.key = text.strip()
        if at is None or at.last is None:
            taken.append(text)
            if (above := child.getparent()) is not None:
                above.remove(child)
            continue
        at.last.addnext(child)
        at.last = child
        at.words += f"{text}\n"
    return taken


def _id(child: Element) -> str:
    """Return the worksheet's id that the tags of its controls begin with (`exports.workbook.tags`), "" for none."""
    for tag in child.iter(qn("w:tag")):
        name, colon, _field = str(tag.get(qn("w:val")) or "").partition(":")
        if colon and name != "fieldbook":
            return name
    return ""


def _style(paragraph: Element, styles: Styles) -> str:
    return styles.name_of(paragraph) if paragraph.tag == qn("w:p") else ""


def _read_facts(sheet: Sheet, text: str) -> None:
    facts = [part.strip() for part in text.split("\u00b7")]
    if len(facts) == 1 and sheet.lesson:
        sheet.outcomes = [part.strip() for part in text.partition(": ")[2].split("; ") if part.strip()]
        return
    for fact in facts[1:]:
        hours, minutes = _HOURS.search(fact), _MINUTES.search(fact)
        if lesson := _LESSON.match(fact):
            sheet.lesson = lesson["title"].strip()
        elif hours or minutes:
            sheet.minutes = int(hours[1] if hours else 0) * 60 + int(minutes[1] if minutes else 0)
