"""Calls of R as data, where they hold nothing but texts, numbers, names and other such calls.

Source: the R language definition (constants, calls). What computes something is no data, and is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"(?P<space>\s+|\#[^\n]*)"
    r"|[rR](?P<quote>[\"'])(?P<dashes>-*)\((?P<raw>.*?)\)(?P=dashes)(?P=quote)"
    r"|\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'"
    r"|(?P<name>[A-Za-z.][\w.]*(?:::[A-Za-z.][\w.]*)?)|`(?P<ticked>[^`\n]+)`"
    r"|(?P<number>-?\d[\d.]*(?:[eE][+-]?\d+)?L?)|(?P<sign>[(),=])",
    re.S,
)
_ESCAPE = re.compile(r"\\(.)", re.S)
_ESCAPED = {"n": "\n", "t": "\t"}


@dataclass(slots=True)
class Call:
    """A call: the name of what is called, its arguments in order, and those that are named."""

    name: str
    given: list[Value] = field(default_factory=list)
    named: dict[str, Value] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return the text that is given by name, "" for none."""
        found = self.named.get(name)
        return found if isinstance(found, str) else ""


Value = str | bool | Call


def calls(code: str) -> list[Call] | None:
    """Return the calls that a piece of code consists of, None where it holds anything else."""
    tokens = _tokens(code)
    if tokens is None:
        return None
    reader = _Reader(tokens)
    found: list[Call] = []
    while reader.left:
        value = reader.value()
        if not isinstance(value, Call):
            return None
        found.append(value)
    return found


def _tokens(code: str) -> list[tuple[str, str]] | None:
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(code):
        match = _TOKEN.match(code, at)
        if match is None:
            return None
        at = match.end()
        kind = str(match.lastgroup)
        if kind in ("double", "single"):
            found.append(("text", _ESCAPE.sub(lambda one: _ESCAPED.get(one[1], one[1]), match[kind])))
        elif kind != "space":
            found.append(("text" if match["raw"] is not None else kind, match["raw"] or match[kind]))
    return found


class _Reader:
    """Reads values from tokens, in their order."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def left(self) -> bool:
        """Tell whether there are tokens left."""
        return self._at < len(self._tokens)

    def _next(self) -> tuple[str, str]:
        token = self._tokens[self._at] if self.left else ("", "")
        self._at += 1
        return token

    def _takes(self, sign: str) -> bool:
        taken = self.left and self._tokens[self._at] == ("sign", sign)
        self._at += taken
        return taken

    def value(self) -> Value | None:
        """Return the next value, None where there is none that is data."""
        kind, said = self._next()
        if kind in ("text", "number"):
            return said
        if kind == "name" and self._takes("("):
            return self._call(said.rpartition("::")[2])
        return said in ("TRUE", "T") if kind == "name" and said in ("TRUE", "FALSE", "T", "F") else None

    def _call(self, name: str) -> Call | None:
        call = Call(name)
        while not self._takes(")"):
            named = ""
            if self._at + 1 < len(self._tokens) and self._tokens[self._at + 1] == ("sign", "="):
                named = self._next()[1]
                self._at += 1
            value = self.value()
            if value is None or not (self._takes(",") or self._tokens[self._at : self._at + 1] == [("sign", ")")]):
                return None
            if named:
                call.named[named] = value
            else:
                call.given.append(value)
        return call
