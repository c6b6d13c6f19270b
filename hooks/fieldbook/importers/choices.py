"""What a person typed to be filled in: boxes and circles before words, lists to choose from, lines of dots.

All of it becomes the notation of worksheets: `[ ]`, `( )` and underscores.
"""

from __future__ import annotations

import re
from dataclasses import replace
from textwrap import indent

from .markdown_blocks import ITEM, Block, Kind, items
from .placeholders import AMP
from .scales import (
    GLYPH,
    PARTED,
    SIGN,
    choices_in,
    is_scale,
    labels_first,
    numbers_apart,
    sign_of,
    ticked,
    with_scale,
    with_values,
    without_values,
)

_STARTS = re.compile(rf"^\s*(?:\\?[-*+]\s+)?(?:{SIGN.pattern})\s*")
_ONE = re.compile(
    r"(?:\(|^|[.?!:]\s+|[*_])(?:please\s+)?(?:(?:choose|pick|circle|select|tick|check|mark)\s+(?:only\s+|just\s+)?(?:one|1)"
    r"(?:\s+(?:option|answer|box|only))?|(?:elija|elige|marque|marca|seleccione|selecciona|escoja)\s+(?:solo\s+)?"
    r"(?:una|uno)(?:\s+(?:opci[oó]n|respuesta))?|(?:wählen|kreuzen)\s+sie\s+(?:nur\s+)?ein[es]?(?:\s+\w+)?(?:\s+(?:aus|an))?"
    r"|(?:choisissez|cochez)\s+une(?:\s+seule)?(?:\s+\w+)?|(?:escolha|marque)\s+uma(?:\s+\w+)?"
    r"|(?:kies|kruis)\s+(?:er\s+)?(?:één|een)(?:\s+\w+)?(?:\s+aan)?|(?:wybierz|zaznacz)\s+jedn[ąoae]\w*(?:\s+\w+)?"
    r"|(?:scegli|scegliete|segna)\s+un[oa'](?:\s+\w+)?)\s*[.:)]*\W*$",
    re.I,
)
_ANY = re.compile(
    r"(?:\(|^|[.?!:]\s+|[*_])(?:please\s+)?(?:(?:tick|check|mark|select|choose|circle|pick)\s+"
    r"(?:all|any|as many as|each)"
    r"(?:\s+(?:that|which|of the boxes that))?(?:\s+(?:appl(?:y|ies)|you like|fit))?"
    r"|(?:zutreffendes|alles\s+zutreffende)\s+ankreuzen|kreuzen\s+sie\s+(?:alles\s+)?an(?:,?\s+was\s+\w+)?"
    r"|cochez\s+tou(?:t|tes)\s+(?:ce|les)[^.:]*|(?:marque|marca|seleccione|selecciona)\s+tod[ao]s\s+(?:l[ao]s\s+)?(?:que\s+\w+)?(?:\s*\w+)?)\s*[.:)]*\W*$",
    re.I,
)
_DOTS = re.compile(r"(?:\.{6,}|(?:…\s?){3,}|(?:\. ){5,}\.)(?!\s*\d)")
_DOTTED = re.compile(r"(?m)^[ \t]*(?:\.{6,}|(?:…[ ]?){3,}|(?:\.[ ]){5,}\.)[ \t]*$")
"""A line of nothing but dots."""
_DATE = re.compile(r"(?<!_)_{2,4}[ ]?(?:(?P<sign>[/.-])[ ]?_{2,4}[ ]?(?P=sign)[ ]?_{2,4}|/[ ]?_{2,4})(?!_)")
"""Room for a date: a day, a month and a year, or a day and a month."""
_BLANK_LINE = re.compile(r"^\s*(?:_{4,}|(?:_ ?){6,})\s*$")
_LAST_BLANK = re.compile(r"(?:(?<![ \t])[ \t]+)?_{4,}[ \t]*$")
_LONGEST = 160
_IS_CHOICES = re.compile(r"- (?:\[ \]|\( \)) ")
_MARK = re.compile(r"(?m)^[-*+•][ \t]+")
_EMPTY_ITEM = re.compile(r"(?m)^([ \t]*\d+[.)])[ \t]*(?:&nbsp;)?$")


def typed(blocks: list[Block], *, blank_rules: bool = False) -> list[Block]:
    """Return blocks of prose with what is to be filled in, in the notation of worksheets; such blocks `ask`.

    With `blank_rules`, every line of underscores is one to write on; else only where something asks for it.
    """
    found: list[Block] = []
    blocks = [replace(block, text=without_values(block.text)) for block in blocks]
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if found and _is_detail(block, found[-1], following):
            found[-1] = replace(found[-1], text=f"{found[-1].text}\n{indent(block.text, '    ')}")
            continue
        for made in _typed(block, found[-1] if found else None, blank_rules):
            last = found[-1] if found else None
            if last and (asked := _one_answer(last, made)):
                found[-1:] = asked
            elif last and last.asks and made.asks and _same_list(last, made):
                found[-1] = replace(last, text=f"{last.text}\n{made.text}")
            else:
                found.append(made)
    found = [_one_of(block, found[at - 1] if at else None) for at, block in enumerate(found)]
    return [replace(block, text=with_values(block.text)) for block in found]


def _one_of(block: Block, above: Block | None) -> Block:
    """Return boxes as circles where the words above say that one of them is to be chosen."""
    said = above.text.split("\n")[-1] if above and above.kind in (Kind.PARAGRAPH, Kind.LIST) else ""
    if not block.asks or not block.text.startswith("- [ ] ") or not _ONE.search(said):
        return block
    return replace(block, text=re.sub(r"(?m)^- \[ \] ", "- ( ) ", block.text))


def _is_detail(block: Block, above: Block, below: Block | None) -> bool:
    """Tell whether a list stands between two choices, or below the last of several with such lists: it is a part of it.

    Word has no way to put a list into a paragraph that begins with a box.
    """
    if block.kind is not Kind.LIST or not above.asks or not _IS_CHOICES.match(above.text) or SIGN.search(block.text):
        return False
    marker = ITEM.match(block.text)
    if marker and marker["mark"].rstrip(".)") not in ("1", "-", "*", "+", "•"):
        # The numbers of a list above go on: it is the next question.
        return False
    return "\n    - " in above.text or (below is not None and is_choice(below.text))


def _one_answer(asked: Block, below: Block) -> list[Block]:
    """Return a question that ends in a blank, and the lines below it, as a question and one answer; [] for none."""
    lines = below.text.split("\n")
    if asked.kind is not Kind.PARAGRAPH or below.kind is not Kind.PARAGRAPH or not all(map(_BLANK_LINE.match, lines)):
        return []
    words = _LAST_BLANK.sub("", asked.text)
    if words == asked.text or not words.rstrip(" *_").endswith("?") or "___" in words or "\n" in words:
        return []
    return [replace(asked, text=words), replace(below, text="\n".join([lines[0], *lines]))]


def is_choice(text: str) -> bool:
    """Tell whether a line is one thing to choose: a box or circle, and its words."""
    line = text.strip()
    return "\n" not in line and bool(GLYPH.match(line)) and len(GLYPH.findall(line)) == 1


def _same_list(one: Block, two: Block) -> bool:
    if one.kind is not two.kind:
        return False
    if one.kind is Kind.LIST:
        return one.text[:5] == two.text[:5] and "\n\n" not in two.text
    return all(_BLANK_LINE.match(line) for block in (one, two) for line in block.text.split("\n"))


def _typed(block: Block, above: Block | None, blank_rules: bool) -> list[Block]:
    text = block.text
    if block.kind in (Kind.PARAGRAPH, Kind.LIST):
        text = _DATE.sub("______", text)
        text = _DOTTED.sub("______", text)
        text = _DOTS.sub(lambda match: "____ " if match[0].endswith(" ") else "____", text)
    if block.kind in (Kind.RULE, Kind.PARAGRAPH) and all(_BLANK_LINE.match(line) for line in _lines(text)):
        if blank_rules or len(_lines(text)) > 1 or _asks_for(above, text):
            return [Block(Kind.PARAGRAPH, "\n".join("______" for _ in _lines(text)), asks=True)]
        return [block]
    if block.kind is Kind.PARAGRAPH:
        return _room(text, above) or _asked(text, block)
    if block.kind is Kind.LIST:
        return [_list(text, block, above, blank_rules)]
    if block.kind is Kind.TABLE and (made := ticked(text)) != text:
        return [replace(block, text=made, asks=True)]
    return [replace(block, text=text)]


def _room(text: str, above: Block | None) -> list[Block]:
    """Return room for answers: numbers without words, or blank lines below what asks for something; else nothing."""
    if "\n" in text and all(_EMPTY_ITEM.match(line) for line in text.split("\n")):
        return [Block(Kind.LIST, _EMPTY_ITEM.sub(r"\1 ____", text), asks=True)]
    if text.strip().removeprefix(AMP).removeprefix("&") != "nbsp;" or above is None:
        return []
    asked = all(map(_BLANK_LINE.match, _lines(above.text))) or above.text.rstrip(" *_").endswith(("?", ":"))
    return [Block(Kind.PARAGRAPH, "______", asks=True)] if asked else []


def _asked(text: str, block: Block) -> list[Block]:
    """Return a paragraph with its scale of numbers as choices, and the lines to write on below it as room."""
    text = labels_first(text)
    text = PARTED.sub(
        lambda match: match["asked"] + " ".join(f"( ) {part.strip()}" for part in re.split("[/|]", match["said"])), text
    )
    text = numbers_apart(text)
    if "<br>" in text and "____" in text:
        # Each line asks for something of its own.
        parts = [part.strip() for part in text.split("<br>") if part.strip()]
        return [made for part in parts for made in _asked(part, replace(block, text=part))]
    lines = text.split("\n")
    at = next((index for index, line in enumerate(lines) if _BLANK_LINE.match(line)), len(lines))
    if 0 < at < len(lines) and all(_BLANK_LINE.match(line) for line in lines[at:]):
        answer = Block(Kind.PARAGRAPH, "\n".join("______" for _ in lines[at:]), asks=True)
        return [*_paragraph("\n".join(lines[:at]), block), answer]
    return _paragraph(text, block)


def _lines(text: str) -> list[str]:
    return [line for line in re.split(r"<br>|\n", text) if line.strip()] or [text]


def _asks_for(above: Block | None, line: str) -> bool:
    """Tell whether a line of underscores below a block is one to write on, and no rule."""
    if above is None or above.kind not in (Kind.PARAGRAPH, Kind.LIST):
        return False
    return len(line.strip()) > 5 or above.text.rstrip().endswith(("?", ":", "?**", ":**", "?*"))


def _paragraph(text: str, block: Block) -> list[Block]:
    """Return a paragraph, or the list that its lines are, with what stands above the list."""
    lines = _lines(text)
    starts = [bool(_STARTS.match(line)) for line in lines]
    if not any(starts):
        inline = with_scale(text)
        return [replace(block, text=inline, asks=block.asks or inline != block.text)]
    first = starts.index(True)
    if not all(starts[first:]):
        return [replace(block, text=with_scale(text), asks=True)]
    found = [Block(Kind.PARAGRAPH, "\n".join(lines[:first]))] if first else []
    choices = [choice for line in lines[first:] for choice in choices_in(line)]
    scale = len(choices) > 1 and len(lines) - first == 1 and is_scale(choices)
    if scale:
        found.append(Block(Kind.PARAGRAPH, " ".join(f"( ) {words}" for _sign, words in choices), asks=True))
    else:
        made = "\n".join(f"- {sign} {words}" for sign, words in choices)
        found.append(Block(Kind.LIST, made, asks=True))
    return found


def _list(text: str, block: Block, above: Block | None, blank_rules: bool) -> Block:
    """Return a list whose items begin with signs, or that its lead asks to choose from, as choices."""
    listed = items(text)
    if listed and all(_STARTS.match(item) and GLYPH.match(item.lstrip()) for item in listed):
        lines = []
        for item in listed:
            choices = choices_in(item.split("\n")[0])
            lines += [f"- {sign} {words}" for sign, words in choices]
        return Block(Kind.LIST, "\n".join(lines), asks=True)
    said = above.text if above is not None and above.kind in (Kind.PARAGRAPH, Kind.HEADING) else ""
    sign = "[ ]" if _ANY.search(said) else "( )" if _ONE.search(said) else ""
    short = len(listed) > 1 and all(len(item) < _LONGEST and "[" not in item[:3] for item in listed)
    if sign and short and not any("\n" in item for item in listed):
        return Block(Kind.LIST, "\n".join(f"- {sign} {item.strip()}" for item in listed), asks=True)
    if sign and short and len(_MARK.findall(text)) == len(listed):
        return Block(Kind.LIST, _MARK.sub(f"- {sign} ", text), asks=True)
    inner = "\n".join(_item(line) for line in text.split("\n"))
    # A box in a list of a word processor's is one to tick, whatever stands above it.
    boxed = (blank_rules or bool(sign)) and bool(_IS_CHOICES.match(inner))
    return replace(block, text=inner, asks=block.asks or boxed or inner != text)


def _item(line: str) -> str:
    """Return a line of a list with the scale or boxes behind its words."""
    marker = ITEM.match(line)
    lead = marker[0] if marker else line[: len(line) - len(line.lstrip())]
    rest = line[len(lead) :]
    glyph = _STARTS.match(rest)
    if glyph and GLYPH.match(rest.lstrip()) and len(list(SIGN.finditer(rest))) == 1:
        sign = sign_of(next(SIGN.finditer(rest)))
        return (
            f"{lead}{sign} {rest[glyph.end() :]}"
            if marker and "." not in marker["mark"]
            else f"{lead}- {sign} {rest[glyph.end() :]}"
        )
    scale = with_scale(rest) if GLYPH.search(rest) else numbers_apart(rest)
    return lead + scale if "\n" not in scale else line
