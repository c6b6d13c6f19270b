"""What a box's first words say: its title, and its kind."""

from __future__ import annotations

import re

from .boxes import DETAILS, QUIZ, WORKSHEET, is_generic, kind_of_title
from .ledger import Ledger
from .markdown_blocks import Block, Kind, cut, heading_text, join, unstressed
from .notation import title_of
from .parts import Box, Prose

_LABEL = re.compile(
    r"^(?:\*\*|__)?(?P<label>[^\W\d_]+(?: [^\W\d_]+)?)(?: \d+)?(?:[:：]|(?<=\w)\.(?=\s*\*\*)|(?<=\w)!)"
    r"(?:\*\*|__)?[:：]?(?:\s+|(?<=：))(?P<rest>\S.*)$",
    re.S,
)
"""The word with which the text of a box begins, and what follows."""
_STRESSED = re.compile(r"^\*{1,2}(?P<label>[^\W\d_a-z][^*a-z]{1,30})\*{1,2}:?[ \t]+(?P<rest>[^\s*].*)$")
"""A word in capitals, stressed, before a title."""
_QUOTED_HEAD = re.compile(r"> ?#{1,6} ")
_UNFOLDED = {
    "de": {"solution": "Lösung", "answer": "Antwort", "hint": "Hinweis"},
    "es": {"solution": "Solución", "answer": "Respuesta", "hint": "Pista"},
    "fr": {"answer": "Réponse", "hint": "Indice"},
    "it": {"solution": "Soluzione", "answer": "Risposta", "hint": "Suggerimento"},
    "nl": {"solution": "Oplossing", "answer": "Antwoord"},
    "pt": {"solution": "Solução", "answer": "Resposta", "hint": "Dica"},
    "pl": {"solution": "Rozwiązanie", "answer": "Odpowiedź", "hint": "Wskazówka"},
    "ja": {"solution": "解答", "answer": "答え", "hint": "ヒント"},
    "ar": {"solution": "الحل", "answer": "الإجابة", "hint": "تلميح"},
}
"""What stands on a box that unfolds, for its class."""
_LONGEST_TITLE = 80


def settle(box: Box, ledger: Ledger) -> None:
    """Give a box the title and the kind that its first words say, where HTML does not give them."""
    _unquote(box)
    _take_title(box)
    _unwrap(box)
    _take_stressed(box, ledger)
    said = kind_of_title(title_of(box.title)[0])
    tried = box.kind in ("tip", "warning") and box.title.casefold().startswith("try")
    if said == "activity" and box.kind in ("reflection", "example", "tip", "warning", "resources") and not tried:
        box.kind = "activity"
    if said == "key-points" and box.kind == "tip":
        box.kind = "key-points"
    if box.kind != "info" or not is_generic(box.names.split()):
        return
    box.kind = kind_of_title(title_of(box.title)[0]) or box.kind
    if box.kind != "info" and (titled := _LABEL.match(box.title)):
        ledger.became(box.line, f"“{titled['label']}” became the type of a box", typed(titled))
        box.title = capitalized(titled["rest"])
    if not box.title:
        _take_label(box, ledger)


def unfolding(names: str, language: str) -> str:
    """Return what a box that unfolds is called after its class, where it has no title."""
    own = [name for name in names.split() if name not in ("details", "tab", "callout")]
    word = own[0] if own else ""
    told = _UNFOLDED.get(language.partition("-")[0], {}).get(word)
    return told or word.replace("-", " ").replace("_", " ").capitalize() or "Details"


def _unquote(box: Box) -> None:
    """Take what is a box from the marks of a quote around all of it, which begins with its title."""
    first = box.parts[0] if len(box.parts) == 1 else None
    if not isinstance(first, Prose):
        return
    lines = first.text.strip("\n").split("\n")
    if _QUOTED_HEAD.match(lines[0]) and all(line.startswith(">") for line in lines):
        heading, *rest = (re.sub(r"^> ?", "", line) for line in lines)
        same = heading.strip("# ").casefold() == box.title.strip("# ").casefold()
        first.text = "\n".join(rest if same else [heading, *rest]).strip("\n")


def _take_stressed(box: Box, ledger: Ledger) -> None:
    """Take the stressed word before the title of a box, as manuals have it, for its kind, or for words of the title."""
    match = _STRESSED.match(box.title)
    if match is None:
        return
    kind = kind_of_title(match["label"])
    if box.kind == "info" and kind:
        ledger.became(box.line, f"“{match['label']}” before the title of a box became its type", match["label"])
        box.kind, box.title = kind, match["rest"]
    else:
        box.title = f"{match['label']}: {match['rest']}"


def _unwrap(box: Box) -> None:
    """Take what unfolds out of a box within it that says the same as its title: what folded it stands around that."""
    inner = box.parts[0] if len(box.parts) == 1 else None
    if not isinstance(inner, Box) or box.kind != DETAILS or box.folded or inner.kind in (QUIZ, WORKSHEET):
        return
    _take_title(inner)
    own = {box.title.casefold(), *(name.casefold() for name in box.names.split())}
    if inner.title.casefold() in own - {""}:
        box.title, box.parts = inner.title, inner.parts


def typed(match: re.Match[str]) -> str:
    """Return the words that a title says in another way: the label, and the word that gets a capital."""
    first = match["rest"].split(" ")[0]
    return f"{match['label']} {first if first[:1].islower() else ''}"


def capitalized(title: str) -> str:
    """Return a title with a capital, which the word before it had."""
    return title[:1].upper() + title[1:]


def _take_title(box: Box) -> None:
    """Take the title of a box from its first words, where HTML does not give it."""
    first = box.parts[0] if box.parts else None
    if box.title or not isinstance(first, Prose):
        box.title = unstressed(heading_text(box.title)) if box.title else ""
        return
    blocks = cut(first.text)
    if not blocks:
        return
    head = blocks[0]
    bold = head.kind is Kind.PARAGRAPH and "\n" not in head.text and unstressed(head.text) != head.text.strip()
    if head.kind is Kind.HEADING or (bold and len(blocks) + len(box.parts) > 2 and head.text.startswith(("**", "__"))):
        box.title = unstressed(head.words)
        first.text = join(blocks[1:])
        if not first.text:
            box.parts = box.parts[1:]


def _take_label(box: Box, ledger: Ledger) -> None:
    """Take the kind of a box from the word with which its text begins, as in `Tip: ask early`."""
    first = box.parts[0] if box.parts else None
    blocks = cut(first.text) if isinstance(first, Prose) else []
    match = _LABEL.match(blocks[0].text) if blocks and blocks[0].kind is Kind.PARAGRAPH else None
    kind = kind_of_title(match["label"]) if match else ""
    if not match or not kind or not isinstance(first, Prose):
        return
    box.kind = kind
    rest = capitalized(match["rest"])
    if len(blocks) + len(box.parts) > 2 and "\n" not in rest and len(rest) < _LONGEST_TITLE:
        box.title, rest = rest, ""
    ledger.became(box.line, f"“{match['label']}” at the beginning of a box became its type", typed(match))
    first.text = join([Block(Kind.PARAGRAPH, rest), *blocks[1:]])
