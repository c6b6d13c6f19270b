"""From an older course to one in today's notation: the whole way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from . import chrome, deletions, report, wordless
from .addresses import Addresses
from .course_files import add_frame, known_language, language_of, mkdocs_yml
from .course_source import course_folder, find_plan, plugins_of
from .destination import Destination, RefusedError
from .document import Context, Draft, draft, unknown_words
from .front_lists import show_lists
from .headings import named_places
from .language import Vocabulary
from .ledger import Fate, Note
from .left_out import documents_apart, left_out_files, unread_files, why_none
from .lesson import front_matter, page
from .links import Library, Links, anchors_of
from .measuring import Measuring
from .navigation import fold_sections, name_home, settle_leads, settle_places, settle_titles
from .placeholders import AMP, Placeholders, plain
from .places import lesson_places, module_folders
from .plan import Plan, SourceDocument, worded
from .report import Imported
from .source_tree import Tree
from .titles import HOME_TITLES
from .unread import count_words
from .verify import Verified, strict_build, verify
from .word_count import Measure
from .words import source_words

_AMPERSAND = re.compile(rf"[&{AMP}]amp;(?![#\w]{{1,40}};)")
"""An ampersand written for a machine, where one that is typed means the same."""
Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


def import_course(
    source: Path, folder: Path, *, update: bool = False, build: bool = False, progress: Progress | None = None
) -> Imported:
    """Import the course (a folder, or a single document) at `source` into `folder`.

    With `update`, what an earlier import wrote there is written anew; with `build`, a strict build is tried.

    Raises:
        RefusedError: there is nothing to import, or `folder` must not be written to.
    """
    if not source.exists():
        raise RefusedError(f"there is no {source}")
    destination = Destination(folder, source, update=update)
    tree = Tree(course_folder(source))
    if "fieldbook" in plugins_of(tree):
        raise RefusedError(f"{source} is a course of Fieldbook already; to give it a newer engine: fieldbook upgrade")
    plan = find_plan(tree)
    if not plan.documents:
        raise RefusedError(why_none(tree) or f"there is no document in {source} that could become a lesson")
    return _Import(tree, plan, destination, progress or (lambda what, done, of: None)).run(build=build)


class _Import:
    """One import, step by step."""

    def __init__(self, tree: Tree, plan: Plan, destination: Destination, progress: Progress) -> None:
        self.tree, self.plan, self.destination, self.progress = tree, plan, destination, progress
        self.language = self._language()
        self.drafts: dict[str, Draft] = {}
        self.places: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.outcome_ids: set[str] = set()
        self.measures: dict[str, Measure] = {}

    def _language(self) -> str:
        """Return the language that the source states, or that its words or documents tell."""
        if stated := known_language(self.plan.language):
            return stated
        guess = language_of(self.plan.documents)
        if not guess:
            what = "the source does not say its language, and its words are too few to tell; taken for English"
            self.tree.notes.append(Note("", 0, Fate.LOOK, f"{what} (language: in mkdocs.yml)"))
        return guess or "en"

    def run(self, *, build: bool) -> Imported:
        """Convert, place, link, verify, write and measure."""
        self._convert()
        documents = self._placed(self._with_words())
        library = self._library(documents)
        title, description = self._title(documents), plain(self.plan.description, Placeholders())
        self._link(documents, library)
        home = page(title, description=description)
        nav = add_frame(self.texts, documents, self.places, module_folders(documents, self.destination.earlier), home)
        nav = deletions.without_pages(nav, self.texts, self.destination)
        for name in list(library.files):
            self._copy(name, library)
        proof = verify(self.texts, library.files.values(), nav, self.destination.folder / "docs", self.language)
        self._write(proof.texts)
        self.destination.write("mkdocs.yml", mkdocs_yml(title, description, self.language, nav))
        self._measure(documents, proof)
        imported = self._gather(documents, library, title, proof)
        if build:
            self.progress("Building", 0, 1)
            imported.build = strict_build(self.destination.folder)
        measures = {self.places[path]: found for path, found in self.measures.items()}
        text = report.compose(imported, {**self.places, **library.files}, measures, self.destination.prints)
        self.destination.write_report(text)
        return imported

    def _placed(self, documents: list[SourceDocument]) -> list[SourceDocument]:
        """Give the documents their titles and places in the course; return those that its author has not deleted."""
        fold_sections(documents)
        settle_titles(documents, self.drafts)
        name_home(documents, self.drafts, worded(self.tree.root.name) or "Course")
        settle_leads(documents, self.drafts)
        titles = {path: draft.title for path, draft in self.drafts.items()}
        self.places = lesson_places(documents, titles, self.destination.earlier)
        settle_places(documents, self.places)
        return deletions.without_lessons(documents, self.places, self.destination)

    def _write(self, texts: Mapping[str, str]) -> None:
        """Write the pages, by their paths below docs/."""
        made_of = {place: path for path, place in self.places.items()}
        for name, text in texts.items():
            self.destination.write(f"docs/{name}", text, made_of.get(name, ""))

    def _with_words(self) -> list[SourceDocument]:
        """Return the documents that say something.

        Raises:
            RefusedError: none does.
        """
        documents = wordless.kept([one for one in self.plan.documents if one.path in self.drafts], self.drafts)
        if not documents:
            ledgers = [note for document in self.plan.documents for note in document.ledger if note.fate is Fate.LOOK]
            told = [note.what for note in [*self.tree.notes, *ledgers] if note.path]
            raise RefusedError("; ".join(["none of the documents could be read", *told]))
        return documents

    def _library(self, documents: list[SourceDocument]) -> Library:
        """Return what links may lead to."""
        library = Library(Addresses(self.plan, self.tree), self.places, self.destination.taken)
        for document in documents:
            library.anchors[document.path] = anchors_of(self.drafts[document.path])
            library.titles[document.path] = self.drafts[document.path].title
        return library

    def _link(self, documents: list[SourceDocument], library: Library) -> None:
        """Compose the lessons, with links that lead where things are now."""
        for document in documents:
            self._compose(document, Links(library, document, self.drafts[document.path]))
        for place, text in self.texts.items():
            self.texts[place] = named_places(text, library.linked[place])

    def _measure(self, documents: list[SourceDocument], proof: Verified) -> None:
        """Count how many words of each document arrived."""
        measuring = Measuring()
        for done, document in enumerate(documents):
            self.progress("Measuring", done, len(documents))
            page_made = proof.documents.get(self.places[document.path])
            self.measures[document.path] = measuring.measure(document, self.drafts[document.path], page_made)

    def _convert(self) -> None:
        context = Context(
            self.plan.site,
            Vocabulary([document.body for document in self.plan.documents], self.language),
            set(),
            self.plan.steps,
            chrome.of_site(one.body for one in self.plan.documents if not one.measured),
        )
        for done, document in enumerate(self.plan.documents):
            self.progress("Reading", done, len(self.plan.documents))
            show_lists(document, self.language)
            try:
                named = plain(self.plan.title, Placeholders()) if document.home else ""
                if named and str(document.meta.get("title")).strip().lower() in HOME_TITLES:
                    document.meta = {key: value for key, value in document.meta.items() if key != "title"}
                self.drafts[document.path] = draft(
                    document.meta,
                    document.body,
                    document.name,
                    context,
                    document.ledger,
                    named=named,
                    path=document.path,
                    office=bool(document.measured),
                    listed=document.title,
                    lesson=document.lesson,
                )
            except Exception as error:
                document.ledger.look(0, f"it could not be read as a lesson ({type(error).__name__}); it was left out")
            if unknown := unknown_words(document.meta):
                said = ", ".join(f"{key}: {value}" for key, value in unknown.items())
                document.ledger.left_out(
                    0, f"front matter that lessons have no place for: {said}", " ".join(unknown.values())
                )

    def _title(self, documents: list[SourceDocument]) -> str:
        home = next((document for document in documents if document.home), None)
        named = plain(self.plan.title, Placeholders())
        if not named and (home or len(documents) == 1):
            first = home or documents[0]
            named = first.sections[0] if first.sections else self.drafts[first.path].title
        return named or worded(self.tree.root.name) or "Course"

    def _compose(self, document: SourceDocument, links: Links) -> None:
        lesson = self.drafts[document.path]
        lesson.text = _AMPERSAND.sub("&", lesson.text)
        lesson.text = lesson.marks.restore(re.sub(r"\n{3,}", "\n\n", links.settle(lesson.text))).strip("\n")
        head = front_matter(lesson, document, self.outcome_ids)
        # Two spaces at the end of words are a break.
        kept = (line if line.endswith("  ") and line.strip() else line.rstrip() for line in lesson.text.split("\n"))
        lines = "\n".join(kept)
        self.texts[self.places[document.path]] = f"{head}\n\n{lines}\n" if lines else f"{head}\n"

    def _copy(self, name: str, library: Library) -> None:
        try:
            self.destination.copy(f"docs/{library.files[name]}", self.tree.bytes(name), name)
            self.tree.notes.append(Note(name, 0, Fate.BECAME, "it came along, since lessons use it"))
        except OSError as error:
            self.tree.notes.append(Note(name, 0, Fate.LOOK, f"it could not be copied: {error.strerror or error}"))

    def _gather(self, documents: list[SourceDocument], library: Library, title: str, proof: Verified) -> Imported:
        unread_names = unread_files(self.plan, self.tree, {*self.places, *self.drafts, *library.files})
        unread = sum(count_words(self.tree, name) for name in unread_names)
        unread += sum(len(source_words(one.body)) for one in self.plan.documents if one.path not in self.drafts)
        self.plan.notes += left_out_files(self.plan, self.tree, {*self.places, *library.files})
        ledgers = [note for document in self.plan.documents for note in document.ledger]
        of_files = [*self.plan.notes, *self.tree.notes]
        notes = [*ledgers, *of_files]
        total = sum(self.measures.values(), Measure(0, 0, 0)) + Measure(unread, 0, 0, (), unread)
        imported = Imported(
            self.plan.kind,
            title,
            self.language,
            sum(document.lesson for document in documents),
            len(library.files),
            total,
            notes,
            self.destination.kept,
            proof.problems,
            proof.postponed,
            apart=documents_apart(of_files, self.drafts),
        )
        for name in self.destination.tidy():
            notes.append(Note(name, 0, Fate.LEFT_OUT, "written by the last import; the course has it no more"))
        return imported
