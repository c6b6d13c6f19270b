r"""What bookdown adds to pandoc's Markdown: texts that captions refer to, blocks of theorems, commands of LaTeX.

Source: bookdown's documentation of text references, theorems and proofs.
"""

from __future__ import annotations

import re

from ..ledger import Ledger, line_of

_TEXT = re.compile(r"(?m)^\(ref:(?P<name>[^\s()]+)\)[ \t]+(?P<text>[^\n]+)$")
_USED = re.compile(r"\(ref:(?P<name>[^\s()]+)\)")
_THEOREM = re.compile(
    r"(?ms)^(?P<fence>`{3,})\{(?P<kind>task|theorem|lemma|corollary|proposition|conjecture|definition|example|exercise"
    r"|hypothesis|proof|remark|solution)(?P<given>[ \t,][^{}\n]*)?\}[ \t]*\n(?P<body>.*?)^(?P=fence)[ \t]*$"
)
_WITHIN = re.compile(r"(?m)^(?P<lead>[ \t]*)``(?P<rest>\{\w[^{}\n]*\}|)[ \t]*$")
_NAME = re.compile(r"\bname[ \t]*=[ \t]*(?P<mark>[\"'])(?P<name>.*?)(?P=mark)")
_COMMAND = re.compile(
    r"(?m)^\\(?:newpage|pagebreak|clear(?:double)?page|bigskip|medskip|smallskip|noindent|(?:front|main|back)matter"
    r"|appendix|tableofcontents|listof(?:figures|tables)|printindex|vspace\*?\{[^{}\n]*\}|\\)?[ \t]*$"
)


def read(text: str, ledger: Ledger) -> str:
    """Return `text` with such blocks between colons, and texts where they are referred to; lines stay."""
    if "(ref:" in text:
        texts: dict[str, str] = {}
        for match in _TEXT.finditer(text):
            said = texts[match["name"]] = match["text"].strip()
            what = f"a text stands where “(ref:{match['name']})” referred to it: {said}"
            ledger.became(line_of(text, match.start()), what, match[0])
        text = _USED.sub(lambda match: texts.get(match["name"], match[0]).replace('"', "”"), _TEXT.sub("", text))
    text = _COMMAND.sub(lambda match: _left_out(match, text, ledger), text)
    return _THEOREM.sub(lambda match: _theorem(match, ledger), text)


def _left_out(match: re.Match[str], text: str, ledger: Ledger) -> str:
    said = match[0].strip().strip("\\")
    if said:
        ledger.left_out(line_of(text, match.start()), f"“{match[0].strip()}”, a command of LaTeX", said)
    return ""


def _theorem(match: re.Match[str], ledger: Ledger) -> str:
    named = _NAME.search(match["given"] or "")
    colons = ":" * len(match["fence"])
    # Within such a block, cells stand between two marks.
    body = _WITHIN.sub(r"\g<lead>```\g<rest>", match["body"])
    if names := " ".join(found["rest"].strip("{}") for found in _WITHIN.finditer(match["body"])).strip():
        ledger.became(0, "cells within a block became code", names)
    return f"{colons}{{{match['kind']}}} {named['name'] if named else ''}\n{body}{colons}"
