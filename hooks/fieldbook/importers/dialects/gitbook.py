"""Books of GitBook and HonKit, and of mdBook, which lists its pages in the same way.

Sources: GitBook's and HonKit's documentation of `book.json`, `.gitbook.yaml`, `SUMMARY.md`, `LANGS.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from ...addresses import MARKDOWN
from ...encoding import as_plain_text
from ..headings import unmarked, unnumbered
from ..includes import includer
from ..language import stated
from ..loading import load
from ..notation import title_of
from ..placeholders import Placeholders, plain
from ..plan import Plan, SourceDocument, is_of_repository, settings, text_of
from ..source_tree import Tree
from ..steps import Site
from .notations import GITBOOK, MDBOOK_COURSE

_PLACES = ("", "docs", "src", "book", "content", "doc")
_ENTRY = re.compile(
    r"^(?P<lead>[ \t]*)(?:[-*+]|\d+[.)])[ \t]+"
    r"(?:\[(?P<title>(?:[^\[\]]|\[[^\[\]]*\]|\\.)*)\]\((?P<link><[^<>]*>|(?:[^()]|\([^()]*\))*)\)"
    r"|(?P<plain>\S.*?))[ \t]*$"
)
_LISTS = ("summary", "table of contents", "contents", "resumen", "índice", "indice", "sumario", "contenido")
_LOOSE = re.compile(r"^\[(?P<title>[^\[\]]+)\]\((?P<link>[^()]*)\)[ \t]*$")
_PART = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<title>.+?)[ \t]*#*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the summary: its depth, its title, and the address it leads to ("" for none)."""

    depth: int
    title: str
    link: str


def summary_of(tree: Tree) -> str | None:
    """Return the path of the book's list of pages, or None where the source is no book."""
    book = settings(tree, "book.json")
    hosted = settings(tree, ".gitbook.yaml", ".gitbook.yml")
    for config in (book, hosted):
        structure = config.get("structure")
        named = structure.get("summary") if isinstance(structure, dict) else None
        root = text_of(config.get("root")).strip("./")
        if (named or root) and (found := tree.find(f"{root}/{text_of(named) or 'SUMMARY.md'}")):
            return found
    for place in _PLACES:
        if found := tree.find(f"{place}/SUMMARY.md"):
            return found
    # A book in several languages has a list in each one's folder.
    return next((name for name in tree.files if PurePosixPath(name).name.lower() == "summary.md"), None)


class GitBook:
    """Books of GitBook, HonKit and mdBook."""

    name = "GitBook"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there is a list of pages, and no posts of Jekyll's."""
        return summary_of(tree) is not None and not any("_posts/" in name for name in tree.files)

    def plan(self, tree: Tree) -> Plan:
        """Return the pages that the list names, in its order."""
        return _book(tree, summary_of(tree) or "")


def _book(tree: Tree, summary: str) -> Plan:
    book = settings(tree, "book.json", "book.toml")
    inner = book.get("book")
    book = {**book, **inner} if isinstance(inner, dict) else book
    folder = PurePosixPath(summary).parent.as_posix()
    folder = "" if folder == "." else folder
    found = Plan(
        "GitBook",
        text_of(book.get("title")),
        text_of(book.get("description")),
        stated(book.get("language")),
        folder=folder,
        steps=GITBOOK,
    )
    variables = book.get("variables")
    values = variables if isinstance(variables, dict) else {}
    preprocessors = book.get("preprocessor")
    if isinstance(preprocessors, dict) and "course" in preprocessors:
        found.steps = MDBOOK_COURSE
    found.site = Site(values, includer(tree, ("_includes", folder, "")))
    languages = tree.find("LANGS.md")
    summaries = [summary] if not languages else [n for n in tree.files if PurePosixPath(n).name.lower() == "summary.md"]
    for name in summaries:
        _read(tree, name, found, by_folder=len(summaries) > 1)
    listed = {document.path for document in found.documents}
    for name in tree.files:
        if name.lower().endswith(MARKDOWN) and name not in listed and name not in summaries:
            why = (
                "it speaks of the repository, not to learners"
                if is_of_repository(name)
                else "the book's SUMMARY does not list it"
            )
            found.left_out(name, why)
    return found


def _read(tree: Tree, summary: str, found: Plan, *, by_folder: bool) -> None:
    folder = PurePosixPath(summary).parent
    try:
        text = as_plain_text(tree.bytes(summary))[0]
    except (OSError, ValueError):
        found.left_out(summary, "it could not be read")
        return
    outer = (folder.name,) if by_folder and folder.name else ()
    home = tree.find((folder / "README.md").as_posix()) or tree.find((folder / "index.md").as_posix())
    seen: dict[str, SourceDocument] = {}
    if home and not by_folder and (document := load(tree, home)):
        document.home, document.lesson = True, False
        seen[home] = document
    for sections, entry in placed(list(entries(text))):
        if why := _add(tree, summary, (*outer, *sections), entry, seen):
            found.left_out(summary, why)
    found.documents += seen.values()
    if not found.title:
        first = next((line for line in text.split("\n") if line.startswith("# ")), "")
        named = title_of(first.removeprefix("# "))[0]
        found.title = "" if named.lower() in _LISTS else named


def _add(tree: Tree, summary: str, sections: tuple[str, ...], entry: Entry, seen: dict[str, SourceDocument]) -> str:
    """Add the page of an entry to those `seen`; return why there is none, "" where all is well."""
    if re.match(r"[a-z]+://|mailto:", entry.link):
        return f"a link elsewhere in the list of pages: {entry.title}, {entry.link}"
    link = unquote(entry.link.split("#")[0])
    path = tree.find((PurePosixPath(summary).parent / link).as_posix()) if link else None
    if path is None:
        return f"“{entry.title}” is in the list of pages, but there is no file {link}"
    if path in seen:
        seen[path].title = seen[path].title or entry.title
    elif document := load(tree, path):
        document.title, document.sections = entry.title, tuple(unnumbered(title)[0] for title in sections)
        # A page with others below it leads into them.
        document.lead = bool(sections) and sections[-1] == entry.title
        seen[path] = document
    return ""


def entries(text: str) -> Iterator[Entry]:
    """Yield the lines of a summary; a heading is an entry of depth 0 without an address."""
    leads: list[int] = []
    begun = False
    for line in text.split("\n"):
        if part := _PART.match(line):
            leads = []
            if part["marks"] == "#" and not begun:
                # The title of the list.
                continue
            yield Entry(0, _clean(part["title"]), "")
        elif loose := _LOOSE.match(line):
            begun = True
            yield Entry(0, "", "")
            yield Entry(1, _clean(loose["title"]), loose["link"])
        elif item := _ENTRY.match(line):
            begun = True
            lead = len(item["lead"].expandtabs(4))
            while leads and leads[-1] >= lead:
                leads.pop()
            leads.append(lead)
            link = (item["link"] or "").strip().strip("<>").split(' "')[0]
            yield Entry(len(leads), _clean(item["title"] or item["plain"]), link)


def _clean(title: str) -> str:
    """Return a title of the list as words: no link, no emphasis, no tags."""
    return unmarked(plain(title_of(title)[0], Placeholders()))


def placed(listed: list[Entry]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    """Yield the entries that lead somewhere, with the sections they stand in: parts, and entries with others below."""
    part = ""
    above: list[Entry] = []
    for index, entry in enumerate(listed):
        if entry.depth == 0:
            part, above = entry.title, []
            continue
        above = above[: entry.depth - 1]
        nested = index + 1 < len(listed) and listed[index + 1].depth > entry.depth
        above.append(entry)
        chain = above if nested else above[:-1]
        sections = tuple(title for title in (part, *(outer.title for outer in chain)) if title)
        if entry.link:
            yield sections, entry
