"""Equations of Word as a line that a person can read: `x^2`, `(a + b)/c`, `sqrt(x)`.

Lessons show no formulas, so the libraries that read such equations, and write LaTeX, are of no use here. Source:
ECMA-376, part 1, 22.1 (Office Math); the line is much like Word's own linear form (Unicode Technical Note 28).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from .ooxml import local, replace, text_run, unwrap

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ONE = re.compile(r"\w+(?:\^\w+)?|\([^()]*\)|\[[^\[\]]*\]|\w+\([^()]*\)")
"""What needs no brackets around it."""
_SIGNS = re.compile(r"\s*([=<>≤≥≈≠±→⇒])\s*")


def show_equations(document: Document) -> list[str]:
    """Put a line of text in the place of each equation; return these lines."""
    found = []
    for equation in list(document.element.body.iter(f"{_MATH}oMath")):
        line = as_line(equation)
        found.append(line)
        replace(equation, text_run(line))
    for outer in list(document.element.body.iter(f"{_MATH}oMathPara")):
        if (above := outer.getparent()) is not None and above.tag != qn("w:p"):
            continue
        unwrap(outer)
    return [line for line in found if line]


def as_line(equation: Element) -> str:
    """Return an equation as a line of text."""
    return " ".join(_SIGNS.sub(r" \1 ", _inner(equation)).split())


def _inner(element: Element | None) -> str:
    """Return what stands in an element, part by part."""
    return "".join(_written(child) for child in element) if element is not None else ""


def _written(part: Element) -> str:
    name = local(part)
    if name.endswith("Pr") or name == "del":
        return ""
    if name == "t":
        return part.text or ""
    write = _FORMS.get(name)
    return write(part) if write else _inner(part)


def _child(part: Element, name: str) -> str:
    return _inner(part.find(f"{_MATH}{name}"))


def _sign(part: Element, name: str, otherwise: str) -> str:
    """Return a sign that the properties of a part name."""
    found = part.find(f"{_MATH}{local(part)}Pr/{_MATH}{name}")
    return str(found.get(f"{_MATH}val") or "") if found is not None else otherwise


def _held(text: str) -> str:
    """Return text in brackets, where it is more than one thing."""
    bare = text.strip()
    return bare if not bare or _ONE.fullmatch(bare) else f"({bare})"


def _raised(base: str, below: str, above: str) -> str:
    low = f"_{_held(below)}" if below.strip() else ""
    high = f"^{_held(above)}" if above.strip() else ""
    return f"{base}{low}{high}"


def _fraction(part: Element) -> str:
    above, below = _held(_child(part, "num")), _held(_child(part, "den"))
    return f"{above} over {below}" if _sign(part, "type", "bar") == "noBar" else f"{above}/{below}"


def _script(part: Element) -> str:
    base = _child(part, "e")
    return _raised(_held(base), _child(part, "sub"), _child(part, "sup"))


def _root(part: Element) -> str:
    degree = _child(part, "deg").strip()
    inner = _child(part, "e").strip()
    return f"sqrt({inner})" if degree in ("", "2") else f"{_held(inner)}^(1/{degree})"


def _sum(part: Element) -> str:
    sign = _sign(part, "chr", "\u222b")
    return f"{_raised(sign, _child(part, 'sub'), _child(part, 'sup'))} {_child(part, 'e')}"


def _bracketed(part: Element) -> str:
    between = _sign(part, "sepChr", "|")
    inner = between.join(_inner(child) for child in part.findall(f"{_MATH}e"))
    if inner.startswith("[") and inner.endswith("]"):
        return inner
    return f"{_sign(part, 'begChr', '(')}{inner}{_sign(part, 'endChr', ')')}"


def _function(part: Element) -> str:
    name, inner = _child(part, "fName").strip(), _child(part, "e").strip()
    return f"{name}{inner}" if inner.startswith("(") else f"{name} {inner}"


def _limit(part: Element) -> str:
    return _raised(_child(part, "e"), _child(part, "lim"), "")


def _matrix(part: Element) -> str:
    rows = [", ".join(_inner(cell) for cell in row) for row in part.findall(f"{_MATH}mr")]
    return f"[{'; '.join(rows)}]"


def _lines(part: Element) -> str:
    return "; ".join(_inner(line).replace("&", "") for line in part.findall(f"{_MATH}e"))


def _accented(part: Element) -> str:
    inner = _child(part, "e")
    return f"{inner}{_sign(part, 'chr', chr(0x302))}" if len(inner) == 1 else inner


_FORMS: dict[str, Callable[[Element], str]] = {
    "f": _fraction,
    "sSup": _script,
    "sSub": _script,
    "sSubSup": _script,
    "rad": _root,
    "nary": _sum,
    "d": _bracketed,
    "func": _function,
    "limLow": _limit,
    "limUpp": _limit,
    "m": _matrix,
    "eqArr": _lines,
    "acc": _accented,
}
"""How each form of an equation is written; of others, what they hold."""
