"""Golden cases: Markdown files that hold, case by case, what an author types and all that comes of it.

A case is a `##` heading, a fence `lesson`, and fences with what is expected: `html`, and `facts` where the blocks
leave any. `FIELDBOOK_UPDATE=1` writes what comes out into the files, to be read and judged in the diff.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from markdown import Markdown

from fieldbook.blocks import FieldbookExtension
from fieldbook.blocks.context import LessonContext, Record, Transcript
from tests import golden

FOLDER = Path(__file__).parent.parent / "cases" / "blocks"
SHARED = {"kania": "Kania, John, and Mark Kramer. *Collective Impact*. 2011."}
TRANSCRIPTS = {
    "transcripts/short.md": Transcript("# Spoken\n\nOne goal, **five** partners."),
    "transcripts/titled.md": Transcript("Five partners sign.", "What the film shows"),
}
_TILDES = 4


@dataclass(frozen=True)
class Case:
    """One case: the file it stands in, its title, what is typed, and what is expected, by kind."""

    file: Path
    title: str
    lesson: str
    expected: dict[str, str]

    def __str__(self) -> str:
        return f"{self.file.stem}: {self.title}"


def read_cases(file: Path) -> list[Case]:
    titled = golden.fences(file, _TILDES)
    unsaid = [title for title, parts in titled if "lesson" not in parts]
    assert not unsaid, f'{file.name}: the case "{unsaid[0]}" has no fence of four tildes that is called "lesson"'
    return [Case(file, title, parts.pop("lesson"), parts) for title, parts in titled]


def write_cases(file: Path) -> None:
    cases = {case.title: {"lesson": case.lesson, **come_out(case.lesson)} for case in read_cases(file)}
    file.write_text(golden.written(file, cases, _TILDES), encoding="utf-8")


def come_out(lesson: str) -> dict[str, str]:
    """Return what comes out of a lesson's text, by kind."""
    context = LessonContext(notes=SHARED, transcript=TRANSCRIPTS.get)
    html = Markdown(extensions=[FieldbookExtension(context=lambda: context)]).convert(lesson)
    facts = _facts(context.record)
    return {"html": f"{html}\n"} | (
        {"facts": yaml.safe_dump(facts, sort_keys=False, allow_unicode=True)} if facts else {}
    )


def _facts(record: Record) -> dict[str, object]:
    facts: dict[str, object] = {
        "worksheets": [
            {
                "id": worksheet.id,
                "title": worksheet.title,
                "minutes": worksheet.minutes,
                "outcomes": list(worksheet.outcomes),
                "fields": [_field(field) for field in worksheet.fields],
                "doubles": list(worksheet.doubles),
            }
            | ({"told": [list(one) for one in worksheet.feedback]} if worksheet.feedback else {})
            for worksheet in record.worksheets
        ],
        "videos": [
            {"title": v.title, "url": v.url, "length": v.length, "transcript": v.transcript}
            | ({"seconds": v.seconds} if v.seconds else {})
            for v in record.videos
        ],
        "facilitator": [_note(note) for note in record.facilitator],
        "notes": [{"id": n.id, "text": n.text, "cited": n.cited} for n in record.notes],
    }
    return {name: value for name, value in facts.items() if value}


def _note(note) -> dict[str, object]:
    more = {"after": note.after, "break": note.is_break, "materials": list(note.materials)}
    facts = {"title": note.title, "minutes": note.minutes, "text": note.text, "html": note.html}
    return facts | {name: value for name, value in more.items() if value}


def _field(field) -> str:
    choices = f" {list(field.choices)}" if field.choices else ""
    rows = f" {field.rows} rows" if field.rows > 1 else ""
    right = f", right: {list(field.right)}" if field.right else ""
    return f"{field.name}: {field.kind}{rows}, {field.label!r}{choices}{right}"
