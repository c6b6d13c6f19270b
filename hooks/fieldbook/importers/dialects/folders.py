"""Any folder of documents, or a single one: ordered by what front matter says, then by name; a folder is a section."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from ..chrome import page_title
from ..headings import unnumbered
from ..includes import includer
from ..ledger import Fate, Note
from ..loading import load
from ..plan import (
    Plan,
    SourceDocument,
    bibliography,
    is_of_repository,
    settings,
    text_of,
    worded,
)
from ..source_tree import DOCUMENTS, OFFICE, Tree
from ..steps import Site
from . import codelabs, slides
from .liascript import is_liascript, language_of
from .notations import LOOSE, VAULT
from .reading_order import in_order
from .shared import TITLE

_TRANSLATED = re.compile(
    r"^(?P<stem>.+?)[._-](?P<language>zh(?:tw|cn|hk)|ptbr|[a-z]{2}(?:[_-][A-Za-z]{2,4})?)(?P<ending>\.[a-z]+)$"
)
_TRANSLATED_FOLDER = re.compile(r"^(?P<stem>.+?)[._-](?:zh(?:tw|cn|hk)|ptbr|[a-z]{2}(?:[_-][A-Za-z]{2,4})?)$")
LANGUAGE = re.compile(r"^[a-z]{2}(?:[_-][A-Za-z]{2,4})?$")
"""The name of a folder that holds a course in one language."""
_TRANSLATIONS = ("translations", "translation", "i18n", "locales")
_LINKED = re.compile(
    r"\]\(<?(?P<url>[^()<>]+\.(?:docx|odt))>?[^()]*\)"
    r"|(?:href|src)\s*=\s*[\"'](?P<href>[^\"']+\.(?:docx|odt))[\"']",
    re.I,
)
_GENERAL = re.compile(r"^\W*(?:index|home|readme|welcome|introduction|overview|about)?\W*$", re.I)
_WRAPPERS = ("docs", "content", "src", "source", "lessons", "modules", "pages", "book", "course", "en")
"""Folders that hold a whole course, and say nothing of what is in them."""
_FORM = "a template for new notes"
_DRAWING = "a drawing of Excalidraw; where lessons show it, export it as .svg or .png"
_PART = "a piece that documents include; it is part of those that do"
_HANDOUT = "a handout that a lesson links to; it came along as the file that it is"


class Folders:
    """Documents of which nothing says what system they were written for."""

    name = "documents"

    def matches(self, tree: Tree) -> bool:
        """Tell whether there are any documents."""
        return any(name.lower().endswith(DOCUMENTS) for name in tree.files)

    def plan(self, tree: Tree) -> Plan:
        """Return the documents in order."""
        vault = any(name.startswith(".obsidian/") for name in tree.files)
        found = Plan(self.name, steps=VAULT if vault else LOOSE, by_names=vault)
        names = [name for name in tree.files if name.lower().endswith(DOCUMENTS)]
        wrapper = _wrapper(names)
        places = tuple(dict.fromkeys(("_includes", wrapper, "")))
        found.site = Site({}, includer(tree, places), references=bibliography(tree))
        found.folder = wrapper
        wiki = any(PurePosixPath(name).name in ("_Sidebar.md", "_Footer.md") for name in names)
        documents: list[SourceDocument] = []
        forms = _forms(tree) if vault else ()
        for name in sorted(names):
            if why := _FORM if name.startswith(forms) else _why_not(name, names):
                found.left_out(name, why)
            elif document := load(tree, name):
                documents += _taken(document, found, alone=len(names) == 1, wiki=wiki)
        apart = dict.fromkeys(_handouts(documents), _HANDOUT)
        apart |= dict.fromkeys(_shown_slides(documents), _PART)
        for path in [document.path for document in documents if document.path in apart]:
            found.left_out(path, apart[path])
        found.documents = in_order([document for document in documents if document.path not in apart])
        _name_folders(found.documents, wrapper)
        name_sections(found.documents)
        return found


def _forms(tree: Tree) -> tuple[str, ...]:
    """Return the folders of a vault that hold templates for new notes, by Obsidian's settings or by their name."""
    own = settings(tree, ".obsidian/templates.json").get("folder")
    plugin = settings(tree, ".obsidian/plugins/templater-obsidian/data.json").get("templates_folder")
    named = {PurePosixPath(name).parts[0] for name in tree.files}
    usual = [name for name in named if name.strip("_").lower() in ("template", "templates")]
    return tuple(f"{folder}/" for one in (own, plugin, *usual) if (folder := text_of(one).strip("/")))


def _why_not(name: str, names: list[str]) -> str:
    """Return why a file is no document of the course, by its name among the others; "" if it may be one."""
    path = PurePosixPath(name)
    if name.lower().endswith(".excalidraw.md"):
        return _DRAWING
    piece = path.name.startswith("_") and path.stem != "_index" and name.lower().endswith((".md", ".mdx", ".qmd"))
    if piece or "partials" in path.parts:
        return _PART
    if original := original_of(name, names):
        return f"a translation of {original}; import it as a course of its own"
    return "it speaks of the repository, not to learners" if is_of_repository(name) and len(names) > 1 else ""


def _taken(document: SourceDocument, found: Plan, *, alone: bool, wiki: bool) -> list[SourceDocument]:
    """Return a document with its place in the course, or the lessons that it holds."""
    if document.parts:
        found.title = found.title or document.title
        found.notes.append(Note(document.path, 0, Fate.BECAME, f"it became {len(document.parts)} lessons"))
        return document.parts
    untitled = wiki and not TITLE.search(document.body)
    document.title = document.name if untitled else page_title(document.body)
    place(document, alone, found.folder)
    if codelabs.is_codelab(document.meta):
        document.meta = {**document.meta, "minutes": codelabs.minutes(document.body)}
    if is_liascript(document.body):
        document.language = language_of(document.body)
    return [document]


def original_of(name: str, names: list[str]) -> str:
    """Return the document of which `name` is a translation, as `README.es.md` is one of `README.md`; "" if none."""
    path = PurePosixPath(name)
    for index, part in enumerate(path.parts[:-1]):
        if part.lower() in _TRANSLATIONS and index + 2 < len(path.parts) and LANGUAGE.match(path.parts[index + 1]):
            original = PurePosixPath(*path.parts[:index], *path.parts[index + 2 :]).as_posix()
            return original if original in names else "the course"
        # Beside the folder of the original lies one for each language.
        stem = _TRANSLATED_FOLDER.sub(r"\g<stem>", part)
        one = PurePosixPath(*path.parts[:index], stem, *path.parts[index + 1 :]).as_posix()
        if stem != part and one in names:
            return one
    match = _TRANSLATED.match(path.name)
    folders = [path.parent, path.parent.parent] if path.parent.name.lower() in _TRANSLATIONS else [path.parent]
    wanted = [(folder / f"{match['stem']}{match['ending']}").as_posix() for folder in folders] if match else []
    return next((one for one in wanted if one in names), "")


def _name_folders(documents: list[SourceDocument], wrapper: str) -> None:
    """Give folders the titles of their first pages; those whose names differ by a number alone may keep the number."""
    alike: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document in documents:
        path = PurePosixPath(document.folder)
        for above in (path, *path.parents):
            alike[above.parent.as_posix(), worded(above.name)].add(above.as_posix())
    heads = {document.folder: document for document in documents if document.stem.lower() in ("index", "readme")}
    titles = _titles(heads)
    for (_parent, name), folders in alike.items():
        for folder in folders:
            said = titles.get(folder) or (_told_apart(folder, name, heads) if len(folders) > 1 else "")
            within = wrapper and folder.startswith(f"{wrapper}/")
            depth = len(PurePosixPath(folder).parts) - (len(PurePosixPath(wrapper).parts) if within else 0)
            if said and not f"{wrapper}/".startswith(f"{folder}/"):
                name_folder(documents, folder, depth, said)


def name_folder(documents: list[SourceDocument], folder: str, depth: int, title: str) -> None:
    """Give the documents below a folder `title` as the section which that folder is: the one at `depth`."""
    for document in documents:
        if f"{document.folder}/".startswith(f"{folder}/") and len(document.sections) >= depth:
            document.sections = (*document.sections[: depth - 1], title, *document.sections[depth:])


def _titles(heads: Mapping[str, SourceDocument]) -> dict[str, str]:
    """Return the titles in the front matter of first pages, by folder, but those that say nothing of the folder."""
    named = {folder: text_of(head.meta.get("title") or head.meta.get("name")) for folder, head in heads.items()}
    given = {folder: unnumbered(name)[0] for folder, name in named.items()}
    counted = Counter(given.values())
    return {folder: title for folder, title in given.items() if counted[title] == 1 and not _GENERAL.match(title)}


def _told_apart(folder: str, name: str, heads: Mapping[str, SourceDocument]) -> str:
    heading = TITLE.search(heads[folder].body) if folder in heads else None
    number = re.match(r"\d+", PurePosixPath(folder).name)
    return unnumbered(heading["title"])[0] if heading else f"{name} {int(number[0])}" if number else name


def name_sections(documents: list[SourceDocument]) -> None:
    """Give loose documents the sections that their front matter names."""
    for document in documents:
        named = [text_of(document.meta.get(key)) for key in ("module_full_name", "section")]
        document.sections = document.sections or tuple(unnumbered(name)[0] for name in named if name)


def _wrapper(names: list[str]) -> str:
    """Return the folder that holds all documents but those at the root, where its name says nothing."""
    found = ""
    while True:
        inside = [name.removeprefix(f"{found}/") for name in names if not found or name.startswith(f"{found}/")]
        tops = {PurePosixPath(name).parts[0] for name in inside if "/" in name}
        top = next(iter(tops)) if len(tops) == 1 else ""
        says = top.lower() not in _WRAPPERS and not (found and LANGUAGE.match(top))
        if not top or says or (found and any("/" not in name for name in inside)):
            return found
        found = f"{found}/{top}" if found else top


def _handouts(documents: list[SourceDocument]) -> set[str]:
    """Return the documents of word processors that other documents link to, to be filled in or printed."""
    linked: set[str] = set()
    for document in documents:
        if document.path.lower().endswith(OFFICE):
            continue
        for match in _LINKED.finditer(document.body):
            url = unquote(match["url"] or match["href"])
            linked |= {PurePosixPath(document.folder, url.lstrip("/")).as_posix(), url.lstrip("/")}
    return {document.path for document in documents if document.path.lower().endswith(OFFICE)} & linked


def _shown_slides(documents: list[SourceDocument]) -> set[str]:
    """Return the documents that sets of slides above them show as their own; of two that show each other, one."""
    found: set[str] = set()
    seen: set[str] = set()
    for document in sorted(documents, key=lambda one: (one.path.count("/"), one.path)):
        seen.add(document.path)
        found |= {path for path in slides.pieces(document) if path not in seen}
    return found


def place(document: SourceDocument, alone: bool, wrapper: str) -> None:
    """Give a document the sections of its folders below `wrapper`; the first page at the top is the course's."""
    path = PurePosixPath(document.path)
    inner = path.relative_to(wrapper) if wrapper and path.is_relative_to(wrapper) else path
    parts = inner.parts if len(path.parts) > 1 else path.parts
    document.sections = tuple(worded(part) for part in parts[:-1])
    stem = path.stem.lower()
    if stem in ("index", "readme", "_index", "home") and len(parts) == 1 and not alone:
        document.home, document.lesson = True, False
