"""The last lesson leads to the page that ends the course, wherever the nav has it."""

from __future__ import annotations

import pytest

from tests.courses import build_course

DOCS = {
    "index.md": "---\ntitle: Home\n---\nHello.\n",
    "one/a.md": "---\ntitle: A\nminutes: 5\n---\nText.\n",
    "one/b.md": "---\ntitle: B\nminutes: 5\n---\n/// worksheet | Who?\n    id: who\n\nWhy? ____\n///\n",
    "z-more/index.md": "---\ntitle: More\nlesson: false\n---\nText.\n",
    "z-more/c.md": "---\ntitle: C\n---\nText.\n",
}
NAV = "nav: [index.md, {One: [one/a.md, one/b.md]}, workbook.md, finish.md, {More: [z-more/index.md, z-more/c.md]}]\n"


@pytest.fixture(scope="module", params=["", NAV], ids=["without a nav", "where the nav has it"])
def built(request, tmp_path_factory):
    return build_course(tmp_path_factory.mktemp("course"), DOCS, request.param)


def around(built, page: str) -> list[str]:
    return [link["href"] for link in built.page(page).select(".turn a")]


def test_the_last_lesson_leads_to_the_end_and_the_end_only_back(built):
    assert built.said == []
    assert around(built, "one/b.html") == ["a.html", "../finish.html"]
    assert around(built, "finish.html") == ["one/b.html"]
    assert around(built, "workbook.html") == around(built, "downloads.html") == []


def test_what_the_nav_has_besides_is_read_by_itself(built):
    last = around(built, "z-more/c.html")
    assert last == ["index.html"]
    assert "../finish.html" not in around(built, "z-more/index.html")


def test_it_lists_what_there_is_to_do_and_leads_to_what_there_is(built):
    page = built.page("finish.html")
    items = [item.a.get_text() for item in page.select(".finish__item")]
    assert items == ["Lesson 1: A", "Lesson 2: B", "Worksheet 1: Who?"]
    ways = [link["href"] for link in page.select(".finish__way a")]
    assert ways == ["workbook.html", "record.html", "downloads.html"]
    whole = built.page("downloads/a-small-course.html")
    assert whole.select_one("#finish .finish__way a")["href"] == "#workbook"


def test_a_course_without_lessons_has_none(tmp_path):
    built = build_course(tmp_path, {"index.md": "Hello.\n"})
    assert not (built.site / "finish.html").exists()


def test_without_a_worksheet_what_was_said_can_be_saved_and_gathered(tmp_path):
    lesson = "---\ntitle: A\noutcomes:\n  - plan-it: Plan an evening\n---\n/// facilitator | Hello\nSay it.\n///\n"
    built = build_course(tmp_path, {"index.md": "Hello.\n", "a.md": lesson})
    assert built.page("finish.html").select_one("[data-finish=save]") is not None
    assert "plan-it" in built.page("gathering.html").select_one("#stated").string
    assert built.page("facilitator.html").find("a", href="gathering.html") is not None
    assert not (built.site / "workbook.html").exists()
