"""From an older course to one in today's notation: the whole way."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import markdown

from . import language, report, words
from .addresses import Addresses
from .course_files import known_language, mkdocs_yml
from .destination import Destination, RefusedError
from .dialects import folders, gitbook, jekyll
from .document import Context, Draft, draft, plain, unknown_keys
from .imported import Imported
from .ledger import Fate, Note
from .left_out import leftovers
from .lesson import front_matter, page
from .links import Library, Links, anchors
from .order import add_frame
from .papers import Paper, worded
from .placeholders import Marks
from .places import lesson_places
from .plan import Plan
from .source_tree import Tree
from .trial import strict_build
from .verify import Proof, prove
from .vocabulary import Vocabulary
from .word_count import Measure, compare

_OF_SYSTEMS = (".DS_Store", "__MACOSX", "Thumbs.db", "desktop.ini", ".git")
"""What systems put beside the one folder of an archive."""
_OF_COURSES = ("modules", "docs", "_posts", "src")
"""Folders that are part of a course, though they stand alone."""

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


def find_plan(tree: Tree) -> Plan:
    """Return what the source is: a course of Jekyll's, a book, or loose documents."""
    posts = any("_posts/" in name for name in tree.files)
    summary = gitbook.summary_of(tree)
    if summary and not posts:
        return gitbook.plan(tree, summary)
    if posts or jekyll.is_jekyll(tree):
        found = jekyll.plan(tree)
        if found.papers:
            return found
    return folders.plan(tree)


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
    tree = Tree(_inner(source))
    plan = find_plan(tree)
    if not plan.papers:
        raise RefusedError(f"there is no document in {source} that could become a lesson")
    return _Import(tree, plan, destination, progress or (lambda what, done, of: None)).run(build=build)


def _inner(source: Path) -> Path:
    """Return the folder that holds the course, where an archive put it into a folder of its own."""
    while source.is_dir():
        inside = [entry for entry in source.iterdir() if entry.name not in _OF_SYSTEMS]
        folder = inside[0] if len(inside) == 1 else None
        if folder is None or folder.is_symlink() or not folder.is_dir() or folder.name in _OF_COURSES:
            break
        source = folder
    return source


class _Import:
    """One import, step by step."""

    def __init__(self, tree: Tree, plan: Plan, destination: Destination, progress: Progress) -> None:
        self.tree, self.plan, self.destination, self.progress = tree, plan, destination, progress
        stated = known_language(plan.language)
        self.language = stated or known_language(language.detect(paper.body for paper in plan.papers)) or "en"
        self.drafts: dict[str, Draft] = {}
        self.places: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.outcome_ids: set[str] = set()
        self.measures: dict[str, Measure] = {}

    def run(self, *, build: bool) -> Imported:
        """Convert, place, link, prove, write and measure."""
        self._convert()
        papers = [paper for paper in self.plan.papers if paper.path in self.drafts]
        if not papers:
            raise RefusedError("none of the documents could be read")
        self.places = lesson_places(papers, {path: draft.title for path, draft in self.drafts.items()})
        library = Library(Addresses(self.plan, self.tree), self.places)
        for paper in papers:
            library.anchors[paper.path] = anchors(self.drafts[paper.path].text)
        title, description = self._title(papers), plain(self.plan.description, Marks())
        for paper in papers:
            self._compose(paper, Links(library, paper, self.drafts[paper.path]))
        nav = add_frame(self.texts, papers, self.places, page(title, description=description))
        for name in list(library.files):
            self._copy(name, library)
        proof = prove(self.texts, library.files.values(), nav, self.destination.folder / "docs", self.language)
        for name, text in proof.texts.items():
            self.destination.write(f"docs/{name}", text)
        self.destination.write("mkdocs.yml", mkdocs_yml(title, description, self.language, nav))
        self._measure(papers)
        imported = self._gather(papers, library, title, proof)
        if build:
            self.progress("Building", 0, 1)
            imported.build = strict_build(self.destination.folder)
        measures = {self.places[path]: found for path, found in self.measures.items()}
        text = report.compose(imported, {**self.places, **library.files}, measures, self.destination.written)
        self.destination.write_report(text)
        return imported

    def _convert(self) -> None:
        context = Context(self.plan.site, Vocabulary([paper.body for paper in self.plan.papers], self.language), set())
        for done, paper in enumerate(self.plan.papers):
            self.progress("Reading", done, len(self.plan.papers))
            fallback = paper.title or worded(paper.stem)
            try:
                named = plain(self.plan.title, Marks()) if paper.home else ""
                self.drafts[paper.path] = draft(paper.meta, paper.body, fallback, context, paper.ledger, named=named)
            except Exception as error:
                paper.ledger.look(0, f"it could not be read as a lesson ({type(error).__name__}); it was left out")
            if unknown := unknown_keys(paper.meta):
                said = ", ".join(f"{key}: {paper.meta[key]}" for key in unknown)
                paper.ledger.left_out(0, f"front matter that lessons have no place for: {said}")

    def _title(self, papers: list[Paper]) -> str:
        home = next((paper for paper in papers if paper.home), None)
        named = plain(self.plan.title, Marks())
        if not named and (home or len(papers) == 1):
            first = home or papers[0]
            named = first.sections[0] if first.sections else self.drafts[first.path].title
        return named or worded(self.tree.root.name) or "Course"

    def _compose(self, paper: Paper, links: Links) -> None:
        lesson = self.drafts[paper.path]
        lesson.text = lesson.marks.restore(re.sub(r"\n{3,}", "\n\n", links.settle(lesson.text))).strip("\n")
        head = front_matter(lesson, paper, self.outcome_ids)
        lines = "\n".join(line if _breaks(line) else line.rstrip() for line in lesson.text.split("\n"))
        self.texts[self.places[paper.path]] = f"{head}\n\n{lines}\n" if lines else f"{head}\n"

    def _copy(self, name: str, library: Library) -> None:
        try:
            self.destination.copy(f"docs/{library.files[name]}", self.tree.files[name])
            self.tree.notes.append(Note(name, 0, Fate.BECAME, "it came along, since lessons use it"))
        except OSError as error:
            self.tree.notes.append(Note(name, 0, Fate.LOOK, f"it could not be copied: {error.strerror or error}"))

    def _measure(self, papers: list[Paper]) -> None:
        renderer = markdown.Markdown(extensions=["fieldbook"])
        for done, paper in enumerate(papers):
            self.progress("Measuring", done, len(papers))
            lesson = self.drafts[paper.path]
            listed = [note.words for note in paper.ledger if note.words]
            try:
                shown = words.shown_words(renderer.reset().convert(lesson.text))
            except Exception as error:
                paper.ledger.look(0, f"the lesson could not be rendered ({type(error).__name__}: {error})")
                shown = []
            head = words.words(" ".join([lesson.title, lesson.description, *lesson.outcomes]))
            title = words.words(plain(str(paper.meta.get("title") or ""), Marks()))
            body = words.source_words(paper.body)
            found = compare([(title, words.words(lesson.title)), (body, [*head, *shown])], listed)
            self.measures[paper.path] = found
            if found.lost:
                paper.ledger.look(0, f"{len(found.lost)} words did not arrive: {' '.join(found.lost[:40])}")

    def _gather(self, papers: list[Paper], library: Library, title: str, proof: Proof) -> Imported:
        self.plan.notes += leftovers(self.plan, self.tree, {*self.places, *library.files})
        ledgers = [note for paper in self.plan.papers for note in paper.ledger]
        notes = [*ledgers, *self.plan.notes, *self.tree.notes]
        total = sum(self.measures.values(), Measure(0, 0, 0))
        imported = Imported(
            self.plan.kind,
            title,
            self.language,
            sum(paper.lesson for paper in papers),
            len(library.files),
            total,
            notes,
            self.destination.kept,
            proof.problems,
            proof.postponed,
        )
        for name in self.destination.tidy():
            notes.append(
                Note(name, 0, Fate.LEFT_OUT, "written by the last import, and not part of the course any more")
            )
        return imported


def _breaks(line: str) -> bool:
    """Tell whether the blanks at the end of a line mean something."""
    return line.endswith("  ") and bool(line.strip())
