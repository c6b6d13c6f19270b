"""Names that answers hang on, of worksheets and their fields, which are others than in the site built last."""

from __future__ import annotations

from collections.abc import Iterator

from ..blocks.context import WorksheetRecord
from ..diagnostics import Diagnostic
from ..reader import BlockSource, Source
from .context import CheckedCourse
from .course_files import PublishedSheet
from .questions import AskingLines
from .rule import notice
from .suggest import nearest

_HEAD = "(docs/levels.md)\n---\ntitle: Levels\n---\n\n"
_SITE = """(site/course.json)
{"id": "a-course", "modules": [{"lessons": [{"worksheets": [
  {"id": "partners", "title": "Partners", "fields": [{"name": "who-calls-frist", "label": "Who calls frist?"}]}
]}]}]}"""
RENAMED = notice(
    "field-renamed",
    "Answers are kept under the id of a worksheet and the names of its fields, which are made from words. When those "
    "change, what people have filled in is found among their earlier answers only.",
    f"{_HEAD}/// worksheet | Partners\n    id: partners\n\nWho calls first? ____\n///\n\n{_SITE}",
    f"{_HEAD}/// worksheet | Partners\n    id: partners\n\nWho calls first? {{#who-calls-frist}} ____\n///\n\n{_SITE}",
)
RULES = (RENAMED,)

_WAS = "in the site built last it was"
_ALIKE = 0.8
"""How much alike the words of two fields are, from 0 to 1, for one to be the other, mended."""


def check_course(course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the worksheets and fields that are called otherwise than in the site built last."""
    published = course.files.published.sheets
    if not published:
        return
    sheets = [(source, *found) for source in course.sources for found in course.field_blocks(source)]
    ids = {record.id for _source, _block, record in sheets}
    by_id = {sheet.id: sheet for sheet in published}
    gone = {sheet.title: sheet.id for sheet in published if sheet.id not in ids}
    for source, block, record in sheets:
        if record.id in by_id:
            yield from _fields(source, block, record, by_id[record.id])
        elif old := gone.get(record.title):
            message = f'the id of the {record.kind} "{record.title}" is now "{record.id}"; {_WAS} "{old}"'
            hint = f'type "id: {old}", so that answers stay with it'
            yield RENAMED.on_line(source.name, block.line, message, hint)


def _fields(source: Source, block: BlockSource, record: WorksheetRecord, was: PublishedSheet) -> Iterator[Diagnostic]:
    """Yield the fields whose words were mended, and whose names are others for that."""
    names = {field.name for field in record.fields}
    gone = {label: name for name, label in was.fields.items() if name not in names}
    lines = AskingLines(source, block) if gone else None
    for field in record.fields if lines else ():
        was_asked = field.label if field.label in was.fields.values() else nearest(field.label, gone, _ALIKE)
        old = gone.get(was_asked) if field.name not in was.fields else None
        if lines and old:
            message = f'the name of the field "{field.label}" is now "{field.name}"; {_WAS} "{old}"'
            hint = f'type "{{#{old}}}" behind its words, so that answers stay with it'
            yield RENAMED.on_line(source.name, [block.line, *lines.of(field.label)][-1], message, hint)
