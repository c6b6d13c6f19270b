"""Learning outcomes: announced by a heading or a stem and listed, they go to the lesson's front matter."""

from __future__ import annotations

import re
from dataclasses import replace

from .boxes import OUTCOME_WORDS
from .ledger import Ledger
from .markdown_blocks import Block, Kind, items
from .notation import title_of
from .placeholders import ANY_TARGET

_STEM = re.compile(
    r"\b(?:(?:you|learners?|students?|participants?)\s+(?:will|should|can|must)(?:\s+\w+)?\s+be\s+able\s+to"
    r"|that\s+you\s+will\s+learn\s+(?:in|during|about\s+in)\s+this\s+(?:lesson|module|section|course|unit)"
    r"|you['’]ll\s+be\s+able\s+to|you\s+(?:will|can)\s+(?:learn|know|understand)\s+(?:how\s+)?to"
    r"|(?:ser|estar)[aá]s?n?\s+(?:\w+\s+)?(?:capaz|capaces|en\s+(?:condiciones|capacidad))"
    r"|podr[aá](?:s|n|á)?\s*[:.…]*\s*\**\s*$|habr[aá]s?\s+(?:aprendido|logrado)"
    r"|(?:können|kannst|könnt)\s+(?:sie|du|ihr)\b|(?:sind|bist|seid)\s+(?:sie|du|ihr)\b.*\bin\s+der\s+lage"
    r"|(?:kun|kunt|kan|kunnen)\s+(?:je|u|jullie|(?:de\s+)?deelnemers)\b|(?:ben|bent|zijn)\s+(?:je|u|jullie)\s+in\s+staat"
    r"|(?:będziesz|będziecie|będą)\s+(?:\w+\s+)?(?:umie[ćl]|umieli|potrafi[ćl]|potrafili|w\s+stanie|wiedzie[ćl])|potrafisz\b"
    r"|(?:sarai|sarete|saranno)\s+in\s+grado|saprai\b|saprete\b|potrai\b"
    r"|(?:ست|ي|سي|ت)كون\S*\s+قادر|ستتمكن|سيتمكن|ستستطيع|devraient\s+être\s+capables?"
    r"|serez\s+capables?\s+d|saurez\b|pourrez\b|ser[ãa]o?\s+capa(?:z|zes)\s+de|ser[áa]\s+capaz\s+de"
    r"|(?:after|by the end of)\b.*\byou\s+(?:will|can))|できるように(?:なる|なります)",
    re.I | re.S,
)
_LEADS = re.compile(
    r"(?:\b(?:able\s+to|(?:after|by\s+the\s+end)\b[^.]*\byou\s+can|will|learn(?:\s+(?:how|about))?(?:\s+to)?|know\s+how\s+to|capa(?:z|ces)\s+de"
    r"|podr[aá]s?n?|k(?:ö|o)nnen\s+(?:sie|du|ihr)|kannst\s+du|in\s+der\s+lage(?:,)?|capables?\s+d[e’']|saurez|pourrez|capazes\s+de"
    r"|condiciones\s+de|capacidad\s+de|logrado|aprendido|aprender[aá]s?n?|(?:kun|kunt|kan|kunnen)\s+(?:je|u|jullie|(?:de\s+)?deelnemers)"
    r"|in\s+staat\s+om|(?:będzie(?:sz|cie)|będą)\s+(?:umie[ćl]i?|potrafi[ćl]i?|w\s+stanie)|potrafisz|in\s+grado\s+di|saprai|saprete|potrai)"
    r"|できるように(?:なる|なります)|قادر\S*\s+على|(?:ستتمكن|سيتمكن)\S*\s+من|to|be\s+able\s+to(?:\s+do)?\s+the\s+following"
    r"|following\s+(?:learning\s+)?(?:outcomes?|objectives?|goals?))\W*$",
    re.I,
)
"""How a stem ends that its list goes on with."""
_BEFORE = re.compile(
    r"\b(?:before(?!\s+the\s+end)|already|beforehand|prior\s+to|antes\s+de|bevor|bereits|vorab|vor\s+(?:der|dem|dieser|diesem|beginn)"
    r"|avant|d[ée]j[àa]|prima\s+d|gi[àa]|voordat|vooraf|reeds|przed|ju[żz]|j[áa]|قبل|بالفعل)\b",
    re.I,
)
"""Words of a stem that speaks of what people bring along."""
NEEDED = re.compile(
    r"\bpre-?(?:req|work|knowledge)|\brequirements?\b|\brequisitos?\b|vorausset|vorkenntnis|pr[ée]-?requis|voorkennis"
    r"|\bwymagania\b|前提|المتطلبات",
    re.I,
)
"""Words for prerequisites, in a heading or in the title of a box."""
_OVERVIEW = re.compile(r"^\W*(?:lesson|module|unit|course|section) overview\W*$", re.I)
"""A heading below which a stem announces outcomes."""
_GERUND = re.compile(r"^(?:\W*)(?:\w+ing\b)")
_ANNOUNCED = re.compile(r"(?:[:…]|\.\.\.)\W*$")
_RICH = re.compile(rf"{ANY_TARGET}|\[\^|<br>|!\[|\n[ \t]*(?:[-*+]|\d+[.)])[ \t]|\n\n|\]\[")
_STRESS = re.compile(r"(?<![\w\\])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")


def take(blocks: list[Block], ledger: Ledger, line: int) -> tuple[list[Block], list[str]]:
    """Return the prose without the outcomes that it lists, and the outcomes."""
    blocks = [part for block in blocks for part in _parted(block)]
    rest: list[Block] = []
    found: list[str] = []
    index = 0
    while index < len(blocks):
        end = _listed(blocks, index)
        above = rest[-1] if rest else None
        told = end > index and not _is_exercise(above, blocks[index]) and not _is_needed(above, blocks[index:end])
        listed = outcomes_in(blocks[end].text) if told else []
        if not listed:
            rest.append(blocks[index])
            index += 1
            continue
        found += listed
        if above is not None and above.kind is Kind.HEADING and _is_empty(above, blocks[end + 1 :]):
            # Nothing but the outcomes stood below it.
            ledger.became(ledger.locate(above.words, line), f"“{above.words}” had nothing but outcomes", above.words)
            rest.pop()
        said = " ".join(title_of(block.words)[0] for block in blocks[index:end])
        ledger.became(
            ledger.locate(said, line),
            f"“{said}” became the lesson's outcomes, which the engine introduces itself",
            said,
        )
        index = end + 1
    return rest, found


def _parted(block: Block) -> list[Block]:
    """Part a paragraph of lines with labels above the one that announces outcomes."""
    if block.kind is not Kind.PARAGRAPH or "\n" not in block.text:
        return [block]
    lines = block.text.split("\n")
    labels = [index for index, line in enumerate(lines) if line.startswith(("**", "__"))]
    at = next((index for index in labels if index and OUTCOME_WORDS.search(lines[index].strip("*_: "))), 0)
    return [replace(block, text="\n".join(part)) for part in (lines[:at], lines[at:])] if at else [block]


def _is_empty(heading: Block, below: list[Block]) -> bool:
    """Tell whether nothing is left below a heading."""
    after = next((block for block in below if block.text.strip() not in ("", "---")), None)
    return after is not None and after.kind is Kind.HEADING and after.level <= heading.level


def _is_exercise(above: Block | None, stem: Block) -> bool:
    """Tell whether a list only shows what outcomes look like: a question stands above it, or it is quoted."""
    if above is None or stem.kind is Kind.HEADING:
        return False
    return above.kind is Kind.PARAGRAPH and above.text.rstrip(" *_").endswith("?")


def _is_needed(above: Block | None, stem: list[Block]) -> bool:
    """Tell whether a list has what the lesson takes, and not what it gives."""
    headed = above is not None and above.kind is Kind.HEADING and NEEDED.search(above.words)
    return bool(headed or any(_BEFORE.search(block.words) for block in stem))


def _listed(blocks: list[Block], start: int) -> int:
    """Return the index of the list that what stands at `start` announces as outcomes, or `start`."""
    first = blocks[start]
    title = first.kind is Kind.HEADING and first.level == 1 and start == 0
    announced = (first.kind is Kind.HEADING and not title) or (first.kind is Kind.PARAGRAPH and _is_label(first.text))
    words = title_of(first.words)[0].strip("*_ ")
    overview = announced and _OVERVIEW.match(words) and start + 1 < len(blocks) and _STEM.search(blocks[start + 1].text)
    if announced and (OUTCOME_WORDS.search(words) or overview):
        at = start + 1
        while at < min(start + 3, len(blocks)) and blocks[at].kind is Kind.PARAGRAPH and is_stem(blocks[at].text):
            at += 1
    elif first.kind is Kind.PARAGRAPH and _LEADS.search(first.text) and is_stem(first.text) and len(first.text) < 250:
        at = start + 1
    else:
        return start
    return at if at < len(blocks) and blocks[at].kind is Kind.LIST else start


def is_stem(text: str) -> bool:
    """Tell whether a paragraph only leads to the list below it."""
    return len(text) < 300 and bool(_ANNOUNCED.search(text) or _STEM.search(text)) and "\n\n" not in text


def _is_label(text: str) -> bool:
    return "\n" not in text and len(text) < 90 and (text.startswith(("**", "__")) or text.rstrip().endswith(":"))


def outcomes_in(text: str) -> list[str]:
    """Return the items of a list as outcomes; none where one of them is more than words."""
    listed = items(text)
    if not listed or any(_RICH.search(item) for item in listed):
        return []
    if any(item.rstrip(" *_").endswith("?") for item in listed) or all(_GERUND.match(item) for item in listed):
        return []
    return [_STRESS.sub("", " ".join(item.replace("`", "").split())).strip(" ;,.") for item in listed if item.strip()]
