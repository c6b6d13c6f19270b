"""The order of a site of Sphinx: what the directive `toctree` lists, in Markdown or in reStructuredText.

Source: Sphinx' reference of the directive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ..source_tree import Tree
from .listed import Entry

_FENCE = re.compile(r"[ \t]*(?P<marks>`{3,}|:{3,})[ \t]*(?P<said>.*)")
_DOTTED = re.compile(r"(?m)^\.\.[ \t]+toctree::[ \t]*\n(?P<inner>(?:[ \t]+[^\n]*\n|[ \t]*\n)*)")
_CAPTION = re.compile(r"(?m)^[ \t]*:?caption:[ \t]*(?P<text>.+)$")
_ITEM = re.compile(r"^(?:(?P<title>.+?)\s*<(?P<target>[^<>]+)>|(?P<path>[^\s:<>]+))$")
_PROJECT = re.compile(r"(?m)^project[ \t]*=[ \t]*u?(?P<mark>[\"'])(?P<name>[^\"'\n]+)(?P=mark)[ \t]*(?:#.*)?$")


def folder(tree: Tree) -> str | None:
    """Return the folder that holds the settings of Sphinx and a first page, None where there is none."""
    found = [PurePosixPath(name) for name in tree.files if PurePosixPath(name).name == "conf.py"]
    for path in sorted(found, key=lambda path: (len(path.parts), path)):
        base = "" if path.parent.as_posix() == "." else path.parent.as_posix()
        if len(path.parts) < 4 and any(tree.find(_under(base, f"index{ending}")) for ending in (".md", ".rst")):
            return base
    return None


def first_page(tree: Tree, base: str) -> str:
    """Return the path of the first page of the site in `base`, "" where there is none.

    Of two, it is the one that lists others: what turns reStructuredText into Markdown leaves toctrees out.
    """
    found = list(filter(None, (tree.find(_under(base, f"index{ending}")) for ending in (".md", ".rst"))))
    return next((name for name in found if "toctree" in tree.text(name)), found[0] if found else "")


def project(tree: Tree, base: str) -> str:
    """Return what the settings of the site in `base` call it, "" where they don't say so in plain words."""
    settings = tree.find(_under(base, "conf.py"))
    named = _PROJECT.search(tree.text(settings)) if settings else None
    return named["name"] if named else ""


def listed(tree: Tree, base: str) -> list[Entry]:
    """Return the first page of the site in `base`, and what its toctrees list."""
    first = first_page(tree, base)
    return [Entry("index"), *_entries(tree, first)] if first else []


def _entries(tree: Tree, first: str) -> Iterator[Entry]:
    """Yield what the toctrees of a page list, each page followed by what its own list; however many follow each other.

    A page that was read before is not read again.
    """
    seen = {first}
    waiting = [*_items(tree, first, ())][::-1]
    while waiting:
        entry = waiting.pop()
        yield entry
        endings = (".md", ".rst")
        found = (tree.find(entry.path if entry.path.endswith(end) else entry.path + end) for end in endings)
        name = next(filter(None, found), None)
        if name is not None and name not in seen:
            seen.add(name)
            waiting += [*_items(tree, name, entry.sections)][::-1]


def _items(tree: Tree, name: str, sections: tuple[str, ...]) -> Iterator[Entry]:
    """Yield what the toctrees of one page list."""
    text = tree.text(name)
    for inner_text in _dotted(text) if name.endswith(".rst") else _fenced(text):
        caption = _CAPTION.search(inner_text)
        inner = (*sections, caption["text"].strip()) if caption else sections
        for line in inner_text.split("\n"):
            item = _ITEM.match(line.strip()) if not line.strip().startswith((":", "-")) else None
            if item is not None:
                target = item["target"] or item["path"]
                path = target if "://" in target else _under(PurePosixPath(name).parent.as_posix(), target)
                yield Entry(path, item["title"] or "", inner)


def _dotted(text: str) -> Iterator[str]:
    return (match["inner"] for match in _DOTTED.finditer(text))


def _fenced(text: str) -> Iterator[str]:
    """Yield what stands in the toctrees of a page in Markdown, but for those that it shows as code."""
    fences: list[tuple[str, str]] = []
    held: list[str] = []
    for line in text.split("\n"):
        match = _FENCE.match(line)
        marks, said = (match["marks"], match["said"]) if match else ("", "")
        last, kind = fences[-1] if fences else ("", "")
        if last and not said and marks.startswith(last):
            fences.pop()
            if kind == "toctree":
                yield "\n".join(held)
        elif kind in ("toctree", "code"):
            held.append(line)
        elif marks and (said or marks[0] == "`"):
            # What another directive holds is read; code is not.
            is_open = said.startswith("{") or marks[0] == ":"
            fences.append((marks, "toctree" if said.startswith("{toctree}") else "directive" if is_open else "code"))
            held = []


def _under(base: str, name: str) -> str:
    return name if base in ("", ".") else f"{base}/{name}"
