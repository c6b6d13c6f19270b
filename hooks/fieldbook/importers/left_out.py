"""The files of a source that did not come along, each with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

from .element_names import names
from .ledger import Fate, Note
from .plan import Plan
from .source_tree import DOCUMENTS, Tree
from .unread import advice, is_unread

_SETTINGS = (".yml", ".yaml", "book.json", "_meta.json", "summary.md", "langs.md")
_MACHINERY = tuple(
    names(".css .scss .sass .less .js .ts .rb .lock .woff .woff2 .ttf .eot .otf .toml .gemspec .sh .bat .ico")
)


def left_out_files(plan: Plan, tree: Tree, used: Collection[str]) -> list[Note]:
    """Return a note for every file that is neither used nor spoken of."""
    said = {note.path for note in [*plan.notes, *tree.notes]} | {document.path for document in plan.documents}
    # What was read, and has no words, is told by its own ledger.
    unread = unread_files(plan, tree, used) - {document.path for document in plan.documents}
    why = {
        note.path: f"{PurePosixPath(note.path).name}: {note.what.removeprefix('it could not be read: ')}"
        for note in tree.notes
        if note.fate is Fate.LOOK
    }
    return [
        Note(name, 0, Fate.UNREAD, why.get(name) or advice(tree, name))
        if name in unread
        else Note(name, 0, Fate.LEFT_OUT, _reason(name, used))
        for name in tree.files
        if name not in used and (name not in said or name in unread)
    ]


def unread_files(plan: Plan, tree: Tree, used: Collection[str]) -> set[str]:
    """Return the documents of kinds that are not read, but for those that came along as files.

    What could have been read, and is no part of the course, is none of them.
    """
    apart = {note.path for note in plan.notes if note.path.lower().endswith(DOCUMENTS)}
    return {
        name
        for name in tree.files
        if name not in apart
        and name not in used
        and is_unread(tree, name)
        and not _made_of(name, used)
        and "_" not in {part[:1] for part in PurePosixPath(name).parts}
    }


def why_none(tree: Tree) -> str:
    """Return why none of the files became a document: what is wrong with the first of them; "" where none is one."""
    unreadable = [f"{note.path}: {note.what}" for note in tree.notes if note.fate is Fate.LOOK]
    # What is said of one file need not be said of the next of its kind.
    said = {what.partition(" ")[2]: what for name in reversed(tree.files) if (what := advice(tree, name))}
    return "; ".join((unreadable or list(reversed(said.values())))[:3])


def documents_apart(notes: Iterable[Note], lessons: Collection[str]) -> list[str]:
    """Return the documents of which notes say that they were left out, but for those that became lessons."""
    left = {note.path: None for note in notes if note.fate is Fate.LEFT_OUT and note.path.lower().endswith(DOCUMENTS)}
    return [name for name in left if name not in lessons]


def _made_of(name: str, used: Collection[str]) -> str:
    """Return the document of the course that somebody has made of one that is not read, "" for none."""
    stem = name.rpartition(".")[0]
    beside = (f"{stem}{ending}" for ending in DOCUMENTS if not name.lower().endswith(DOCUMENTS))
    return next((path for path in beside if path in used), "")


def _reason(name: str, used: Collection[str]) -> str:
    top = PurePosixPath(name).parts[0]
    if made := _made_of(name, used):
        return f"“{PurePosixPath(made).name}”, which stands beside it, is part of the course"
    if name.lower().endswith(_SETTINGS):
        return "settings of the old site; what they say of the course was read"
    if name.lower().endswith(".bib"):
        return "references; those that lessons cite became notes"
    if top == "_includes":
        return "a piece that documents include; it is part of those that do"
    if top.startswith(("_", ".")) or name.lower().endswith(_MACHINERY) or "." not in PurePosixPath(name).name:
        return "the old site's machinery"
    return "no lesson uses it"
