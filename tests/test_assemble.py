from __future__ import annotations

import pytest

from fieldbook.assemble import PageFacts, Section, assemble, is_lesson
from fieldbook.blocks.context import NoteRecord, Record, WorksheetRecord
from fieldbook.model import Citation, Course, Outcome

FRAME = Course("c", "Course", "", "en")


def page(path: str, record: Record | None = None, outcomes: tuple[Outcome, ...] = (), **meta: object) -> PageFacts:
    address = path.replace(".md", ".html")
    return PageFacts(path, address, path, meta, outcomes, record or Record())


def sheet(name: str) -> Record:
    return Record(worksheets=[WorksheetRecord(name, name, 5, (), named=True)])


def noting(*notes: NoteRecord) -> Record:
    return Record(notes=list(notes))


@pytest.mark.parametrize(
    ("facts", "title", "lesson"),
    [
        (page("a/b.md"), "A", True),
        (page("a/index.md"), "A", False),
        (page("b.md"), "", False),
        (page("b.md", minutes=5), "", True),
        (page("b.md", minutes=0), "", False),
        (page("b.md", minutes=True), "", False),
        (page("b.md", outcomes=(Outcome("x", "X"),)), "", True),
        (page("b.md", sheet("w")), "", True),
        (page("b.md", minutes=5, lesson=False), "", False),
        (page("b.md", lesson=True), "", True),
        (page("a/index.md", minutes=5), "A", True),
        (page("references.md"), "A", False),
    ],
)
def test_which_pages_are_lessons(facts, title, lesson):
    assert is_lesson(facts, Section(title, (facts,))) is lesson


def test_an_index_speaks_for_its_section():
    section = Section("Guide", (page("g/index.md", lesson=False), page("g/a.md"), page("g/b.md", lesson=True)))
    assert [is_lesson(one, section) for one in section.pages] == [False, False, True]


@pytest.mark.parametrize(
    ("folder", "guide"),
    [("guide", ()), ("", ("guide/index.html", "guide/a.html")), ("one", ("guide/index.html", "guide/a.html"))],
)
def test_pages_beside_the_lessons_are_the_courses_but_for_those_in_the_folder_for_authors(folder, guide):
    sections = [
        Section("", (page("index.md"), page("words.md"))),
        Section("One", (page("one/index.md"), page("one/a.md"), page("one/b.md", lesson=False))),
        Section("Guide", (page("guide/index.md", lesson=False), page("guide/a.md"))),
    ]
    course = assemble(FRAME, sections, guide_folder=folder)
    assert course.others == ("index.html", "words.html", "one/b.html", *guide)


def test_numbers_follow_the_nav():
    course = assemble(
        FRAME,
        [
            Section("", (page("index.md"), page("start.md", minutes=5))),
            Section("One", (page("one/index.md"), page("one/a.md", sheet("w")))),
            Section("Guide", (page("g/index.md", lesson=False), page("g/b.md"))),
            Section("Two", (page("two/c.md", sheet("v")),)),
        ],
    )
    assert [(module.title, module.number, module.path) for module in course.modules] == [
        ("", 0, ""),
        ("One", 1, "one/index.md"),
        ("Two", 2, ""),
    ]
    assert [(lesson.path, lesson.number) for lesson in course.lessons] == [
        ("start.md", 1),
        ("one/a.md", 2),
        ("two/c.md", 3),
    ]
    assert [(one.id, one.number, one.address) for one in course.worksheets] == [
        ("w", 1, "one/a.html#worksheet-w"),
        ("v", 2, "two/c.html#worksheet-v"),
    ]
    assert course.total_minutes == 15


def test_one_worksheet_id_on_two_pages_is_told_apart():
    course = assemble(FRAME, [Section("One", (page("a.md", sheet("w")), page("b.md", sheet("w"))))])
    assert [(one.id, one.address) for one in course.worksheets] == [
        ("w", "a.html#worksheet-w"),
        ("w-2", "b.html#worksheet-w"),
    ]


def test_one_outcome_id_twice_is_told_apart():
    twice = [page(f"{name}.md", outcomes=(Outcome("same", f"Do {name}"),)) for name in "ab"]
    course = assemble(FRAME, [Section("One", tuple(twice))])
    assert [outcome.id for outcome in course.outcomes] == ["same", "same-2"]


def test_references_once_by_their_words_in_the_order_of_the_alphabet():
    shared = NoteRecord("kania", "<p>Kania.</p>", "Kania.", cited=False)
    cited = NoteRecord("kania", "<p>Kania.</p>", "Kania.", cited=True)
    own = NoteRecord("1", "<p>“Abel.”</p>", "“Abel.”", cited=True)
    other = NoteRecord("1", "<p>Other.</p>", "Other.", cited=True)
    never = NoteRecord("2", "<p>Never.</p>", "Never.", cited=False)
    sources = page("references.md", noting(shared))
    lessons = Section("One", (page("a.md", noting(cited, own)), page("b.md", noting(cited, other, never))))
    course = assemble(FRAME, [lessons, Section("", (sources,))], [sources, *lessons.pages])
    assert [(one.id, one.text) for one in course.references] == [
        ("1", "“Abel.”"),
        ("kania", "Kania."),
        ("1-2", "Other."),
    ]
    assert course.references[1].citations == (
        Citation("a.md", "a.html#fnref:kania"),
        Citation("b.md", "b.html#fnref:kania"),
    )


def test_each_lesson_has_its_part_in_what_a_module_is_known_by():
    def lesson(name: str, count: int) -> PageFacts:
        return page(f"{name}.md", outcomes=tuple(Outcome(f"{name}{at}", name) for at in range(count)))

    course = assemble(FRAME, [Section("One", (lesson("a", 5), lesson("b", 0), lesson("c", 1), lesson("d", 2)))])
    assert [one.id for one in course.modules[0].leading_outcomes] == ["a0", "a1", "c0", "d0"]
