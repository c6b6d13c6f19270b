"""Links that lead to a page's neighbours, above or below its text in Markdown: the course's own menu does that."""

from __future__ import annotations

import re

from .ledger import Ledger
from .markdown_blocks import Block, Kind

_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\([^()]*\)")
_BETWEEN = re.compile(r"[\s|:•·*<>←→⬅➡️«»‹›–—-]*")
_ARROW = re.compile(r"^\W*[←→⬅➡«»‹›◀▶⏮⏭👈👉]|[←→⬅➡»›▶]\W*$")
_WORD = re.compile(
    r"^\W*(?:next|prev(?:ious)?|back|home|suivante?|pr[ée]c[ée]dente?|accueil|weiter|zur[üu]ck|siguiente|anterior|inicio"
    r"|volgende|vorige|terug|dalej|wstecz|avanti|indietro|pr[óo]xim[oa]|次へ?|前へ?|戻る|التالي|السابق)"
    r"(?:\W*$|\W*:|\s+(?:page|lesson|module|chapter|section|unit|part|episode|step)\b)",
    re.I,
)


def take(blocks: list[Block], ledger: Ledger) -> list[Block]:
    """Return blocks without such rows of links at the beginning and at the end, with the rules that part them."""
    first = 1 if blocks and blocks[0].kind is Kind.HEADING else 0
    start, end = first, len(blocks)
    while start < end and (_steers(blocks[start]) or (start > first and blocks[start].kind is Kind.RULE)):
        start += 1
    tail = end
    while tail > start and blocks[tail - 1].kind is Kind.NOTE:
        tail -= 1
    last = tail
    while last > start and (_steers(blocks[last - 1]) or (last < tail and blocks[last - 1].kind is Kind.RULE)):
        last -= 1
    if last <= start:
        # There is nothing else.
        return blocks
    for block in [*blocks[first:start], *blocks[last:tail]]:
        if block.kind is not Kind.RULE:
            said = " ".join(_LINK.findall(block.text))
            what = "links to the pages before and behind, which the course has itself"
            ledger.left_out(ledger.locate(said), what, said)
    return [*blocks[:first], *blocks[start:last], *blocks[tail:]]


def _steers(block: Block) -> bool:
    """Tell whether a paragraph or table is nothing but links to the neighbours of a page."""
    if block.kind not in (Kind.PARAGRAPH, Kind.TABLE):
        return False
    links = _LINK.findall(block.text)
    named = [bool(_ARROW.search(text) or _WORD.match(text)) for text in links]
    return any(named) and named.count(False) < 2 and bool(_BETWEEN.fullmatch(_LINK.sub("", block.text)))
