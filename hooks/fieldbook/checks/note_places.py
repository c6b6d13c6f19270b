"""Where notes stand: headings with nothing but notes below them, and text between notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..diagnostics import Diagnostic
from ..reader import NoteSource, Source
from .context import CheckedCourse
from .rule import notice, warning

HEADING = warning(
    "note-heading",
    "Notes are shown at the end of the page, wherever they are typed. A heading above them heads nothing.",
    "Trust comes first.[^kania]\n\n## Notes\n\n[^kania]: Kania, John. 2011.",
    "Trust comes first.[^kania]\n\n[^kania]: Kania, John. 2011.",
)
PARTED = notice(
    "note-parted",
    "A further paragraph of a note is indented by four spaces; one that is not is text of the page.",
    "Trust.[^a] Time.[^b]\n\n[^a]: Kania, John. 2011.\n\nHe wrote more of it later.\n\n[^b]: Kramer, Mark. 2011.",
    "Trust.[^a] Time.[^b]\n\n[^a]: Kania, John. 2011.\n\n    He wrote more of it later.\n\n[^b]: Kramer, Mark. 2011.",
)
RULES = (HEADING, PARTED)

_NOTE = re.compile(r"\s*\[\^[^\[\]\s]+\]:")
_PARAGRAPH = re.compile(r"[^\W_]|[\"'(\u00ab\u201c\u201e\u2018*]")
"""How a paragraph begins that may belong to a note."""
_NUMBERED = re.compile(r"\d+[.)]\s")


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield what stands above and between notes and was meant otherwise. References are a page of notes and words."""
    if source is not course.references and source.notes:
        yield from _headings(source)
        yield from _parted(source)


def _parted(source: Source) -> Iterator[Diagnostic]:
    """Yield the paragraphs between two notes that are cited above both, where nothing but notes is to be expected."""
    cited: dict[str, int] = {}
    for citation in source.citations:
        cited.setdefault(citation.id, citation.line)
    begun = {block.line for block in source.blocks}
    headed = {heading.line for heading in source.headings}
    for one, following in pairwise(note for note in source.notes if note.colon):
        between = range(one.line + 1, following.line)
        number = _paragraph(source, one, following)
        are_gathered = max(cited.get(note.id, following.line) for note in (one, following)) < one.line
        if number and are_gathered and not any(line in begun or line in headed for line in between):
            message = f"this is text of the page, and no part of the note [^{one.id}] above"
            yield PARTED.on_line(source.name, number, message, "indent it by four spaces if it belongs to the note")


def _paragraph(source: Source, one: NoteSource, following: NoteSource) -> int:
    """Return the line where the only paragraph between two notes begins that is not indented; 0 where none is."""
    lines = source.prose_lines
    starts = [
        number
        for number in range(one.line + 1, following.line)
        if lines[number - 1].strip() and not lines[number - 2].strip() and lines[number - 1][:1] not in (" ", "\t")
    ]
    first = lines[starts[0] - 1] if len(starts) == 1 else ""
    is_plain = _PARAGRAPH.match(first) and not _NUMBERED.match(first) and starts[0] not in source.html_lines
    return starts[0] if is_plain and "[^" not in first and not first.rstrip().endswith(":") else 0


def _headings(source: Source) -> Iterator[Diagnostic]:
    """Yield the headings with notes below them and nothing else."""
    lines = source.prose_lines
    starts = [heading.line for heading in source.headings]
    for heading, (start, end) in zip(source.headings, pairwise([*starts, len(lines) + 1]), strict=False):
        below = "\n".join(lines[start : end - 1]).strip("\n")
        parts = [part for part in re.split(r"\n[ \t]*\n", below) if part.strip()]
        if any(map(_NOTE.match, parts)) and all(_NOTE.match(part) or part.startswith("    ") for part in parts):
            message = f'the heading "{heading.text}" has notes below it, and nothing else'
            hint = "delete it: notes come at the end of the page by themselves"
            yield HEADING.on_line(source.name, heading.line, message, hint)
