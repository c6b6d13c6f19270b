"""Notebooks of Jupyter as Markdown: their texts, their code, and what the code printed when they were saved.

Source: nbformat's description of notebooks (cells, outputs, attachments); Jupyter Book's of the tags that hide cells.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..diagnostics import counted
from . import markup
from .ledger import Ledger
from .notation import fenced

ENDING = ".ipynb"
_ATTACHED = re.compile(r"attachment:(?P<name>[^\s()\"'<>]+)")
_FRONT = re.compile(r"---[ \t]*\n.*\n---[ \t]*\n?", re.S)
_COLOURS = re.compile(r"\x1b\[[\d;]*m")
_OBJECT = re.compile(r"\[?<[\w.]+(?: [^<>]*)?>,?[^\n]*")
"""How Python shows what has no words of its own."""
_STYLE = re.compile(r"<style\b.*?</style\s*>", re.S | re.I)
_PICTURES = ("image/png", "image/jpeg", "image/gif")
_SOLVED = re.compile(r"(?ms)^(?P<lead>[ \t]*)#+[ \t]*BEGIN SOLUTION\b[^\n]*\n.*?#+[ \t]*END SOLUTION\b[^\n]*$")
_TESTED = re.compile(r"(?ms)^[ \t]*#+[ \t]*BEGIN HIDDEN TESTS\b[^\n]*\n.*?#+[ \t]*END HIDDEN TESTS\b[^\n]*(?:\n|\Z)")
_MARK = re.compile(r"(?m)^[ \t]*#+[ \t]*(?:BEGIN|END) SOLUTION\b[^\n]*\n?")
"""What nbgrader takes out of the notebook that learners get."""
QUIZ = "display_quiz("
"""The call that shows a quiz of jupyterquiz."""
_LONGEST = 60
"""Lines of output from which on it is left out."""


def as_markdown(text: str, ledger: Ledger) -> str:
    """Return the cells of a notebook one below the other.

    Raises:
        ValueError: it is no notebook, or one of a form that Jupyter writes no more.
    """
    try:
        found = json.loads(text)
    except RecursionError:
        found = None
    cells = found.get("cells") if isinstance(found, Mapping) else None
    if not isinstance(cells, list):
        raise ValueError("it is no notebook that can be read; open it in Jupyter and save it again")
    ledger.became(0, "a notebook; its lines are counted through its cells, one below the other")
    language = _language(found.get("metadata"))
    pieces = [piece for cell in cells if isinstance(cell, Mapping) for piece in _pieces(cell, language, ledger)]
    return "\n\n".join(pieces) + "\n"


def _language(metadata: object) -> str:
    for key, name in (("language_info", "name"), ("kernelspec", "language")):
        said = metadata.get(key) if isinstance(metadata, Mapping) else None
        if isinstance(said, Mapping) and isinstance(said.get(name), str):
            return str(said[name]).lower()
    return "python"


def _pieces(cell: Mapping[str, Any], language: str, ledger: Ledger) -> Iterator[str]:
    source = _joined(cell.get("source")).strip("\n")
    kind = cell.get("cell_type")
    if kind == "markdown" and source.strip():
        yield _ATTACHED.sub(lambda match: _attached(match, cell.get("attachments")), source)
    elif kind == "code" and source.strip():
        yield from _graded(cell, source, language, ledger)
    elif kind == "raw" and _FRONT.fullmatch(source):
        yield source
    elif source.strip():
        ledger.left_out(0, "a cell that is neither text nor code", source)


def _graded(cell: Mapping[str, Any], source: str, language: str, ledger: Ledger) -> Iterator[str]:
    """Yield the code of a cell without the tests of nbgrader's, and its solution folded below what learners got."""
    if tests := " ".join(found[0] for found in _TESTED.finditer(source)):
        ledger.left_out(0, "tests that learners never saw", tests)
        source = _TESTED.sub("", source).strip("\n")
    if _SOLVED.search(source):
        yield fenced(_SOLVED.sub(r"\g<lead># …", source), language)
        ledger.became(0, "a solution of nbgrader's is folded below its cell", " ".join(_MARK.findall(source)))
        solved = [*_code(cell, _MARK.sub("", source).strip("\n"), language, ledger)]
        yield "\n\n".join([markup.box("details solution"), *solved, markup.end("div")])
    elif source.strip():
        yield from _code(cell, source, language, ledger)


def _attached(match: re.Match[str], attachments: object) -> str:
    """Return a picture that a cell holds as data."""
    held = attachments.get(match["name"]) if isinstance(attachments, Mapping) else None
    return next(_pictures(held), match[0]) if isinstance(held, Mapping) else match[0]


def _pictures(held: Mapping[str, Any]) -> Iterator[str]:
    for kind in _PICTURES:
        if kind in held:
            yield f"data:{kind};base64,{''.join(_joined(held[kind]).split())}"


def _code(cell: Mapping[str, Any], source: str, language: str, ledger: Ledger) -> Iterator[str]:
    """Yield the code of a cell, as far as its tags show it, and what it printed."""
    about = cell.get("metadata")
    given = about.get("tags") if isinstance(about, Mapping) else None
    tags = {str(tag).replace("_", "-") for tag in given} if isinstance(given, list) else set()
    if QUIZ in source:
        # The code of a quiz is read; what it showed is its program.
        yield fenced(source, language)
        return
    shown = [] if tags & {"remove-cell", "remove-input"} else [fenced(source, language)]
    if not shown:
        ledger.left_out(0, "a cell of code that readers never saw", source)
    outputs = cell.get("outputs")
    outputs = outputs if isinstance(outputs, list) and not tags & {"remove-cell", "remove-output"} else []
    printed = [text for one in outputs if isinstance(one, Mapping) for text in _output(one, ledger)]
    if tags & {"hide-cell", "hide-input"}:
        # What Jupyter Book folds has no title of its own there.
        shown = [markup.box("details code"), *shown, markup.end("div")]
    yield from [*shown, *printed]


def _output(output: Mapping[str, Any], ledger: Ledger) -> Iterator[str]:
    kind = output.get("output_type")
    data = output.get("data")
    if kind == "stream":
        yield from _printed(_joined(output.get("text")), ledger) if output.get("name") != "stderr" else ()
    elif kind == "error":
        yield from _printed(f"{_joined(output.get('ename'))}: {_joined(output.get('evalue'))}", ledger)
    elif isinstance(data, Mapping):
        yield from _shown(data, ledger)


def _shown(data: Mapping[str, Any], ledger: Ledger) -> Iterator[str]:
    """Yield what a cell showed, in the best form that it was kept in."""
    plain, page = _joined(data.get("text/plain")), _STYLE.sub("", _joined(data.get("text/html")))
    if picture := next(_pictures(data), ""):
        yield f"![]({picture})"
    elif "<table" in page and page.count("<tr") <= _LONGEST:
        yield re.sub(r"\n\s*", "", page)
    elif "text/markdown" in data:
        yield _joined(data["text/markdown"])
    elif plain and not _OBJECT.fullmatch(plain.strip()):
        yield from _printed(plain, ledger)
    elif not plain or page:
        ledger.look(0, "what a cell of code showed is not here; put it in by hand")


def _printed(text: str, ledger: Ledger) -> Iterator[str]:
    text = _COLOURS.sub("", text).strip("\n")
    if text.count("\n") >= _LONGEST:
        ledger.left_out(0, f"what a cell of code printed: {counted(text.count(chr(10)) + 1, 'line')}", text)
    elif text.strip():
        yield fenced(text)


def _joined(lines: object) -> str:
    """Return a text that may stand in lines."""
    return "".join(map(str, lines)) if isinstance(lines, list) else lines if isinstance(lines, str) else ""
