"""The facilitator's guide: its running order, its notes, and who gets to see them."""

from __future__ import annotations

import re
import zipfile

import pytest
from bs4 import BeautifulSoup

from fieldbook.blocks.reading_time import split_minutes
from fieldbook.html.ids import lowered, moved
from fieldbook.model import Course, FacilitatorNote, Lesson, Module, Stretch, Worksheet
from fieldbook.pages.facilitator import clock, running_order
from tests.courses import build_course

SECRET = "Whisper the watchword"
DOCS = {
    "index.md": "---\ntitle: A small course\n---\nWelcome.\n",
    "one/first.md": f"""\
        ---
        title: First
        minutes: 20
        break: 10
        materials: paper
        ---
        Text.

        /// facilitator | Open & close
            minutes: 5
            materials: [a bell, Paper]

        ## {SECRET}

        It is in [the second lesson](second.md#end), says an article.[^own] See also [above](#top-of-it).
        ///

        ## Top of it

        /// worksheet | Who?
            id: who
            minutes: 15

        Why?

        ______
        ///

        /// break | Coffee & cake
            minutes: 30
        ///

        /// facilitator
        {SECRET} again.[^own]
        ///

        [^own]: An article that only notes cite.
        """,
    "one/second.md": "---\ntitle: Second\nminutes: 40\n---\n## End\n\nAgain.\n",
}
NAV = "\nnav:\n  - index.md\n  - Module one:\n      - one/first.md\n      - one/second.md\n"
PUBLISHED = "site_url: https://example.org/course/\n"


def told(value: str) -> str:
    return f"{NAV}{PUBLISHED}extra:\n  fieldbook:\n    facilitators_guide: {value}\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_course(tmp_path_factory.mktemp("course"), DOCS, NAV + PUBLISHED)


@pytest.fixture(scope="module")
def guide(built):
    return built.page("facilitator.html")


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def spoken(text: str) -> list[str]:
    return [line for line in text.splitlines() if SECRET in line or "only notes cite" in line]


def test_it_builds_without_a_word(built):
    assert built.said == []


def test_the_running_order(guide):
    rows = [[words(cell) for cell in row.find_all(["td", "th"])] for row in guide.select("table.run")[0].select("tr")]
    assert rows == [
        ["From the start", "What", "Minutes"],
        ["Module one", "2 h"],
        ["0:00", "1. First", "5"],
        ["0:05", "Note: Open & close", "5"],
        ["0:10", "Reading: Top of it", "15"],
        ["0:25", "Worksheet 1: Who?", "15"],
        ["0:40", "Break: Coffee & cake", "30"],
        ["1:10", "Note", "–"],
        ["1:10", "Break", "10"],
        ["1:20", "2. Second", "40"],
        ["2:00", "End", "2 h"],
    ]


def test_plans_know_its_steps_by_their_words(guide):
    assert [row["data-id"].split("#")[1] for row in guide.select("[data-step]")] == [
        "read-1",
        "note-open-close",
        "read-top-of-it",
        "worksheet-who",
        "break-coffee-cake",
        "note-",
        "break-after",
        "read-1",
    ]


def test_notes_stand_under_their_lesson(guide):
    session = guide.select_one("section.session")
    assert words(session.h3) == "1. First"
    assert session.h3.a["href"] == "one/first.html"
    notes = session.select("[data-facilitator]")
    assert [words(note)[:17] for note in notes] == [
        "0:05 Open & close",
        "0:40 Break: Coffe",
        "1:10 Note Whisper",
        "1:10 Break 10 min",
    ]


def test_what_is_read_leads_to_where_it_stands(guide):
    links = {words(link): link["href"] for link in guide.select("table.run .run__what a")}
    assert links["Top of it"] == "one/first.html#top-of-it"


def test_what_to_bring_is_one_list(guide):
    needs = guide.select("[data-needed]:not(tr)")
    assert [(words(need), need["data-needed"]) for need in needs] == [
        ("paper 1. First", "1 2"),
        ("a bell 1. First", "2"),
    ]
    assert words(guide.select(".session__bring")[1]) == "What to bring: a bell, Paper"


def test_what_to_print_is_each_worksheet_with_its_pages(guide):
    rows = [[words(cell) for cell in row.find_all("td")] for row in guide.select("[data-papers] tbody tr")]
    assert rows == [["Worksheet 1: Who?", "1", "one for each person"], ["Facilitator’s guide", "–", "one for you"]]


@pytest.mark.parametrize(
    ("minutes", "words", "split"),
    [
        (20, [100], [20]),
        (20, [100, 300], [5, 15]),
        (20, [10, 190, 200], [None, 10, 10]),
        (20, [180, 10, 210], [9, None, 11]),
        (20, [200, 190, 10], [10, 10, None]),
        (10, [0, 100, 0], [None, 10, None]),
        (2, [50, 50], [None, 2]),
        (4, [80, 80, 40], [2, None, 2]),
        (0, [0, 50, 50], [None, 0, None]),
        (0, [0], [0]),
        (30, [0, 0], [30, None]),
        (10, [1, 1, 1], [3, 4, 3]),
    ],
)
def test_reading_is_split_by_its_length(minutes, words, split):
    assert split_minutes(minutes, [Stretch(count) for count in words]) == split
    assert sum(count or 0 for count in split) == minutes


def test_a_film_counts_as_long_as_it_runs():
    assert split_minutes(10, [Stretch(400), Stretch(100, seconds=90), Stretch(seconds=180)]) == [3, 3, 4]


@pytest.mark.parametrize(
    ("words", "split"),
    [([60, 0, 240], [None, 1, 4]), ([30, 0, 270], [None, None, 5]), ([120, 0, 180], [2, None, 3])],
)
def test_what_an_exercise_asks_is_read_before_it(words, split):
    before, exercise, after = words
    stretches = [Stretch(before), Stretch(exercise, practiced=True), Stretch(after)]
    assert split_minutes(5, stretches) == split


def test_a_notes_links_lead_on_and_its_footnotes_stay_within(guide):
    links = {words(link): link["href"] for link in guide.select(".session__note a")}
    assert links["the second lesson"] == "one/second.html#end"
    assert links["above"] == "one/first.html#top-of-it"
    ids = [element["id"] for element in guide.select("[id]")]
    assert len(ids) == len(set(ids))
    marks = [mark["href"].removeprefix("#") for mark in guide.select(".session__note .footnote-ref")]
    assert len(set(marks)) == 2
    assert set(marks) <= set(ids)


def test_headings_in_a_note_are_below_its_title(guide):
    assert [heading.name for heading in guide.select(".session__note :is(h1, h2, h3, h4, h5, h6)")] == ["h6"]


def test_learners_get_no_note(built):
    for path in built.site.rglob("*"):
        if path.is_file() and not path.name.endswith("facilitator.html") and path.suffix != ".zip":
            assert spoken(path.read_text(encoding="utf-8", errors="ignore")) == [], path
    assert "break" not in str(built.course).casefold()
    assert "facilitator" not in str(built.course)


def test_hidden_it_is_in_no_menu_no_search_and_no_sitemap(built):
    pages = [path for path in built.site.rglob("*.html") if path.name not in ("facilitator.html", "gathering.html")]
    named = [path.name for path in pages if '"facilitator.html"' in path.read_text(encoding="utf-8")]
    # Nowhere but among the downloads.
    assert named == ["downloads.html"]
    for path in ("search/search.js", "sitemap.xml"):
        text = (built.site / path).read_text(encoding="utf-8")
        assert "facilitator.html" not in text
        assert "gathering.html" not in text
    assert "one/first.html" in (built.site / "sitemap.xml").read_text(encoding="utf-8")
    for path in ("facilitator.html", "gathering.html"):
        assert built.page(path).select_one("meta[name=robots]")["content"] == "noindex"
    assert built.page("one/first.html").select_one("meta[name=robots]") is None


def test_listed_it_is_in_all_of_them(tmp_path):
    built = build_course(tmp_path, DOCS, told("listed"))
    assert built.said == []
    menu = built.page("index.html").select_one("nav.course-nav")
    assert {"facilitator.html", "gathering.html"} <= {link["href"] for link in menu.select("a")}
    for path in ("search/search.js", "sitemap.xml"):
        assert "facilitator.html" in (built.site / path).read_text(encoding="utf-8")
    assert built.page("facilitator.html").select_one("meta[name=robots]") is None
    assert SECRET in (built.site / "search/search.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("docs", [DOCS, {**DOCS, "facilitator.md": "---\ntitle: Mine\nlesson: false\n---\nHello.\n"}])
def test_left_out_nothing_of_it_is_published(tmp_path, docs):
    built = build_course(tmp_path, docs, told("none"))
    assert built.said == []
    assert not (built.site / "facilitator.html").exists()
    assert not (built.site / "gathering.html").exists()
    for path in built.site.rglob("*"):
        if path.is_file() and path.suffix != ".zip":
            text = path.read_text(encoding="utf-8", errors="ignore")
            assert spoken(text) == [], path
            assert "facilitator.html" not in text, path
    for archive in built.site.rglob("*.zip"):
        assert not re.search("facilitator.html|gathering.html", "\n".join(zipfile.ZipFile(archive).namelist()))


def test_an_authors_words_stand_first(tmp_path):
    built = build_course(tmp_path, {**DOCS, "facilitator.md": "---\ntitle: Mine\nlesson: false\n---\nHello.\n"}, NAV)
    assert built.said == []
    page = built.page("facilitator.html")
    assert words(page.h1) == "Mine"
    assert words(page.select_one("article")).startswith("Mine Hello. For the person who runs")
    assert "Hello." not in (built.site / "search/search.js").read_text(encoding="utf-8")


def test_another_value_is_told(tmp_path):
    built = build_course(tmp_path, DOCS, told("hiden"))
    words = 'warning: "facilitators_guide" can\'t be "hiden"; did you mean "hidden"? [config-setting]'
    assert built.said == [f"fieldbook: mkdocs.yml:15: {words}"]
    assert built.failed


def test_a_link_in_a_note_that_leads_nowhere_is_told(tmp_path):
    note = "---\ntitle: One\nminutes: 5\n---\nText.\n\n/// facilitator\n[No](nowhere.md)\n///\n"
    built = build_course(tmp_path, {"index.md": "---\ntitle: Home\n---\n", "one.md": note})
    assert any("nowhere.md" in message for message in built.said)


def test_a_course_with_nothing_to_plan_has_no_guide(tmp_path):
    built = build_course(tmp_path, {"index.md": "---\ntitle: Home\n---\nHello.\n"})
    assert not (built.site / "facilitator.html").exists()
    assert not (built.site / "gathering.html").exists()


def test_times_go_on_from_module_to_module():
    note = FacilitatorNote("N", 7, "", after=9)
    sheet = Worksheet("w", 1, "W", 3, (), (), "a.html#w")
    one = Lesson("a.md", "a.html", "A", 1, 50, worksheets=(sheet,), notes=(note,))
    two = Lesson("b.md", "b.html", "B", 2, 0)
    parts = running_order(Course("c", "C", "", "en", (Module("M", 1, (one,)), Module("", 0, (two,)))))
    steps = [step for part in parts for session in part.sessions for step in session.steps]
    assert [(step.number, step.kind, step.elapsed) for step in steps] == [
        (1, "lesson", "0:00"),
        (2, "worksheet", "0:50"),
        (3, "note", "0:53"),
        (4, "lesson", "1:00"),
    ]
    assert [part.minutes for part in parts] == [60, 0]


def test_more_than_a_day_counts_on():
    assert clock(25 * 60 + 5) == "25:05"


def test_what_moves_keeps_its_pointers():
    html = '<p id="a" aria-labelledby="a other"><a href="#a">x</a> <a href="#b">y</a> <a href="c.html#a">z</a></p>'
    assert moved(html, "one/first.html", "facilitator.html", "n-") == (
        '<p id="n-a" aria-labelledby="n-a other"><a href="#n-a">x</a> <a href="one/first.html#b">y</a> '
        '<a href="one/c.html#a">z</a></p>'
    )


def test_headings_do_not_sink_below_the_last_level():
    assert lowered("<h2>A</h2><h5>B</h5><hr>", 2) == "<h4>A</h4><h6>B</h6><hr>"


def test_what_is_shown_on_the_wall_is_not_in_the_page_until_then(guide):
    assert isinstance(guide, BeautifulSoup)
    slides = guide.select("template[data-slide]")
    assert [(slide["data-slide"], slide["data-title"]) for slide in slides] == [("question", "Why?")]
