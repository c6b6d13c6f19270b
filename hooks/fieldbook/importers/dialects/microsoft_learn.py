"""Modules of Microsoft Learn: `index.yml` lists units, each a file of YAML that includes a page or asks questions.

Source: Microsoft's contributor guide to Learn modules (`YamlMime:Module`, `YamlMime:ModuleUnit`) and to its Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from .. import markup
from ..includes import includer
from ..ledger import Fate, Ledger, Note
from ..loading import load
from ..plan import Plan, SourceDocument, natural, settings, text_of
from ..source_tree import Tree
from ..steps import Site
from . import quiz_data
from .notations import LEARN

_INCLUDE = re.compile(r"\[!include\s*\[[^\]]*\]\((?P<path>[^()]+)\)\]", re.I)


class MicrosoftLearn:
    """Modules of Microsoft Learn."""

    name = "Microsoft Learn"

    def matches(self, tree: Tree) -> bool:
        """Tell whether an `index.yml` lists units."""
        return any(_module(tree, name) for name in tree.files)

    def plan(self, tree: Tree) -> Plan:
        """Return the units of each module, in order."""
        modules = {name: module for name in sorted(tree.files, key=natural) if (module := _module(tree, name))}
        found = Plan(self.name, language="en", steps=LEARN)
        found.site = Site({}, includer(tree, ("",)))
        units = {text_of(unit.get("uid")): (name, unit) for name in tree.files if (unit := _unit(tree, name))}
        for name, module in modules.items():
            title = text_of(module.get("title"))
            if len(modules) == 1:
                found.title, found.description = title, text_of(module.get("summary"))
            documents = list(self._units(tree, found, module, units))
            if documents:
                first = self._first(name, module, documents, is_home=len(modules) == 1)
                found.documents += [first, *documents]
            if len(modules) > 1:
                for document in found.documents[-len(documents) - 1 :]:
                    document.sections = (title,) if title else ()
        return found

    def _units(
        self, tree: Tree, found: Plan, module: Mapping[str, Any], units: Mapping[str, tuple[str, Mapping[str, Any]]]
    ) -> Iterator[SourceDocument]:
        """Yield the units of a module."""
        listed = module.get("units")
        for uid in listed if isinstance(listed, list) else []:
            if text_of(uid) not in units:
                found.left_out("index.yml", f"“{uid}” is in the list of units, but there is no such file")
                continue
            name, unit = units[text_of(uid)]
            if document := self._document(tree, name, unit):
                yield document

    def _document(self, tree: Tree, name: str, unit: Mapping[str, Any]) -> SourceDocument | None:
        """Return the page that a unit includes, with its questions; its own file where it includes none."""
        folder = PurePosixPath(name).parent
        content = str(unit.get("content") or "")
        included = _INCLUDE.search(content)
        path = tree.find((folder / included["path"].strip()).as_posix()) if included else None
        document = load(tree, path or name)
        if document is None:
            return None
        if path is None:
            document.meta, document.body = {}, content
            document.ledger.source, document.ledger.offset = content, 0
        else:
            tree.notes.append(Note(name, 0, Fate.BECAME, f"the title and the minutes of {path} were taken from it"))
        minutes = unit.get("durationInMinutes")
        document.meta = {**document.meta, "title": text_of(unit.get("title")), "minutes": minutes}
        quiz = unit.get("quiz")
        if isinstance(quiz, Mapping) and (made := quiz_data.quiz(quiz.get("questions"), text_of(quiz.get("title")))):
            document.body = f"{document.body.rstrip()}\n\n{made}\n".lstrip("\n")
            document.ledger.became(0, f"the questions of {name} became a quiz")
        return document

    def _first(
        self, name: str, module: Mapping[str, Any], documents: list[SourceDocument], *, is_home: bool
    ) -> SourceDocument:
        """Return the first page of a module: what it is about, what one can do after it, what it takes.

        What a unit lists as well stands there; the engine gathers it.
        """
        title = text_of(module.get("title"))
        said = [str(module.get(key) or "").strip() for key in ("summary", "abstract", "prerequisites")]
        listed = re.findall(r"(?m)^[ \t]*[-*][ \t]+(\S[^\n]*)$", said[1])
        if listed and any(all(item in document.body for item in listed) for document in documents):
            said[1] = ""
        needed = f"{markup.box('info', 'Prerequisites')}\n\n{said[2]}\n\n{markup.end('div')}" if said[2] else ""
        body = "\n\n".join(filter(None, [said[0], said[1], needed])) + "\n"
        document = SourceDocument(name, {"title": title}, body, Ledger(name, body), title=title)
        document.home, document.lesson, document.lead = is_home, not is_home, not is_home
        return document


def _module(tree: Tree, name: str) -> Mapping[str, Any]:
    """Return what a file says of a module, empty where it is none."""
    path = PurePosixPath(name)
    found = settings(tree, name) if path.name in ("index.yml", "index.yaml") else {}
    return found if isinstance(found.get("units"), list) else {}


def _unit(tree: Tree, name: str) -> Mapping[str, Any]:
    """Return what a file says of a unit, empty where it is none."""
    path = PurePosixPath(name)
    found = settings(tree, name) if path.suffix in (".yml", ".yaml") and not path.stem.startswith(("_", ".")) else {}
    return found if "uid" in found and ("content" in found or "quiz" in found) else {}
