"""The whole way: text in a folder that knows nothing of this repository, `mkdocs build`, the pages."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest

from tests.courses import build_course

SHAPES = {"course.json": "course.schema.json", "course-1.json": "course-1.schema.json"}


def schema(name: str):
    return json.loads(files("fieldbook").joinpath("schemas", name).read_text(encoding="utf-8"))


DOCS = {
    "index.md": "---\ntitle: A small course\n---\nWelcome.\n",
    "references.md": """\
        ---
        title: Sources
        ---
        All of them.

        [^kania]: Kania, John. *Collective Impact*. See [the guide](files/guide.md).
        """,
    "files/guide.md": "---\ntitle: Guide\nlesson: false\n---\nText.\n",
    "one/index.md": "---\ntitle: Module one\n---\nAbout it.\n",
    "one/first.md": """\
        ---
        title: First & foremost
        minutes: 25
        outcomes:
          - recognise-levels: Recognise the levels
          - Place a partnership on the ladder
        ---
        Text.[^kania] And text.[^1]

        /// worksheet | Who are they?
            id: who
            minutes: 15
            outcomes: [recognise-levels]

        Why?

        ______

        Which are there?

        - [ ] trust
        - [ ] time
        ///

        /// facilitator | Secret
        Nobody reads this.
        ///

        [^1]: Local note.
        """,
    "one/second.md": """\
        ---
        title: Second
        minutes: 40
        checks_off: [heading-title]
        ---
        # Its own heading

        Again.[^kania]
        """,
    "two/third.md": """\
        ---
        title: Third
        outcomes: [Let one go]
        ---
        Before.

        /// outcomes
        ///

        After.
        """,
}
NAV = """
nav:
  - index.md
  - Module one:
      - one/index.md
      - one/first.md
      - one/second.md
  - Module two:
      - two/third.md
  - files/guide.md
  - references.md
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_course(tmp_path_factory.mktemp("course"), DOCS, NAV)


def texts(elements) -> list[str]:
    return [" ".join(element.get_text(" ").split()) for element in elements]


def test_it_builds_without_a_word(built):
    assert built.said == []
    assert not built.failed


def test_a_lesson_shows_where_one_is(built):
    page = built.page("one/first.html")
    assert texts(page.select("h1")) == ["First & foremost"]
    assert page.title.get_text() == "First & foremost - A small course"
    assert texts(page.select("article .facts")[:1]) == ["Module one Lesson 1 of 3 40 min 1 worksheet"]


def test_a_lesson_ends_with_the_way_on_and_then_its_notes(built):
    page = built.page("one/first.html")
    ends = [" ".join(element["class"]) for element in page.select(".lesson-end, .turn, details.notes")]
    assert ends == ["lesson-end", "turn", "notes"]
    # Of a box outside of such a form, Firefox has on a closed tab that it was ticked.
    assert [form["autocomplete"] for form in page.select("form.lesson-end")] == ["off"]
    assert texts(page.select(".turn a")) == ["Back Module one", "Next lesson Second"]
    # Open, so that it can be read and printed where no script runs.
    assert page.select_one("details.notes").has_attr("open")
    assert texts(page.select("details.notes li"))[1] == "Local note. ↩"
    module = built.page("one/index.html")
    assert texts(module.select(".turn a")) == ["Back A small course", "Next lesson First & foremost"]


def test_outcomes_stand_under_the_title(built):
    page = built.page("one/first.html")
    assert [(li["data-outcome"], li.get_text(strip=True)) for li in page.select("li[data-outcome]")] == [
        ("recognise-levels", "Recognise the levels"),
        ("place-a-partnership-on-the-ladder", "Place a partnership on the ladder"),
    ]
    article = page.select_one("article").get_text(" ")
    assert article.index("Recognise the levels") < article.index("Text.")


def test_outcomes_stand_elsewhere_on_request(built):
    page = built.page("two/third.html").select_one("article")
    article = page.get_text(" ")
    assert article.index("Before.") < article.index("Let one go") < article.index("After.")
    assert len(page.select("[data-outcome]")) == 1


def test_a_heading_of_the_authors_own_stays_first(built):
    page = built.page("one/second.html")
    assert texts(page.select("h1")) == ["Its own heading"]
    article = page.select_one("article").get_text(" ")
    assert article.index("Its own heading") < article.index("Lesson 2 of 3") < article.index("Again.")


def test_a_module_rolls_up_its_lessons(built):
    page = built.page("one/index.html")
    assert texts(page.select("article .facts")[:1]) == ["Module 1 of 2 2 lessons 1 h 20 min"]
    assert [li["data-outcome"] for li in page.select("li[data-outcome]")] == [
        "recognise-levels",
        "place-a-partnership-on-the-ladder",
    ]
    assert [link["href"] for link in page.select(".lessons a")] == ["first.html", "second.html"]


def test_the_home_page_rolls_up_the_course(built):
    page = built.page("index.html")
    assert [li["data-outcome"] for li in page.select("li[data-outcome]")] == [
        "recognise-levels",
        "place-a-partnership-on-the-ladder",
        "let-one-go",
    ]
    assert "1 h 20 min" in page.select_one("article .facts").get_text(" ")
    assert [link["href"] for link in page.select(".lessons a")] == [
        "one/first.html",
        "one/second.html",
        "two/third.html",
    ]


def test_modules_stand_right_below_the_head_of_the_home_page(built):
    article = built.page("index.html").select_one("article").get_text(" ")
    assert article.index("1 h 20 min") < article.index("Module one") < article.index("Welcome.")
    assert built.page("index.html").select_one(".contents__all a")["href"] == "outcomes.html"


def test_worksheets_are_numbered_and_say_what_they_practise(built):
    section = built.page("one/first.html").select_one("section[data-worksheet=who]")
    facts = section.select_one(".worksheet__facts").get_text(" ")
    assert "Worksheet 1" in facts
    assert "15 min" in facts
    assert "Recognise the levels" in facts
    names = {control["name"] for control in section.select("input, textarea")}
    assert names == {"why", "which-are-there"}


def test_references_are_listed_once_with_who_cites_them(built):
    page = built.page("references.html")
    items = page.select(".references__item")
    assert texts(items) == [
        "Kania, John. Collective Impact . See the guide . Cited in First & foremost , Second",
        "Local note. Cited in First & foremost",
    ]
    assert [link["href"] for link in items[0].select("a")] == [
        "files/guide.html",
        "one/first.html#fnref:kania",
        "one/second.html#fnref:kania",
    ]


def test_shared_notes_lead_on_from_every_lesson(built):
    page = built.page("one/first.html")
    assert page.select_one("li[id='fn:kania'] a")["href"] == "../files/guide.html"
    assert page.select_one("sup[id='fnref:kania']") is not None


def test_facilitators_notes_are_in_their_guide_only(built):
    told = {
        file.relative_to(built.site).as_posix()
        for file in built.site.rglob("*")
        if file.suffix in (".html", ".json", ".js", ".txt") and "Nobody reads this" in file.read_text(encoding="utf-8")
    }
    assert told == {"facilitator.html", "downloads/a-small-course-facilitator.html"}


def test_course_json_is_of_its_shape(built):
    first = json.loads((built.site / "course-1.json").read_text(encoding="utf-8"))
    jsonschema.validate(built.course, schema("course.schema.json"))
    assert {name: built.course[name] for name in first if name not in ("version", "modules")}.items() <= first.items()


def test_course_json_says_what_the_pages_say(built):
    course = built.course
    lessons = [lesson for module in course["modules"] for lesson in module["lessons"]]
    assert course["minutes"] == 80
    assert [(lesson["number"], lesson["title"], lesson["address"], lesson["minutes"]) for lesson in lessons] == [
        (1, "First & foremost", "one/first.html", 25),
        (2, "Second", "one/second.html", 40),
        (3, "Third", "two/third.html", 0),
    ]
    assert [field["kind"] for field in lessons[0]["worksheets"][0]["fields"]] == ["long", "any"]
    assert [len(reference["cited"]) for reference in course["references"]] == [2, 1]


def test_whole_courses_are_of_its_shape(any_site):
    for file, shape in SHAPES.items():
        jsonschema.validate(json.loads((any_site / file).read_text(encoding="utf-8")), schema(shape))
