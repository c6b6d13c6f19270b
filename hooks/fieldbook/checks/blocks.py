"""Mistakes in the lines that begin and end blocks. The renderer leaves such blocks as text, without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ..blocks import FIELD_BLOCK_NAMES
from ..diagnostics import Diagnostic
from ..labels import LANGUAGES, labels
from ..reader import BlockSource, Source
from ..slugs import slug
from .block_specs import SPECS, Spec, is_selector
from .context import CheckedCourse
from .rule import error
from .suggest import listed, nearest

UNKNOWN = error(
    "block-unknown",
    "A block whose name does not exist shows on the page as slashes.",
    "/// workshet | Who are your partners?\nList them.\n///",
    "/// worksheet | Who are your partners?\nList them.\n///",
)
HEADER = error(
    "block-header",
    "Between the name of a block and its title stands a |; without it the block shows as slashes.",
    "/// tip Ask early\nPeople plan far ahead.\n///",
    "/// tip | Ask early\nPeople plan far ahead.\n///",
)
UNCLOSED = error(
    "block-unclosed",
    "A block that is not closed takes in the rest of the page.",
    "/// tip\nAsk early.",
    "/// tip\nAsk early.\n///",
)
STRAY = error(
    "block-stray",
    "Slashes that close nothing show on the page; often there is a line too many, or one slash too many or too few.",
    "Ask early.\n\n///",
    "/// tip\nAsk early.\n///",
)
NESTED = error(
    "block-nested",
    "The first line of as many slashes closes a block. A block around another one needs one slash more.",
    "/// worksheet | Partners\n    id: partners\n/// tip\nAsk early.\n///\n____\n///",
    "//// worksheet | Partners\n    id: partners\n/// tip\nAsk early.\n///\n____\n////",
)
UNSEEN = error(
    "block-unseen",
    "In an item of a list, a block is seen only below an empty line and indented by four spaces; in a table, never.",
    "- Ask early.\n    /// tip\n    Call first.\n    ///",
    "- Ask early.\n\n    /// tip\n    Call first.\n    ///",
)
NO_TITLE = error(
    "block-title-missing",
    "Some blocks need a title; without it they show as slashes.",
    "/// worksheet\n    id: partners\n\n____\n///",
    "/// worksheet | Who are your partners?\n    id: partners\n\n____\n///",
)
TITLE = error(
    "block-title",
    "Some blocks have no title; with one they show as slashes.",
    "/// outcomes | Our aims\n///",
    "/// outcomes\n///",
)
RULES = (UNKNOWN, HEADER, UNCLOSED, STRAY, NESTED, UNSEEN, NO_TITLE, TITLE)

_IN_CELL = re.compile(rf"\s*\|(?:.*\|)?[ \t]*/{{3,}}[ \t]*(?:{'|'.join(sorted(set(SPECS) - FIELD_BLOCK_NAMES))})\b")
"""One to be filled in is told as such by `worksheet-place`."""

ALSO_CALLED = {
    "admonition": "info",
    "attention": "warning",
    "callout": "info",
    "danger": "warning",
    "exercise": "activity",
    "film": "video",
    "form": "worksheet",
    "hint": "tip",
    "ladder": "levels",
    "note": "info",
    "objectives": "outcomes",
    "question": "reflection",
    "summary": "key-points",
    "trainer": "facilitator",
}
"""Names that people know from elsewhere."""


@cache
def _in_languages() -> Mapping[str, str]:
    """Return the blocks by what they are called on a page, in each language that has words for them."""
    words = [labels(language) for language in LANGUAGES]
    return {slug(one[name]): name for one in words for name in SPECS if name in one}


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield the mistakes in the headers of blocks that lessons have. Those of their slashes are found while reading."""
    for block in source.blocks:
        if spec := SPECS.get(block.name):
            yield from _header(source, block, spec)
    for number, line in enumerate(source.prose_lines, 1) if "| /" in source.prose or "|/" in source.prose else ():
        if _IN_CELL.match(line):
            yield UNSEEN.on_line(source.name, number, "a block can't stand in a table", "put it below the table")


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield blocks that do not exist, and the mistakes in headers of those that the site's other extensions bring.

    Examples are converted without other extensions.
    """
    document = course.document(course.path(source))
    others = document.record.other_blocks if document else frozenset()
    for one in (source, *source.examples):
        for block in one.blocks:
            if one is source and block.name in others:
                yield from _header(one, block, Spec(block.name, None, {}))
            elif block.name not in SPECS:
                yield _unknown(one, block)


def _header(source: Source, block: BlockSource, spec: Spec) -> Iterator[Diagnostic]:
    if not block.sound:
        message = f'this line does not begin a block: something is wrong after "{block.name}"'
        hint = f'type "{_mended(source, block, spec)}"'
        yield HEADER.at_position(source.name, block, message, hint)
    elif spec.argument and not block.argument:
        message = f'"{block.name}" needs a title'
        yield NO_TITLE.at_position(source.name, block, message, f'type it after a |, as in "{spec.example}"')
    elif spec.argument is False and block.argument:
        message = f'"{block.name}" takes no title'
        yield TITLE.at_position(source.name, block, message, f'delete "| {block.argument}"')
    elif block.argument.endswith("///"):
        message, hint = "the slashes at the end of this line are part of the title", "delete them"
        yield HEADER.at_position(source.name, block, message, hint)
    elif block.name == "html" and not is_selector(block.argument):
        message = f'"{block.argument}" is no HTML tag'
        yield HEADER.at_position(source.name, block, message, 'type one, as in "/// html | div.wide"')


def _unknown(source: Source, block: BlockSource) -> Diagnostic:
    rest = _after_name(source, block).split()
    joined = f"{block.name}-{rest[0].lower()}" if rest and not block.sound else ""
    typed = (slug(f"{block.name} {' '.join(rest).partition('|')[0]}"), slug(block.name))
    called = next((found for one in typed if (found := _in_languages().get(one))), "")
    name = joined if joined in SPECS else ALSO_CALLED.get(block.name) or called or nearest(block.name, SPECS)
    hint = f'did you mean "{name}"?' if name else f"the blocks are {listed(sorted(SPECS))}"
    return UNKNOWN.at_position(source.name, block, f'there is no block "{block.name}"', hint)


def _after_name(source: Source, block: BlockSource) -> str:
    """Return what stands behind the name on a block's first line."""
    line = source.lines[block.line - 1][block.column - 1 :].lstrip("/ ")
    return line[len(block.name) :]


def _mended(source: Source, block: BlockSource, spec: Spec) -> str:
    """Return the block's first line as it should be."""
    if spec.argument is False:
        return spec.example
    title = _after_name(source, block).strip(" :|/-\u2013\u2014") or "Title"
    return f"{'/' * block.slashes} {block.name} | {title}"
