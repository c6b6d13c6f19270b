"""Values and conditions of Liquid's: what `{{ site.data.dates[0] }}` stands for, which side of an `{% if %}` holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ..ledger import Ledger, line_of
from ..steps import Site
from .shared import in_lines

_IF = re.compile(
    r"\{%-?\s*(?P<tag>if|unless)\s+(?P<what>[^%]*?)\s*-?%\}(?P<body>(?:(?!\{%-?\s*(?:if|unless)\b).)*?)"
    r"\{%-?\s*end(?P=tag)\s*-?%\}",
    re.S,
)


_ELSE = re.compile(r"\{%-?\s*(?P<name>else|elsif\b[^%]*?)\s*-?%\}")


VALUE = re.compile(r"\{\{-?\s*(?P<name>[^{}\n]*?)\s*-?\}\}")
_STRING = re.compile(r"^\s*(?:\"([^\"]*)\"|'([^']*)'|“([^”]*)”)")
_CAPTURE = re.compile(
    r"\{%-?\s*capture\s+(?P<name>[\w-]+)\s*-?%\}(?P<text>.*?)\{%-?\s*endcapture\s*-?%\}"
    r"(?P<used>\s*\{\{-?\s*(?P=name)\b[^{}\n]*\}\})?",
    re.S,
)
"""A text that gets a name, and its name where that follows."""
_GIVEN = re.compile(r"\{\{-?\s*include\.(?P<name>[\w-]+)(?P<filters>[^{}]*)\}\}")
_DEFAULT = re.compile(
    r"\|\s*default:\s*(?:(?P<mark>[\"'])(?P<said>.*?)(?P=mark)|include\.(?P<other>[\w-]+))"
)


_COMPARED = re.compile(r"^(?P<name>[\w.\[\]\"'-]+)(?:\s*(?P<sign>==|!=)\s*(?P<text>\"[^\"]*\"|'[^']*'|[\w.-]+))?$")


def settle_conditions(text: str, values: Mapping[str, Any], ledger: Ledger | None = None) -> str:
    """Settle the conditions that ask for a parameter of an include or for a value of the page.

    What a document itself says on other conditions is noted in `ledger`.
    """
    for _ in range(6):
        settled = _IF.sub(lambda match: _settled(match, values, ledger), text)
        if settled == text:
            return text
        text = settled
    return text


def _settled(match: re.Match[str], values: Mapping[str, Any], ledger: Ledger | None) -> str:
    compared = _COMPARED.match(match["what"])
    known = compared is not None and compared["name"].split(".")[0] in ("include", "page")
    parts = _ELSE.split(match["body"])
    if compared is None or not known or len(parts) > 3 or any("elsif" in part for part in parts[1::2]):
        return match[0]
    found = look_up(compared["name"], values)
    holds = found not in (None, False)
    if compared["sign"]:
        holds = (str(found) == compared["text"].strip("\"'")) == (compared["sign"] == "==")
    chosen = 0 if holds != (match["tag"] == "unless") else 2
    kept = parts[chosen] if chosen < len(parts) else ""
    if ledger and (other := " ".join("".join(parts[2 - chosen :][:1]).split())):
        line = line_of(match.string, match.start())
        ledger.left_out(line, f"what the old site showed elsewhere only: “{other}”", other)
    return in_lines(kept, match[0])


def assigned(text: str) -> dict[str, Any]:
    """Return what `{% assign name = "text" %}` gives names to in the page."""
    found = re.findall(r"\{%-?\s*(?:assign|set)\s+([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')[^%]*%\}", text)
    return {name: double or single for name, double, single in found}


_KEY = re.compile(r"\[(?P<inner>[^\[\]]+)\]|\.?(?P<name>[^.\[\]]+)")


def look_up(name: str, values: Any, depth: int = 0) -> Any:
    """Return what `site.data.dates[page.module][1]` and the like stand for, None where that is nothing."""
    if name in ("site.baseurl", "site.url", "site.github.url"):
        return ""
    found = values
    # An inner name, as in x[page.y], is looked up first.
    for match in _KEY.finditer(name if depth else _flat(name, values)):
        key: Any = match["name"] or match["inner"].strip("\"'")
        if isinstance(found, list):
            places = {"first": 0, "last": -1}
            at = places.get(key, int(key) if re.fullmatch(r"-?\d+", key) else None)
            found = (
                len(found)
                if key == "size"
                else found[at]
                if at is not None and -len(found) <= at < len(found)
                else None
            )
        elif isinstance(found, Mapping):
            found = found.get(key, found.get(int(key)) if key.isdecimal() else None)
        else:
            return None
    return found


def _flat(name: str, values: Any) -> str:
    """Return a name with the names in its brackets replaced by what they stand for."""

    def inner(match: re.Match[str]) -> str:
        text = match["inner"].strip()
        if re.fullmatch(r"-?\d+|\"[^\"]*\"|'[^']*'", text):
            return match[0]
        return f"[{look_up(text, values, 1)}]"

    return re.sub(r"\[(?P<inner>[^\[\]]+)\]", inner, name)


def settle_captures(text: str, shown: Callable[[str], str]) -> tuple[str, dict[str, str]]:
    """Return `text` without the pieces that get names, and what these are, as `shown` shows it.

    A piece whose name follows it stays where it is.
    """
    found: dict[str, str] = {}

    def captured(match: re.Match[str]) -> str:
        if match["used"]:
            return in_lines(match["text"], match[0])
        found[match["name"]] = shown(match["text"]).strip("\n")
        return "\n" * match[0].count("\n")

    return (_CAPTURE.sub(captured, text) if "capture" in text else text), found


def given_to(content: str, given: Mapping[str, str]) -> str:
    """Return what is included with the values that it is given, or those that it has for want of them."""

    def value(match: re.Match[str]) -> str:
        if found := given.get(match["name"].lower()):
            return found
        others = _DEFAULT.finditer(match["filters"])
        return next((text for one in others if (text := one["said"] or given.get((one["other"] or "").lower()))), "")

    return _GIVEN.sub(value, content)


def _known(match: re.Match[str], values: Mapping[str, Any]) -> str:
    """Return the value that stands in code, or what was typed where there is none."""
    found = look_up(match["name"].split("|")[0].strip(), values)
    return str(found) if isinstance(found, str | int | float) and found != "" else match[0]


def with_values(text: str, values: Mapping[str, Any]) -> str:
    """Return `text` with the values that are known by their names; what is not known stays as it was typed."""
    return VALUE.sub(lambda match: _known(match, values), text)


def filled(match: re.Match[str], values: Mapping[str, Any], site: Site, ledger: Ledger, text: str) -> str:
    """Return what stands for a value in a text; one that has none is told."""
    expression = [part.strip() for part in match["name"].split("|")]
    literal = _STRING.match(expression[0])
    if literal:
        found: Any = next(part for part in literal.groups() if part is not None)
    else:
        found = look_up(expression[0], values)
    if isinstance(found, str | int | float) and not isinstance(found, bool):
        return str(found)
    if not site.strict and not expression[0].startswith(("site.", "page.", "book.", "include.")):
        return match[0]
    line = line_of(text, match.start())
    ledger.left_out(line, f"“{match[0]}”, a value of the old site that has no text")
    return ""
