"""Mistakes in footnotes. An undefined one shows as `[^1]`, without a word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ..blocks.shared_notes import REFERENCES
from ..diagnostics import Diagnostic
from ..reader import Source
from .context import CheckedCourse
from .rule import error, notice, warning
from .slips import uncoded
from .suggest import meant, nearest

UNDEFINED = error(
    "note-undefined",
    "A note that is cited and defined nowhere shows as [^kania] in the text.",
    "Partners need trust.[^kania]",
    "Partners need trust.[^kania]\n\n[^kania]: Kania, John. *Collective Impact*. 2011.",
)
UNUSED = warning(
    "note-unused",
    "A note that nothing cites does not show.",
    "Partners need trust.\n\n[^kania]: Kania, John. *Collective Impact*. 2011.",
    "Partners need trust.[^kania]\n\n[^kania]: Kania, John. *Collective Impact*. 2011.",
)
EMPTY = warning(
    "note-empty",
    "A note without a text shows as a number that leads to nothing.",
    "Partners need trust.[^kania]\n\n[^kania]:",
    "Partners need trust.[^kania]\n\n[^kania]: Kania, John. *Collective Impact*. 2011.",
)
DOUBLE = error(
    "note-double",
    "When a note is defined twice, one of the two texts is lost.",
    "Trust.[^a] Time.[^a]\n\n[^a]: Kania, John. 2011.\n\n[^a]: Kramer, Mark. 2011.",
    "Trust.[^a] Time.[^b]\n\n[^a]: Kania, John. 2011.\n\n[^b]: Kramer, Mark. 2011.",
)
COLON = error(
    "note-colon",
    "Without its colon, a note is a paragraph like others.",
    "Partners need trust.[^1]\n\n[^1] Kania, John. *Collective Impact*. 2011.",
    "Partners need trust.[^1]\n\n[^1]: Kania, John. *Collective Impact*. 2011.",
)
BRACKETS = warning(
    "note-brackets",
    "A note is cited as [^name], without spaces; anything else shows as brackets.",
    "Partners need trust.[1^]",
    "Partners need trust.[^1]\n\n[^1]: Kania, John. *Collective Impact*. 2011.",
)
ORDER = notice(
    "note-order",
    "Readers see notes numbered in the order of the text, so numbers typed in another order mislead their author.",
    "Trust.[^2] Time.[^1]\n\n[^1]: Kania, John. 2011.\n\n[^2]: Kramer, Mark. 2011.",
    "Trust.[^1] Time.[^2]\n\n[^1]: Kramer, Mark. 2011.\n\n[^2]: Kania, John. 2011.",
)
OTHER = warning(
    "note-other",
    "Notes are typed as [^1]. Numbers in brackets, raised numbers and notes within the text are other systems', and "
    "show as typed, or vanish.",
    "Trust comes first.[1]\n\n[1]: Kania, John. *Impact*. 2011.",
    "Trust comes first.[^1]\n\n[^1]: Kania, John. *Impact*. 2011.",
)
RULES = (UNDEFINED, UNUSED, EMPTY, DOUBLE, COLON, BRACKETS, ORDER, OTHER)

_LABELLED = re.compile(r"^ {0,3}\[(?P<id>\d+)\]:[ \t]*(?P<text>\S+[ \t]+[^\s\"'(].*)$")
_RAISED = re.compile(
    r"^ {0,3}(?:(?P<id>[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+)|<sup>(?P<tagged>\d+)</sup>"
    r"|\[(?P<bracketed>\d+)\](?=[ \t]+(?:https?:|[^a-z])))(?P<text>[ \t]+[^\s(\[].*|[^\W\d_]{3}.*)$"
)
"""A number at the beginning of a line, and a text; of other words than a name, as `\u00b2H`, a blank parts it."""
_CODED = re.compile(r"^(?: {4,}|\t)\s*\[\^(?P<id>[^\]\s]+)\]:[ \t]*(?P<text>\S.*)$")
_INLINE = re.compile(r"\^\[(?P<text>[^\[\]]*[^\[\]\d][^\[\]]*)\]")
_AS_DIGITS = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789")

_STRAY = re.compile(
    r"(?<!\\)(?:\[\^[ \t]*\]|\[\^[ \t]+[\w-]+[ \t]*\]|\[\^[\w-]+[ \t]+\]|\[[ \t]+\^[\w-]+\]|\[\d+\^\]|\^\[\d+\]"
    r"|\[\^[\w-]+(?:[ \t]+[\w-]+)+\]|\[\^[\w-]+(?=[\s.,;)]|$)(?![^\[\]]*\])|\[\^[\w-]+[)}])"
)
_NAMES = re.compile(r"\[\^[\w-]+(?:[ \t]+[\w-]+)+\]")
_OTHER_BRACKETS = re.compile(
    r"\(\^(?P<round>[\w.-]+)\)|\{\^(?P<curly>[\w.-]+)\}|\[(?P<before>[\w.-]+)\]\^|\[(?P<behind>[\w.-]+)\^\]"
    r"|(?<!\])\^\[(?P<around>[\w.-]+)\](?!\()|(?:[\uff3b\u3010][\^\uff3e]|\[\uff3e)(?P<wide>[\w.-]+)[\]\uff3d\u3011]"
)
"""How else people cite a note; it is taken for that only where there is a note of the name."""
_CITED = re.compile(r"\[\^[\w-]+\]")
_SEVERAL = re.compile(r"[\s,;^]+")
_DIGITS = 6
_LABEL = re.compile(r"[\w-]+")


def check_text(source: Source) -> Iterator[Diagnostic]:
    """Yield what is meant as a note or its citation and is none, and numbers that are out of order."""
    yield from _brackets(source)
    yield from _others(source)
    yield from _order(source)


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the mistakes in a page's notes and their citations."""
    own = {note.id for note in source.notes if note.colon}
    loose = {(note.line, note.column): note for note in source.notes if not note.colon and note.id not in course.notes}
    for place, note in loose.items():
        message = f"the note [^{note.id}] has no colon"
        begun = _begin(note.text.lstrip(" :\uff1a"))
        yield COLON.at(source.name, *place, message, f'type "[^{note.id}]: {begun}"')
    known = own | course.notes | {note.id for note in loose.values()}
    misspelt = set()
    coded = dict(_as_code(source))
    for number, typed in coded.items():
        hint = f'type "[^{typed["id"]}]: {_begin(typed["text"])}" at the beginning of the line'
        yield OTHER.on_line(source.name, number, "this line is indented, and so it is code and no note", hint)
    known |= {typed["id"] for typed in coded.values()}
    for citation in source.citations:
        if citation.id not in known and (citation.line, citation.column) not in loose:
            near = nearest(citation.id, own | course.notes)
            misspelt.add(near)
            # Of a name with spaces in it, `_brackets` says how to type it.
            if "-".join(near.split()) == citation.id:
                continue
            yield UNDEFINED.at_position(source.name, citation, *_undefined(citation.id, near, known, course))
    yield from _definitions(source, course, misspelt)


def _as_code(source: Source) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the lines that define a note which is cited, and are indented as code."""
    cited = {citation.id for citation in source.citations}
    # Hardly any page has such a line, and to find out which lines are code takes long.
    if not cited or not any("]:" in line and line[:1] in " \t" for line in source.lines):
        return
    for number, line in uncoded(source):
        match = _CODED.match(line)
        if match and match["id"] in cited and not source.prose_lines[number - 1].strip():
            yield number, match


def _undefined(name: str, near: str, known: Collection[str], course: CheckedCourse) -> tuple[str, str]:
    """Return what is wrong with the citation of a note that no lesson may cite here, and what to type."""
    message = f"the note [^{name}] is defined nowhere"
    several = [one for one in _SEVERAL.split(name) if one]
    if len(several) > 1 and all(one in known for one in several):
        return message, 'type "' + "".join(f"[^{one}]" for one in several) + '"'
    if near:
        return message, meant(f"[^{near}]")
    notes = ((source.name, note) for source in course.sources for note in source.notes)
    elsewhere = next((f"{page}, line {note.line}" for page, note in notes if note.id == name and note.colon), "")
    if elsewhere:
        shared = f"{course.files.docs_dir}/{REFERENCES}"
        return f"the note [^{name}] is defined in {elsewhere}, for that page", f"move it into {shared}, for all pages"
    return message, f'define it, as in "[^{name}]: Author. *Title*."'


def _others(source: Source) -> Iterator[Diagnostic]:
    """Yield notes as other systems have them."""
    for number, line in uncoded(source):
        if number < source.body_line or number in source.html_lines:
            continue
        raised = _RAISED.match(line)
        if match := _LABELLED.match(line) or raised:
            name = str(match["id"] or match["tagged"] or match["bracketed"]) if raised else match["id"]
            cited = line[: match.start("text")].strip() if raised else f"[{name}]"
            name = name.translate(_AS_DIGITS)
            if raised and (source.prose.count(cited) < 2 or f"[{name}]:" in source.prose):
                continue
            hint = f'type "[^{name}]: {_begin(match["text"])}" here, and "[^{name}]" for "{cited}" in the text'
            yield OTHER.on_line(source.name, number, "this is no note", hint)
    for number, line in enumerate(source.prose_lines, 1):
        for match in _INLINE.finditer(line) if "^[" in line else ():
            hint = f'type "[^name]" here, and "[^name]: {_begin(match["text"])}" below'
            yield OTHER.at(source.name, number, match.start() + 1, "a note within the text is not read", hint)


def _definitions(source: Source, course: CheckedCourse, misspelt: Collection[str]) -> Iterator[Diagnostic]:
    """Yield notes without text, with an id that another one has, or that nothing cites.

    A note that is cited by a `misspelt` name has been told of there.
    """
    stray = (name for _line, _column, _typed, name in _stray(source))
    cited = {*misspelt, *stray, *(citation.id for citation in source.citations)}
    first: dict[str, int] = {}
    for note in source.notes:
        # A name with a space in it is reported where it stands.
        if not note.colon or " " in note.id:
            continue
        if not note.text.strip():
            message = f"the note [^{note.id}] has no text"
            yield EMPTY.at_position(source.name, note, message, "type it behind the colon")
        if note.id in first:
            message = f"the note [^{note.id}] is defined already in line {first[note.id]}"
            hint = "give this one another name, here and where it is cited"
            yield DOUBLE.at_position(source.name, note, message, hint)
        elif note.id not in cited and source is not course.references:
            message = f"nothing on this page cites the note [^{note.id}]"
            yield UNUSED.at_position(source.name, note, message, f'type "[^{note.id}]" where it belongs, or delete it')
        first.setdefault(note.id, note.line)


def _brackets(source: Source) -> Iterator[Diagnostic]:
    for number, column, typed, name in _stray(source):
        hint = f'type "[^{name}]"' if name else 'type a name in it, as in "[^kania]"'
        message = f'"{typed}" is not read as a note'
        if _NAMES.fullmatch(typed):
            message = f'the name of the note "{typed}" has a space in it'
            hint = f"{hint}, wherever it stands"
        yield BRACKETS.at(source.name, number, column, message, hint)


def _stray(source: Source) -> Iterator[tuple[int, int, str, str]]:
    """Yield what was to cite a note and does not: its line, its column, what is typed, and the name that is meant."""
    if "\uff3e" not in source.prose and source.prose.count("^") == len(_CITED.findall(source.prose)):
        return
    notes = {note.id for note in source.notes}
    for number, line in enumerate(source.prose_lines, 1):
        if not ("^" in line or "\uff3e" in line) or number in source.html_lines:
            continue
        for match in _STRAY.finditer(line):
            yield number, match.start() + 1, match.group(), "-".join(_LABEL.findall(match.group()))
        for match in _OTHER_BRACKETS.finditer(line):
            name = str(match[match.lastgroup or 0])
            if name in notes and not name.isdigit():
                yield number, match.start() + 1, match.group(), name


def _order(source: Source) -> Iterator[Diagnostic]:
    """Report the first number that is cited before a smaller one."""
    if source.notes and not all(_is_number(note.id) for note in source.notes):
        return
    seen: list[int] = []
    for citation in source.citations:
        if not _is_number(citation.id) or int(citation.id) in seen:
            continue
        number = int(citation.id)
        if seen and number < max(seen):
            message = f"the note [^{number}] is cited after [^{max(seen)}]"
            hint = "number the notes in the order of the text, or give them names"
            yield ORDER.at_position(source.name, citation, message, hint)
            return
        seen.append(number)


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdigit() and len(name) <= _DIGITS


def _begin(text: str) -> str:
    words = text.split()
    return " ".join(words[:3]) + (" …" if len(words) > 3 else "")
