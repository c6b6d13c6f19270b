"""Paragraphs that say with their first word, or with a sign, that they are a box: `Tip: ask early`, `⚠️ Never …`.

They are what people type who have no boxes at hand. A label counts with its colon and with what it says in the same
paragraph; a sign counts where no neighbor begins with one, since signs are also the bullets of lists.
"""

from __future__ import annotations

import re

from .box_titles import capitalized, typed
from .boxes import kind_of_sign, kind_of_title
from .ledger import Ledger
from .markdown_blocks import Block, Kind, unstressed
from .notation import as_block

_LABEL = (
    r"tip|note|warning|caution|important|tipp|hinweis|achtung|vorsicht|wichtig|warnung|merke|astuce|conseil"
    r"|remarque|à noter|attention|avertissement|consejo|nota|atención|advertencia|importante|aviso|cuidado"
    r"|suggerimento|consiglio|attenzione|avvertenza|dica|atenção|observação"
    r"|let op|opmerking|belangrijk|wskazówka|uwaga|ważne"
)
_SAID = re.compile(
    rf"^(?P<stress>\*\*|__)?(?P<label>{_LABEL})"
    r"(?:[ \u00a0]?[:：](?(stress)(?P=stress))|(?(stress)(?P=stress)[ \u00a0]?[:：]|(?!)))"
    r"[ \t\u00a0]*(?P<rest>\S.*)$",
    re.I | re.S,
)
"""A label with its colon, stressed or plain, and what it says."""
_SIGNS = "💡⚠❗🚨⛔📌ℹ"
"""Signs that say what a paragraph is; others are as often ornament."""
_LEAST = 3
"""Words that a sign needs behind it to be more than the name of what follows."""


def is_said(block: Block) -> bool:
    """Tell whether a paragraph begins with a label."""
    return block.kind is Kind.PARAGRAPH and bool(_SAID.match(block.text))


def gather(blocks: list[Block], ledger: Ledger, line: int) -> list[Block]:
    """Return blocks with such paragraphs as callouts."""
    found: list[Block] = []
    for index, block in enumerate(blocks):
        around = [*blocks[max(index - 1, 0) : index], *blocks[index + 1 : index + 2]]
        found.append(_boxed(block, around, ledger, line) or block)
    return found


def _boxed(block: Block, around: list[Block], ledger: Ledger, line: int) -> Block | None:
    """Return a paragraph as a callout, None where it says of itself no such thing."""
    if block.kind is not Kind.PARAGRAPH or block.asks or block.text.rstrip(" *_").endswith((":", "：")):
        # What it says goes on below.
        return None
    sign = block.text[:1] if block.text[:1] in _SIGNS else ""
    text = block.text.removeprefix(sign).lstrip("\ufe0f \u00a0")
    said = _SAID.match(text)
    if said:
        what = f"a paragraph that begins with “{said['label']}” became a callout"
        ledger.became(ledger.locate(said["label"], line), what, typed(said))
        return Block(Kind.BLOCK, as_block(kind_of_title(said["label"]), "", capitalized(said["rest"])))
    is_name = len(text.split()) < _LEAST or unstressed(text) != text.strip()
    if not sign or is_name or any(map(_begins_with_sign, around)):
        return None
    ledger.became(ledger.locate(text.split("\n")[0], line), f"a paragraph that begins with {sign} became a callout")
    return Block(Kind.BLOCK, as_block(kind_of_sign(sign), "", text))


def _begins_with_sign(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and bool(re.match(r"[\u2190-\u2bff\U0001f000-\U0001faff]", block.text))
