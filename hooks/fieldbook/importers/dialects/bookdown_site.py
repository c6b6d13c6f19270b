"""What a book of bookdown is beside its chapters: parts, the addresses of its pages, quizzes, its list of references.

Sources: bookdown's documentation of parts and of the names of pages; the template of Open-source Tools for Training
Resources, whose quizzes lie in a folder of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from ..boxes import kind_of_title
from ..loading import load
from ..placeholders import Placeholders
from ..plan import Plan, SourceDocument
from ..source_tree import Tree
from . import markua
from .cross_references import made_name
from .shared import aside_code

_PART = re.compile(r"(?m)^#[ \t]+\((?:PART|APPENDIX)[^()\n]*\)[ \t]*(?P<name>[^{\n]+)")
_CHAPTER = re.compile(r"(?m)^#[ \t]+(?!\()")
_HEADING = re.compile(
    r"(?m)^#{1,2}[ \t]+(?!\()(?P<title>[^\n{]*?)[ \t]*(?:\{(?:#(?P<name>[\w:.-]+))?[^{}\n]*\})?[ \t]*$"
)
_NUMBER = re.compile(r"\d+")


def add_parts(documents: Sequence[SourceDocument]) -> None:
    """Give chapters the parts that headings in them begin: `# (PART) Name {-}`."""
    part = ""
    for document in documents:
        below = ""
        body = aside_code(document.body, Placeholders())
        for match in _PART.finditer(body):
            opens = not _CHAPTER.search(body[: match.start()])
            part, below = (match["name"].strip(), "") if opens else (part, match["name"].strip())
        if part and not document.sections and not document.home:
            document.sections = (part,)
        part = below or part


def complete(tree: Tree, found: Plan, names: Sequence[str]) -> None:
    """Give chapters the addresses of their pages, add quizzes behind them, leave out an empty list of references."""
    for document in list(found.documents):
        headings = [*_HEADING.finditer(aside_code(document.body, Placeholders()))]
        for heading in headings:
            document.urls.add(heading["name"] or made_name(heading["title"]))
        bare = not _HEADING.sub("", document.body).strip()
        if bare and len(headings) == 1 and kind_of_title(headings[0]["title"]) == "resources":
            found.documents.remove(document)
            found.left_out(document.path, "an empty list of references: each lesson has its own at its end")
    known = {document.path for document in found.documents}
    for name in names:
        quiz = load(tree, name) if name not in known and "quiz" in name.lower() else None
        if quiz and markua.has_quiz(quiz.body):
            found.documents.insert(_behind(found.documents, name), quiz)


def _behind(documents: Sequence[SourceDocument], name: str) -> int:
    """Return the place behind the chapter of a quiz's number; the last where there is none."""
    number = _NUMBER.search(PurePosixPath(name).stem)
    for at, document in enumerate(documents):
        own = _NUMBER.match(document.stem)
        if number and own and int(own[0]) == int(number[0]):
            return at + 1
    return len(documents)
