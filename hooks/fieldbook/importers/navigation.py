"""The menu that a course's owner would draw: sections that hold something, titles that differ."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from .document import Draft
from .element_names import names
from .plan import SourceDocument, text_of, worded
from .titles import HOME_TITLES, NO_TITLES

_SAY_NOTHING = names("readme index posts _posts docs doc content contents src source _index")
_NUMBER = re.compile(r"^[\d.\s_-]*$")
_LONG_LEAD = 120
"""Words from which on the first page of a section is a lesson itself."""


def fold_sections(documents: Sequence[SourceDocument]) -> None:
    """Take out sections that say nothing or hold a single page."""
    for document in documents:
        kept: list[str] = []
        for name in document.sections:
            says = name.strip().casefold() not in _SAY_NOTHING and not _NUMBER.match(name)
            if says and (not kept or kept[-1].casefold() != name.casefold()):
                kept.append(name)
        document.sections = tuple(kept)
        if document.is_first and document.lesson and document.sections:
            document.lead = True
    shelves = Counter(document.shelf for document in documents if not document.lesson)
    for document in documents:
        document.shelf = document.shelf if shelves[document.shelf] > 1 else ""
    lessons = [document for document in documents if document.lesson and document.sections]
    for depth in range(max((len(document.sections) for document in lessons), default=0), 1, -1):
        counts = Counter(document.sections[:depth] for document in lessons)
        for document in lessons:
            if len(document.sections) >= depth and counts[document.sections[:depth]] == 1:
                document.sections = document.sections[: depth - 1]
                document.lead = document.lead and document.is_first
    _fold_top(lessons)
    seen: set[tuple[str, ...]] = set()
    for document in lessons:
        # Only the first page of a module can be its index.
        document.lead = document.lead and len(document.sections) == 1 and document.sections not in seen
        seen.add(document.sections[:1])
    alone = Counter(document.sections for document in lessons)
    for document in lessons:
        document.lead = document.lead and (
            alone[document.sections] > 1
            or any(other.sections[:1] == document.sections and other is not document for other in lessons)
        )


def _fold_top(lessons: Sequence[SourceDocument]) -> None:
    """Let lessons stand by themselves whose sections hold nothing else, where most are like that."""
    counts = Counter(document.sections[0] for document in lessons)
    single = sum(count == 1 for count in counts.values())
    for document in lessons:
        first = document.is_first and len(counts) > 1
        if counts[document.sections[0]] == 1 and (first or (single * 2 > len(counts) and len(counts) > 1)):
            what = f"it is the only lesson of “{document.sections[0]}”, and stands by itself in the menu"
            document.ledger.became(0, what)
            document.sections = ()
            document.lead = False


def name_home(documents: Iterable[SourceDocument], drafts: Mapping[str, Draft], name: str) -> None:
    """Give a first page whose title only says that it is one the name of the course."""
    for document in documents:
        home = drafts[document.path]
        if document.home and home.title.lower() in NO_TITLES | HOME_TITLES:
            document.ledger.became(0, f"the title “{home.title}” became the course's", home.title)
            home.title = name


def settle_titles(documents: Sequence[SourceDocument], drafts: Mapping[str, Draft]) -> None:
    """Give lessons that share a title the names of their files; a heading that was the title is one again.

    Subtitles stand below the titles.
    """
    groups: dict[str, list[SourceDocument]] = defaultdict(list)
    for document in documents:
        groups[drafts[document.path].title.casefold()].append(document)
    for group in groups.values():
        shared = Counter(worded(document.stem).casefold() for document in group)
        for document in group if len(group) > 1 else []:
            lesson = drafts[document.path]
            beside = [other for other in group if other.sections == document.sections]
            named = document.title if document.title and document.title != lesson.title else worded(document.stem)
            if subtitle := text_of(document.meta.get("subtitle")):
                # Some sites have the course's title on every page, and the page's own below it.
                document.ledger.became(0, f"the subtitle became the title, in place of “{lesson.title}”", lesson.title)
                lesson.title = subtitle
                lesson.description = "" if lesson.description == subtitle else lesson.description
                continue
            if shared[named.casefold()] > 1 and document.folder:
                if document is min(group, key=lambda one: one.path.count("/")):
                    continue
                named = f"{lesson.title} ({worded(PurePosixPath(document.folder).name).lower()})"
            says = named.casefold() not in _SAY_NOTHING and named.casefold() != lesson.title.casefold()
            if document.home or not says or (lesson.heading == "" and len(beside) < 2):
                continue
            if lesson.heading and not named.startswith(lesson.title):
                lesson.text = f"{lesson.heading}\n\n{lesson.text}".strip()
            document.ledger.became(
                0, f"the title “{named}” was taken from the file: other lessons are called “{lesson.title}” as well"
            )
            lesson.title = named
    _show_subtitles(documents, drafts)


def _show_subtitles(documents: Sequence[SourceDocument], drafts: Mapping[str, Draft]) -> None:
    """Put subtitles below the titles of lessons, where readers saw them."""
    for document in documents:
        subtitle, lesson = text_of(document.meta.get("subtitle")), drafts[document.path]
        if subtitle and subtitle != lesson.title:
            lesson.text = f"{subtitle if '*' in subtitle else f'*{subtitle}*'}\n\n{lesson.text}".strip()


def settle_leads(documents: Sequence[SourceDocument], drafts: Mapping[str, Draft]) -> None:
    """Say of the first pages of modules whether they are lessons.

    A module's first lesson that is called as the module is becomes its first page, and stays a lesson: else an empty
    page of the same name would stand above it.
    """
    seen: set[str] = set()
    for document in documents:
        if not document.lesson or not document.sections:
            continue
        module = document.sections[0]
        if module not in seen and not document.lead and len(document.sections) == 1:
            document.lead = document.counts = drafts[document.path].title.casefold() == module.casefold()
        seen.add(module)
        # One that says so much is a lesson, too.
        document.counts = document.counts or (document.lead and len(document.body.split()) > _LONG_LEAD)


def settle_places(documents: Iterable[SourceDocument], places: Mapping[str, str]) -> None:
    """Say of pages that stay where an earlier import put them whether they are lessons."""
    for document in documents:
        if not document.lesson or not document.sections:
            continue
        folder, _, name = places[document.path].rpartition("/")
        if (bool(folder) and name == "index.md") is not document.lead:
            document.lead = document.counts = not document.lead
        document.counts = document.counts or not folder
