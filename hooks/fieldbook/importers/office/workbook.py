"""Our own workbook, taken back: the worksheets that it was made from, without what its export had added.

It is told by the names of its styles (`exports.workbook.styles`). Of each worksheet it says the minutes, the lesson
and the outcomes in lines of facts, which are read by their form, since their words are a language's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag
from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from .ooxml import Styles, style_of, text_of

STYLE_MAP = "p[style-name='Note'] => p.workbook-note:fresh"
_OURS = {"facts", "answer line", "choice", "name and date"}
_HOURS, _MINUTES = re.compile(r"(\d+)\s*h"), re.compile(r"(\d+)\s*min")
_LESSON = re.compile(r"^\D*\d+\s*:\s*(?P<title>.+)$")
_NOTE = re.compile(r"^\s*(?P<number>\d+)\s+")


@dataclass(slots=True)
class Sheet:
    """What the workbook says of a worksheet beside what its author typed."""

    title: str
    id: str = ""
    minutes: int = 0
    lesson: str = ""
    outcomes: list[str] = field(default_factory=list)


def is_workbook(document: Document, styles: Styles) -> bool:
    """Tell whether a document is a workbook that we made."""
    used = {_style(paragraph, styles) for paragraph in document.element.body.findall(qn("w:p"))}
    return {"facts", "heading 1"} <= used and len(used & _OURS) > 1


def take_sheets(document: Document, styles: Styles) -> tuple[list[Sheet], str]:
    """Take out what the export added; return what is said of each worksheet, and the words taken out."""
    sheets: list[Sheet] = []
    taken: list[str] = []
    for child in list(document.element.body):
        style = _style(child, styles) if child.tag == qn("w:p") else ""
        if style == "heading 1":
            sheets.append(Sheet(text_of(child).strip()))
        elif style == "title":
            continue
        elif style in ("facts", "name and date") or (not sheets and child.tag != qn("w:sectPr")):
            text = "\n".join(text_of(part) for part in child.iter(qn("w:p")))
            taken.append(text)
            if sheets and style == "facts":
                _read_facts(sheets[-1], text)
            document.element.body.remove(child)
        if sheets and not sheets[-1].id:
            sheets[-1].id = _id(child)
    return sheets, "\n".join(taken)


def _id(child: Element) -> str:
    """Return the worksheet's id that the tags of its controls begin with (`exports.workbook.tags`), "" for none."""
    for tag in child.iter(qn("w:tag")):
        name, colon, _field = str(tag.get(qn("w:val")) or "").partition(":")
        if colon and name != "fieldbook":
            return name
    return ""


def _style(paragraph: Element, styles: Styles) -> str:
    return styles.name(style_of(paragraph.find(qn("w:pPr"))))


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


def wrap_sheets(soup: BeautifulSoup, sheets: list[Sheet]) -> str:
    """Put each worksheet into a box of its own, below a heading for its lesson; return its notes as Markdown."""
    heads = [node for node in soup.find_all("h1") if "title" not in str(node.get("class") or "")]
    notes: list[str] = []
    lesson = ""
    for number, (head, sheet) in enumerate(zip(heads, sheets, strict=False), 1):
        box = soup.new_tag("div")
        box["class"] = "worksheet"
        box["data-title"] = sheet.title
        if sheet.id:
            box["data-id"] = sheet.id
        if sheet.minutes:
            box["data-minutes"] = str(sheet.minutes)
        if sheet.outcomes:
            box["data-outcomes"] = "\n".join(sheet.outcomes)
        following = list(head.next_siblings)
        head.insert_before(box)
        for node in following:
            if node in heads:
                break
            box.append(node.extract())
        if sheet.lesson and sheet.lesson != lesson:
            lesson = sheet.lesson
            title = soup.new_tag("h2")
            title.string = lesson
            box.insert_before(title)
        head.extract()
        notes += _notes(box, number)
    return "\n\n".join(notes)


def _notes(box: Tag, sheet: int) -> list[str]:
    """Take the notes of a worksheet, and put their names in place of their marks."""
    found: list[str] = []
    for paragraph in box.find_all("p", class_="workbook-note"):
        match = _NOTE.match(paragraph.get_text())
        if match is None:
            continue
        name = f"{sheet}-{match['number']}"
        for mark in box.find_all("sup"):
            if mark.get_text(strip=True) == match["number"] and mark.find_parent(class_="workbook-note") is None:
                mark.replace_with(f"[^{name}]")
        first = paragraph.find("sup")
        if isinstance(first, Tag):
            first.extract()
        words = " ".join(paragraph.decode_contents().replace("\u00a0", " ").split())
        found.append(f"[^{name}]: {words.removeprefix(match['number']).strip()}")
        above = paragraph.find_previous_sibling()
        paragraph.extract()
        if isinstance(above, Tag) and above.name in ("h2", "h3") and above.find_next_sibling() is None:
            above.extract()
    return found
