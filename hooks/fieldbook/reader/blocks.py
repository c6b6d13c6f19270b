"""Blocks as an author sees them: with lines and columns, and what is wrong with their slashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..diagnostics import Diagnostic
from .base import Structure
from .block_stack import Found
from .grammar import option_names
from .source import BlockSource

_SLASHES = re.compile(r"[\s>]*(?:(?:[-*+]|\d+\.)\s+)?(/{3,})\s*(?:([\w-]+)(?=[ |:]|$).*|(\|.*))?$")


def block_sources(found: list[Found], lines: list[str]) -> tuple[BlockSource, ...]:
    """Return the blocks of `found` with their places in the file's `lines`."""
    blocks = tuple(_source(block, lines) for block in found)
    return tuple(block._replace(ends=_is_meant_as_end(blocks, number)) for number, block in enumerate(blocks))


def _source(block: Found, lines: list[str]) -> BlockSource:
    header = block.header
    last = header.option_lines[-1][0] if header.option_lines else header.at
    return BlockSource(
        name=header.name,
        slashes=header.slashes,
        argument=header.argument,
        options=header.options,
        option_lines={name: index + 1 for name, index in option_names(header.option_lines).items()},
        line=header.at + 1,
        column=lines[header.at].find("///") + 1,
        content_line=last + 2,
        end_line=None if block.end is None else block.end + 1,
        parent=block.parent,
        sound=header.sound,
    )


def block_problems(
    structure: Structure, blocks: tuple[BlockSource, ...], lines: Mapping[int, str], name: str
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the slashes; `lines` are those, by index, in which slashes mean something."""
    starts = {block.header.at for block in structure.blocks}
    strays: list[tuple[int, int, int]] = []
    unseen: list[tuple[int, int]] = []
    for index, text in lines.items():
        match = _SLASHES.match(text)
        if match is None or index in starts or index in structure.ends or index in structure.code:
            continue
        if _closes(match):
            strays.append((index + 1, match.start(1) + 1, len(match.group(1))))
        else:
            yield _unseen(index + 1, match, name)
            unseen.append((index + 1, len(match.group(1))))
    for line, count in unseen:
        _pop(strays, line, count)
    inner, unclosed = _distinguished(blocks, lines)
    for block, outer in inner:
        yield _nested(block, outer, name)
    yield from _unclosed(unclosed, blocks, strays, lines, name)
    for line, column, count in strays:
        message = f'this "{"/" * count}" closes no block'
        hint = "delete it, or give the line that begins the block as many slashes"
        yield Diagnostic(name, line, column, "block-stray", message, hint)


def _distinguished(
    blocks: tuple[BlockSource, ...], lines: Mapping[int, str]
) -> tuple[list[tuple[BlockSource, BlockSource]], list[BlockSource]]:
    """Return blocks that wrongly begin inside of others, each with the outer one, and blocks that are not closed.

    A block inside of one with as many slashes is either meant to be there, or the outer one is not closed:
    then more blocks of so many slashes begin than end. Only the first inside of another is reported.
    """
    inner: dict[int, tuple[BlockSource, BlockSource]] = {}
    unclosed = {number: block for number, block in enumerate(blocks) if block.end_line is None}
    for number, block in enumerate(blocks):
        outer = _equal(blocks, number)
        if outer is None:
            continue
        unclosed.pop(number, None)
        if _missing_end(blocks[outer], blocks, lines):
            unclosed[outer] = blocks[outer]
        else:
            inner.setdefault(outer, (block, blocks[outer]))
    return list(inner.values()), [unclosed[number] for number in sorted(unclosed)]


def _missing_end(outer: BlockSource, blocks: tuple[BlockSource, ...], lines: Mapping[int, str]) -> bool:
    """Tell whether fewer blocks of as many slashes end than begin, from the beginning of `outer` on."""
    begins = sum(block.slashes == outer.slashes for block in blocks if block.line >= outer.line)
    below = [match for index, text in lines.items() if index >= outer.line and (match := _SLASHES.match(text))]
    ends = sum(_closes(match) and len(match.group(1)) == outer.slashes for match in below)
    return ends < begins


def _closes(match: re.Match[str]) -> bool:
    """Tell whether a line of slashes has nothing else in it."""
    return match.group(2) is None and match.group(3) is None


def _equal(blocks: tuple[BlockSource, ...], number: int) -> int | None:
    """Return the block around block `number` that has as many slashes, or None."""
    outer = blocks[number].parent
    while outer is not None and blocks[outer].slashes != blocks[number].slashes:
        outer = blocks[outer].parent
    return outer


def _nested(block: BlockSource, outer: BlockSource, name: str) -> Diagnostic:
    message = f'"{block.name}" begins inside of "{outer.name}" (line {outer.line}) with as many slashes'
    hint = f'give "{outer.name}" one slash more, at its beginning and its end, or close it before this line'
    return Diagnostic(name, block.line, block.column, "block-nested", message, hint)


def _unseen(line: int, match: re.Match[str], name: str) -> Diagnostic:
    if match.group(3) is not None:
        hint = f'type the name of a block after the slashes, as in "{match.group(1)} info {match.group(3)}"'
    else:
        hint = "leave an empty line above it; in a list, indent it by four spaces for each level"
    message = "this line does not begin a block where it stands"
    return Diagnostic(name, line, match.start(1) + 1, "block-unseen", message, hint)


def _unclosed(
    open_blocks: list[BlockSource],
    blocks: tuple[BlockSource, ...],
    strays: list[tuple[int, int, int]],
    lines: Mapping[int, str],
    name: str,
) -> Iterator[Diagnostic]:
    """Yield a problem for each block that is not closed, and take from `strays` the slashes meant to close it.

    A block whose own slashes come later was only hidden by an open block inside of it: that one is told, and
    where there is none, the block.
    """
    told = []
    for block in reversed(open_blocks):
        end = _pop(strays, block.line, block.slashes)
        outer = None if block.parent is None else blocks[block.parent]
        if not end:
            told.append(block)
        elif outer and outer.end_line and outer.end_line < end:
            yield _crossed(block, end, outer, name)
            return
    for block in told or open_blocks[-1:]:
        near = next((stray for stray in strays if stray[0] > block.line), None)
        if near:
            strays.remove(near)
        message = f'the block "{block.name}" is not closed'
        hint = _mend(block, blocks, near, lines)
        yield Diagnostic(name, block.line, block.column, "block-unclosed", message, hint)


def _crossed(block: BlockSource, end: int, outer: BlockSource, name: str) -> Diagnostic:
    """Return that a block ends below the end of the one around it."""
    message = f'"{block.name}" begins within "{outer.name}" and ends behind it, in line {end}'
    hint = f'move its "{"/" * block.slashes}" up, above the "{"/" * outer.slashes}" of line {outer.end_line}'
    return Diagnostic(name, block.line, block.column, "block-unclosed", message, hint)


def _pop(strays: list[tuple[int, int, int]], line: int, slashes: int) -> int:
    """Take out of `strays` the first below `line` of so many slashes, and return its line; 0 where there is none."""
    own = next((stray for stray in strays if stray[0] > line and stray[2] == slashes), None)
    if own:
        strays.remove(own)
    return own[0] if own else 0


def _is_meant_as_end(blocks: tuple[BlockSource, ...], number: int) -> bool:
    """Tell whether what begins block `number` is meant to end the one around it, as in `/// end` or `/// tip` again."""
    block = blocks[number]
    if block.end_line is not None or block.argument or (outer := _equal(blocks, number)) is None:
        return False
    name = blocks[outer].name
    return block.name in (name, "end", "close", f"end{name}", f"end-{name}", f"close-{name}")


def _mend(
    block: BlockSource,
    blocks: tuple[BlockSource, ...],
    near: tuple[int, int, int] | None,
    lines: Mapping[int, str],
) -> str:
    """Say where to close `block`: where other slashes stand, before the next block, or below its last line."""
    slashes = "/" * block.slashes
    if near:
        return f'line {near[0]} has {near[2]} slashes and needs {block.slashes}: "{slashes}"'
    following = next((b for b in blocks if b.line > block.line and b.slashes == block.slashes), None)
    if following and following.ends:
        return f'in line {following.line}, type "{slashes}" alone, without a word behind it'
    if crowded := _not_alone(block, following, lines):
        if lines[crowded - 1].split() == [slashes]:
            return f'leave an empty line above the "{slashes}" of line {crowded}'
        return f'in line {crowded}, give "{slashes}" a line of its own, with nothing before or behind it'
    if following:
        return f'type a line "{slashes}" before line {following.line}, where "{following.name}" begins'
    return f'type a line "{slashes}" below its last line'


def _not_alone(block: BlockSource, following: BlockSource | None, lines: Mapping[int, str]) -> int:
    """Return the line of a block's text, up to the next block, that begins or ends with its slashes; 0 for none."""
    slashes = "/" * block.slashes
    last = following.line if following else max(lines, default=0) + 2
    for index in range(block.content_line - 1, last - 1):
        if slashes in (words := lines.get(index, "").split())[:1] + words[-1:]:
            return index + 1
    return 0
