r"""Formulas of TeX, which no lesson shows: they stay to the letter, as code, and are told.

Sources: pandoc's manual (`tex_math_dollars`), MyST's and kramdown's pages on mathematics, MathJax' delimiters.
"""

from __future__ import annotations

import re

from .ledger import Ledger, line_of
from .placeholders import ANY_PIECE, Placeholders

_ENDING = r"[ \t]*(?:\{#[^\s{}]+\}|\([^\s()]+\)(?=[ \t]*$))?[ \t]*(?P<after>[.,;:]?)[ \t]*$"
_BLOCK = re.compile(r"(?ms)^(?P<lead>[ \t>]*)\$\$(?P<tex>(?:(?!\n[ \t>]*\n|\$\$).)+)\$\$" + _ENDING)
_BRACKETS = re.compile(r"(?ms)^(?P<lead>[ \t>]*)\\{1,2}\[(?P<tex>(?:(?!\n[ \t>]*\n).)+?)\\{1,2}\]" + _ENDING)
_NAMED = re.compile(
    r"(?ms)^(?P<lead>[ \t>]*)(?P<tex>\\begin\{(?P<name>equation|align|gather|eqnarray|displaymath)(?P<star>\*?)\}"
    r"(?:(?!\n[ \t>]*\n).)+?\\end\{(?P=name)(?P=star)\})(?P<after>)[ \t]*$"
)
_INLINE = re.compile(
    r"(?P<address><[A-Za-z][\w-]*\s[^<>]*>|\]\([^()\s]*\)|https?://[^\s<>()]+)"
    r"|(?<![\\$\w])\$\$(?P<double>[^$\n]+?)\$\$(?!\$)"
    r"|(?<![\\$\w`])\$(?![\s$])(?P<tex>(?:[^$\n\\`]|\\.|\n(?!\s*\n)){1,300}?)(?<!\s)\$(?![\w$])"
    r"|(?<![\\$\w`])\$[ ](?P<apart>[^$\n`]{0,300}?(?:\\[A-Za-z]|[_^]\{)[^$\n`]{0,300}?)[ ]\$(?![\w$])"
    r"|\\{1,2}\((?P<round>(?:(?!\\{1,2}\))[^\n]){1,300})\\{1,2}\)"
)
"""A formula within a line; an address, whose dollar signs begin none."""
_CODED = re.compile(rf"(?<![\\$\w])\$(?P<code>{ANY_PIECE})\$(?![\w$])")
"""A formula between dollar signs and grave accents, as GitHub and GitLab have it."""
_SIGN = re.compile(
    r"[\\^_={}]|^[A-Za-z]{1,2}\d?$|^[A-Za-z]?\(\w(?:, ?\w)*\)$|^[\w.,\s]*[<>≤≥≈±×+/-][\w.,\s]*$"
)
"""What only a formula has."""
_TAG = re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?>")
"""What no formula has: pages of HTML color the signs of code, `starwars<span class="sc">$</span>mass`."""


def keep(text: str, marks: Placeholders, ledger: Ledger) -> str:
    """Return `text`, whose code has been put aside, with its formulas put aside as well; lines stay where they are."""
    if "$" not in text and "\\" not in text:
        return text

    def block(match: re.Match[str]) -> str:
        lead, lines = match["lead"], match["tex"].strip("\n").split("\n")
        if "\\" not in match["tex"] and match.re is _BRACKETS:
            return match[0]
        _tell(text, match, match["tex"], ledger)
        shown = [line.lstrip("> \t") if ">" in lead else line.removeprefix(lead).strip() for line in lines]
        shown = [line.rstrip() for line in shown if line.strip()]
        mark = marks.keep("\n".join(["```", *shown, "```"]), lead)
        missing = match[0].count("\n") - mark.count("\n")
        return lead + mark + "\n" * max(missing, 0)

    def inline(match: re.Match[str]) -> str:
        if match["address"]:
            return match[0]
        tex = " ".join((match["double"] or match["tex"] or match["apart"] or match["round"]).split())
        # A single backslash may stand before any bracket.
        bare = match["round"] and not match[0].startswith(r"\\(") and not re.search(r"[\\^=]", tex)
        if not _SIGN.search(tex) or _TAG.search(tex) or bare:
            return match[0]
        if re.fullmatch(r"[A-Za-z]", tex):
            return f"*{tex}*"
        _tell(text, match, tex, ledger)
        return marks.keep(f"`{tex}`") + "\n" * match[0].count("\n")

    text = _CODED.sub(r"\g<code>", text)
    for form in (_NAMED, _BLOCK, _BRACKETS):
        text = form.sub(block, text)
    return _INLINE.sub(inline, text)


def _tell(text: str, match: re.Match[str], tex: str, ledger: Ledger) -> None:
    ledger.unread(line_of(text, match.start()), "TeX", " ".join(tex.split()))
