"""The lessons that a workbook of ours was made from: its worksheets as boxes of HTML, each below its lesson."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import groupby

from bs4 import BeautifulSoup, Tag

from .. import quiz_key
from .workbook import Sheet

STYLE_MAP = "p[style-name='Note'] => p.workbook-note:fresh\nr[style-name='Note Mark'] => sup"
_LESSON_CLASS = "workbook-lesson"
_LESSON_HEAD = re.compile(rf'<h2 class="{_LESSON_CLASS}">(.*?)</h2>', re.S)
_NOTE_LINE = re.compile(r"(?m)^\[\^(?P<name>[^\]\n]+)\]: .*$")
_NOTE = re.compile(r"^\s*(?P<number>\d+)\s+")


@dataclass(slots=True)
class WorkbookLesson:
    """A lesson of which the workbook has worksheets: its title, HTML and words, and the outcomes practiced there."""

    title: str
    html: str
    words: str
    outcomes: list[str]


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
        if sheet.names:
            box["data-names"] = sheet.names
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
            title["class"] = _LESSON_CLASS
            title.string = lesson
            box.insert_before(title)
        head.extract()
        _mark_key(soup, box, sheet)
        notes += _notes(box, number)
    return "\n\n".join(notes)


def _mark_key(soup: BeautifulSoup, box: Tag, sheet: Sheet) -> None:
    """Mark where the key of a worksheet begins, which stands at the end of its box."""
    heading = next((node for node in box.find_all("h2") if sheet.key and node.get_text(strip=True) == sheet.key), None)
    if heading is not None:
        box["data-key"] = sheet.key
        mark = soup.new_tag("p")
        mark.string = quiz_key.MARK
        heading.replace_with(mark)


def split_lessons(html: str, sheets: list[Sheet]) -> tuple[str, list[WorkbookLesson]]:
    """Return the title of a workbook, and the lessons that its worksheets belong to; none where it names none."""
    first, *parts = _LESSON_HEAD.split(_NOTE_LINE.sub("", html))
    heading = re.search(r"<h1\b[^>]*>(.*?)</h1>", first, re.S)
    title = re.sub(r"<[^<>]*>", "", heading[1]) if heading else ""
    if any(not sheet.lesson for sheet in sheets):
        return unescape(title), []
    notes = {match["name"]: match[0] for match in _NOTE_LINE.finditer(html)}
    found: list[WorkbookLesson] = []
    groups = [list(group) for _lesson, group in groupby(sheets, key=lambda sheet: sheet.lesson)]
    for group, body in zip(groups, parts[1::2], strict=True):
        cited = "\n\n".join(note for name, note in notes.items() if f"[^{name}]" in body)
        words = "\n".join(sheet.words for sheet in group)
        outcomes = list(dict.fromkeys(outcome for sheet in group for outcome in sheet.outcomes))
        found.append(WorkbookLesson(group[0].lesson, f"{body}\n\n{cited}", words, outcomes))
    return unescape(title), found


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
        paragraph.extract()
    return found
