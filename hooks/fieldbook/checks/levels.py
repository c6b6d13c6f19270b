"""Mistakes in ladders: fewer than two levels, or a form that the block can't read."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..reader import BlockSource, Source
from .rule import error, warning
from .tables import Table, content, definitions, tables

ONE = warning(
    "levels-one",
    "A ladder has at least two levels.",
    "/// levels | Levels of partnership\n| Networking |\n|---|\n| Meeting and talking. |\n///",
    "/// levels | Levels of partnership\n| Networking |\n|---|\n| Meeting and talking. |\n\n"
    "| Cooperating |\n|---|\n| Knowing what others plan. |\n///",
)
FORM = error(
    "levels-form",
    "A ladder is typed as tables of one column each, as a list of names and texts, or as one table that compares.",
    "/// levels | Levels of partnership\n| Networking | Loose |\n|---|---|\n| Meeting. | Talking. |\n\n"
    "| Cooperating | Close |\n|---|---|\n| Planning. | Sharing. |\n///",
    "/// levels | Levels of partnership\n| Level | What it looks like |\n|---|---|\n"
    "| Networking | Meeting. |\n| Cooperating | Planning. |\n///",
)
RULES = (ONE, FORM)

_FORMS = "type each level as a table of one column, or as a name with its text below it behind a colon"


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the mistakes in a page's ladders."""
    for block in source.blocks:
        if block.name == "levels" and block.end_line is not None:
            yield from _ladder(source, block)


def _ladder(source: Source, block: BlockSource) -> Iterator[Diagnostic]:
    lines = content(source, block)
    found = list(tables(lines))
    # A name may be nothing but code, which is none of the words of a page.
    names = list(definitions([(at, text.strip() or source.lines[at - 1].strip()[:1]) for at, text in lines]))
    if not found and not names:
        yield FORM.at_position(source.name, block, "the ladder has no levels", _FORMS)
        return
    wide = [table for table in found if table.columns > 1]
    if wide and (len(found) > 1 or names):
        message = "a table with several columns compares all levels, so the ladder can have no other"
        yield FORM.on_line(source.name, wide[0].line, message, "put all levels into one table, one a row")
    elif _levels(found, names) < 2:
        hint = "type the others, or use another block for it"
        yield ONE.at_position(source.name, block, "the ladder has one level only", hint)


def _levels(found: list[Table], names: list[tuple[int, str]]) -> int:
    if len(found) == 1 and found[0].columns > 1:
        return len(found[0].body)
    return len(found) + len(names)
