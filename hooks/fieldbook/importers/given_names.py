"""What a worksheet's author typed in braces: names of fields, and fields whose answers a blank takes up.

Where it stands, the engine itself tells: every place that may hold a name gets one, and what the fields are called
then shows which of these names each field has taken; and so with what is taken up (`{@worksheet/field}`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count

import markdown

from ..blocks.context import context_of
from ..model import Field
from ..slugs import slug
from .notation import as_block

_FENCE = re.compile(r"[ \t]*/{3,}")
_PROBE = re.compile(r"x(\d+)x")
_BLANK = re.compile(r"_{3,}(?:[ \t]*\{=[^{}\n]*\})?")
_CHOICE = re.compile(r"(?:[-*+]|\d+[.)])[ \t]+(?:\( \)|\[ \]|\([xX]\)|\[[xX]\])")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]")
_BARE = re.compile(r"(?:(?:[-*+]|\d+[.)])[ \t]+)?_{3,}[ \t.]*")
"""Room for an answer that has no words of its own: the question above names it."""
_LINE = re.compile(r"[ \t]*_{3,}[ \t]*")
_SCALE = re.compile(r"\( \)")
_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+")
_CELL = re.compile(r"(?<=\|)[^|\n]*(?=\|)")
_TRIES = 300


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name may stand: how far into the text, and the words of what it names."""

    at: int
    words: str = ""


def restore(content: str, fields: int, names: Mapping[int, str]) -> str:
    """Return a worksheet's text in which the fields at these places have these names.

    It is "" where the text does not have so many `fields`, or a name finds no place.
    """
    plain = _field_names(content)
    if len(plain) != fields:
        return ""
    wanted = [names.get(at, name) for at, name in enumerate(plain)]
    if wanted == plain:
        return content
    places = list(_places(content))
    probed = _field_names(_with_names(content, places, {number: f"x{number}x" for number in range(len(places))}))
    if len(probed) != fields:
        return ""
    made = _with_names(content, places, _chosen(places, probed, wanted))
    return made if _field_names(made) == wanted else ""


def entry(text: str) -> tuple[int, str, str]:
    """Return the place, sign and name of what a workbook keeps of a field, as in `4=contact` and `6@regulars/names`."""
    place, sign, name = re.split("([=@])", text, maxsplit=1)
    return int(place), sign, name


def restore_sources(content: str, sources: Mapping[int, str]) -> str:
    """Return a worksheet's text in which the blanks of the fields at these places take up what was answered there.

    It is "" where one of them finds no place.
    """
    probed = _fields(_with_braces(content, {at: f"@x/{at}" for at in _blanks(content)}))
    found = {place: int(field.source.partition("/")[2]) for place, field in enumerate(probed) if field.source}
    if not found.keys() >= sources.keys():
        return ""
    made = _with_braces(content, {found[place]: f"@{source}" for place, source in sources.items()})
    fields = _fields(made)
    kept = {place: field.source for place, field in enumerate(fields) if field.source}
    return made if kept == sources and [field.name for field in fields] == _field_names(content) else ""


def _field_names(content: str) -> list[str]:
    """Return the names of a worksheet's fields, as the engine gives them."""
    return [field.name for field in _fields(content)]


def _fields(content: str) -> list[Field]:
    """Return a worksheet's fields, as the engine reads them."""
    renderer = _renderer().reset()
    renderer.convert(as_block("worksheet", "-", content, {"id": "w"}))
    return [field for sheet in context_of(renderer).record.worksheets for field in sheet.fields]


@cache
def _renderer() -> markdown.Markdown:
    return markdown.Markdown(extensions=["fieldbook"])


def _places(content: str) -> Iterator[_Place]:
    """Yield the places of a text that may hold a name: behind blanks and questions, in the heads of tables."""
    lines = content.split("\n")
    at, in_table, in_options = 0, False, False
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        is_head = "|" in line and bool(_RULE.match(following)) and "|" in following
        in_table = is_head or (in_table and bool(line.strip()))
        # A block's options stand right below its first line.
        in_options = bool(_FENCE.match(line)) or (in_options and bool(line.strip()))
        if in_table:
            yield from _table_places(line, at, is_head=is_head)
        elif not in_options:
            yield from _line_places(line, at, is_last=not following.strip() or bool(_ITEM.match(following)))
        at += len(line) + 1


def _table_places(line: str, at: int, *, is_head: bool) -> Iterator[_Place]:
    if _RULE.match(line):
        return
    for cell in list(_CELL.finditer(line))[: None if is_head else 1]:
        if is_head or cell[0].strip():
            yield _Place(at + cell.start() + len(cell[0].rstrip()), slug(cell[0]))


def _line_places(line: str, at: int, *, is_last: bool) -> Iterator[_Place]:
    bare = line.strip()
    if _CHOICE.match(bare) or _BARE.fullmatch(bare):
        return
    if len(marks := list(_SCALE.finditer(line))) > 1:
        yield _Place(at + len(line[: marks[0].start()].rstrip()))
    elif blanks := list(_BLANK.finditer(line)):
        yield from (_Place(at + blank.end()) for blank in blanks)
    elif bare and is_last:
        yield _Place(at + len(line.rstrip()))


def _with_names(content: str, places: list[_Place], names: Mapping[int, str]) -> str:
    return _with_braces(content, {places[number].at: f"#{name}" for number, name in names.items()})


def _blanks(content: str) -> Iterator[int]:
    """Yield where the blanks of a text end, but for those of long answers, which take nothing up."""
    lines = content.split("\n")
    at = 0
    for number, line in enumerate(lines):
        beside = (*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2])
        if not (_LINE.fullmatch(line) and any(map(_LINE.fullmatch, beside))):
            yield from (at + blank.end() for blank in _BLANK.finditer(line))
        at += len(line) + 1


def _with_braces(content: str, given: Mapping[int, str]) -> str:
    """Return a text with what is given in braces, each at its place."""
    for at in sorted(given, reverse=True):
        content = f"{content[:at]} {{{given[at]}}}{content[at:]}"
    return content


def _chosen(places: list[_Place], probed: list[str], wanted: list[str]) -> dict[int, str]:
    """Return the names that places get, by the numbers of the places; none where no such names are found."""
    tries = count()
    fields = [(name, want) for name, want in zip(probed, wanted, strict=True) if _PROBE.search(name)]

    def settle(chosen: dict[int, str]) -> dict[int, str]:
        wrong = [field for field in fields if not _is_named(*field, places, chosen)]
        if not wrong:
            return chosen
        votes = Counter(vote for field in wrong for vote in _fitting(*field, places, chosen))
        # In a table a name of the whole, of a column or of a row names many cells at once.
        for (place, name), _times in votes.most_common():
            if next(tries) > _TRIES:
                break
            if found := settle({**chosen, place: name}):
                return found
        return {}

    return settle({})


def _parts(probed: str) -> list[int]:
    """Return the numbers of the places that a field's name is made of."""
    return [int(number) for number in _PROBE.findall(probed)]


def _fitting(
    probed: str, wanted: str, places: list[_Place], chosen: Mapping[int, str]
) -> Iterator[tuple[int, str]]:
    """Yield names for one of the places of a field's name with which the whole would be what is wanted."""
    parts = _parts(probed)
    for place in parts:
        if place in chosen:
            continue
        before, found, after = _filled(probed, places, chosen, but=place).partition("\0")
        fits = found and wanted.startswith(before) and wanted.endswith(after) and len(wanted) > len(before + after)
        if fits:
            yield place, wanted[len(before) : len(wanted) - len(after)]


def _is_named(probed: str, wanted: str, places: list[_Place], chosen: Mapping[int, str]) -> bool:
    return _filled(probed, places, chosen).strip("-") == wanted


def _filled(probed: str, places: list[_Place], chosen: Mapping[int, str], but: int = -1) -> str:
    """Return a name with the words of its places, or what was chosen for them; a null for the place that is open."""

    def said(match: re.Match[str]) -> str:
        number = int(match[1])
        return "\0" if number == but else chosen.get(number, places[number].words)

    name = _PROBE.sub(said, probed)
    # A place without words takes its hyphen along.
    return re.sub(r"-{2,}", "-", name).lstrip("-")
