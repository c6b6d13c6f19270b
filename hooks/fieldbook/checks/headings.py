"""Mistakes in headings, by which people find their way, those who listen most of all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import FIELD_BLOCK_NAMES
from ..diagnostics import Diagnostic
from ..reader import HeadingSource, Source
from .rule import notice, warning

SECOND = warning(
    "heading-second",
    "A page has one heading of level one, its title; parts of it begin with ##.",
    "# Levels\n\nText.\n\n# Which level are you on?\n\nText.",
    "# Levels\n\nText.\n\n## Which level are you on?\n\nText.",
)
SKIP = warning(
    "heading-skip",
    "Each level of heading stands below the one above it; a skipped level sounds as if something were missing.",
    "## Levels\n\nText.\n\n#### The first level\n\nText.",
    "## Levels\n\nText.\n\n### The first level\n\nText.",
)
DOUBLE = notice(
    "heading-double",
    "Two headings with the same words can't be told apart in the table of contents.",
    "## Example\n\nText.\n\n## Example\n\nText.",
    "## A first example\n\nText.\n\n## A second example\n\nText.",
)
EMPTY = warning(
    "heading-empty",
    "A heading without words leaves an empty line in the table of contents.",
    "Text.\n\n##\n\nMore text.",
    "Text.\n\n## Levels\n\nMore text.",
)
TITLE = warning(
    "heading-title",
    "The title in the front matter heads the page; a # heading below it takes its place, and the title disappears.",
    "---\ntitle: Levels\n---\n\nWords.\n\n# Part one\n\nWords.",
    "---\ntitle: Levels\n---\n\nWords.\n\n## Part one\n\nWords.",
)
BOLD = notice(
    "heading-bold",
    "A bold line is not a heading: it is missing from the table of contents, and listeners can't jump to it.",
    "Text.\n\n**Who to ask first**\n\nText.",
    "Text.\n\n## Who to ask first\n\nText.",
)
SAME_ID = warning(
    "heading-id",
    "Where two headings have one id, links and the table of contents lead to the first; nobody gets to the other.",
    "## Whom to ask {#ask}\n\nText.\n\n## When to ask {#ask}\n\nText.",
    "## Whom to ask {#ask}\n\nText.\n\n## When to ask {#when}\n\nText.",
)
HYPHENS = warning(
    "heading-hyphens",
    "A line of hyphens right below a line of text makes a heading of that; below an empty line, it is a rule across "
    "the page.",
    "Partners need trust.\n---\n\nThey need time.",
    "Partners need trust.\n\n---\n\nThey need time.",
)
RULES = (SECOND, SKIP, DOUBLE, EMPTY, TITLE, BOLD, SAME_ID, HYPHENS)

_BOLD = re.compile(r"(?:\*\*|__)(?P<words>[^*_\n]{3,70}[^*_\s:.,;?!\u2026])(?:\*\*|__)[ \t]*")
"""A line all of which is bold, and which neither leads into something nor ends a sentence."""
_NO_HEADING = re.compile(r".*[.:;,][\"'\u2019\u201d)]?\s*|(?P<name>[a-z_]+:)\s.*")
"""A sentence, or a name with its value, which stand above a line of hyphens by chance."""
_FURTHER = re.compile(
    r"(?:\A|\n)[ \t]*\n(?P<marks>-{3})[ \t]*\n(?:title|minutes|outcomes|lesson|description):[^\n]*\n"
    r"(?:[a-z_]+:[^\n]*\n|[ \t]+\S[^\n]*\n|-[ ][^\n]*\n)+-{3}[ \t]*(?=\n|\Z)"
)
"""Front matter of several lines, which makes no heading, and shows as text."""
_TOO_MANY = re.compile(r"\s*#{7,}")
_LOWEST = 6
_UNDERLINE = re.compile(r" {0,3}-{2,}[ \t]*")
_BEGINS = re.compile(r"[^\s#>|/!\[*_<-]")
"""How a paragraph begins."""


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the mistakes in a page's headings. Those in worksheets are fitted in by the worksheet."""
    headings = [heading for heading in source.headings if not _in_worksheet(source, heading)]
    before = 1
    main = 0
    lines: dict[tuple[int, str], int] = {}
    for heading in headings:
        if not heading.text.strip("# "):
            yield EMPTY.on_line(source.name, heading.line, "the heading has no words", "type some, or delete the line")
            continue
        if heading.level == 1 and main:
            message = f'"{heading.text}" is a second heading of level one, after line {main}'
            yield SECOND.on_line(source.name, heading.line, message, f'type "## {heading.text}"')
        elif heading.level == 1 and source.meta.get("title") and heading.text.strip() != str(source.title).strip():
            message = f'"{heading.text}" takes the place of the title "{source.title}"'
            yield TITLE.on_line(source.name, heading.line, message, f'type "## {heading.text}"')
        main = main or (heading.line if heading.level == 1 else 0)
        if _TOO_MANY.match(source.lines[heading.line - 1]):
            words = heading.text.lstrip("# ")
            message = f'a heading has six # at most; the others show before "{words}"'
            yield SKIP.on_line(source.name, heading.line, message, f'type "{"#" * min(before + 1, _LOWEST)} {words}"')
        elif heading.level > before + 1:
            message = f'the heading "{heading.text}" skips from level {before} to level {heading.level}'
            yield SKIP.on_line(source.name, heading.line, message, f'type "{"#" * (before + 1)} {heading.text}"')
        before = heading.level
        yield from _hyphens(source, heading)
        yield from _double(source, heading, lines)
    yield from _same_ids(source)
    yield from _bold(source)
    for match in _FURTHER.finditer(source.prose) if source.meta and "\n---" in source.prose else ():
        line = source.prose.count("\n", 0, match.start("marks")) + 1
        hint = "make a page of its own of what begins here"
        yield HYPHENS.on_line(source.name, line, "these hyphens begin no front matter, since the page has one", hint)


def _hyphens(source: Source, heading: HeadingSource) -> Iterator[Diagnostic]:
    """Yield that a heading is a sentence, or a second front matter, with a line of hyphens below it."""
    below = source.lines[heading.line] if heading.line < len(source.lines) else ""
    match = _NO_HEADING.fullmatch(heading.text) if _UNDERLINE.fullmatch(below) else None
    if match is None or (match["name"] and not source.meta):
        # Front matter that is not read is told as such.
        return
    hint = "leave an empty line above the hyphens"
    if match["name"]:
        hint = "front matter stands once, on the first lines of the file; move this there"
    yield HYPHENS.on_line(source.name, heading.line + 1, f'these hyphens make a heading of "{heading.text}"', hint)


def _same_ids(source: Source) -> Iterator[Diagnostic]:
    """Yield the headings whose id, given by hand, another one has."""
    lines: dict[str, int] = {}
    for heading in source.headings:
        first = lines.setdefault(heading.id, heading.line) if heading.id else heading.line
        if first != heading.line:
            message = f'the heading of line {first} has the id "{heading.id}" as well'
            yield SAME_ID.on_line(source.name, heading.line, message, "give this one another id, or none")


def _bold(source: Source) -> Iterator[Diagnostic]:
    """Yield bold lines that stand alone above a paragraph, outside of blocks."""
    if "**" not in source.prose and "__" not in source.prose:
        return
    lines = source.prose_lines
    held = {at for block in source.blocks for at in source.lines_of(block)}
    for number, line in enumerate(lines, 1):
        match = _BOLD.fullmatch(line)
        if match is None or number in held or number in source.html_lines:
            continue
        above, below = "".join(lines[number - 2 : number - 1]), lines[number : number + 2]
        if not above.strip() and len(below) == 2 and not below[0].strip() and _BEGINS.match(below[1]):
            message = f'"{match["words"]}" looks like a heading, and is none'
            yield BOLD.on_line(source.name, number, message, f'type "## {match["words"]}", if it heads what follows')


def _double(source: Source, heading: HeadingSource, lines: dict[tuple[int, str], int]) -> Iterator[Diagnostic]:
    key = (heading.level, heading.text.strip().lower())
    first = lines.setdefault(key, heading.line)
    if first != heading.line:
        message = f'the heading "{heading.text}" stands already in line {first}'
        yield DOUBLE.on_line(source.name, heading.line, message, "say what is different about this part")


def _in_worksheet(source: Source, heading: HeadingSource) -> bool:
    around = (block for block in source.blocks if block.name in FIELD_BLOCK_NAMES)
    return any(block.line < heading.line < (block.end_line or heading.line + 1) for block in around)
