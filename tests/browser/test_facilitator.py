"""The facilitator's guide: the clock, what is left out, copies, print; and what stays when no script runs."""

from __future__ import annotations

import pytest

import browsing
from tests.browser import sheets
from tests.courses import build_course

DOCS = {
    "index.md": "---\ntitle: Home\n---\nHello.\n",
    "one.md": """\
        ---
        title: One
        minutes: 20
        ---
        Text.

        /// facilitator | Round of names
            minutes: 10

        Listen.
        ///

        /// break | Coffee
            minutes: 15
        ///
        """,
    "two.md": """\
        ---
        title: Two
        minutes: 30
        ---
        /// worksheet | Who?
            id: who
            minutes: 45

        Why?

        ______
        ///
        """,
}
NAV = "nav:\n  - index.md\n  - one.md\n  - two.md\n"
AT_ONCE = "*, ::before, ::after { transition: none !important; animation: none !important }"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    built = build_course(tmp_path_factory.mktemp("guide"), DOCS, NAV)
    assert built.said == []
    with browsing.serve(built.site) as address:
        yield f"{address}/facilitator.html"


@pytest.fixture
def tab(browser, address):
    with sheets.learner(browser, address.rsplit("/", 1)[0], locale="en-US") as context:
        tab = context.new_page()
        tab.goto(address)
        yield tab


def times(tab) -> list[str]:
    return plain(tab.locator("table.run [data-clock]").all_inner_texts())


def plain(texts) -> list[str]:
    """Return times with common spaces: some versions of the browser part the time of day by a narrow one."""
    return [text.replace("\u202f", " ") for text in texts]


def status(tab) -> str:
    return plain([tab.locator(".plan__status").inner_text()])[0]


def test_it_begins_at_nine(tab):
    assert times(tab) == ["9:00 AM", "9:20 AM", "9:30 AM", "9:45 AM", "10:15 AM", "11:00 AM"]
    assert tab.locator("table.run thead th").first.inner_text() == "Time"
    assert status(tab) == "Ends at 11:00 AM. 2 h 0 min in all."


def test_a_chosen_start_moves_all_times(tab):
    tab.get_by_label("Start").fill("13:30")
    assert times(tab)[0] == "1:30 PM"
    assert times(tab)[-1] == "3:30 PM"
    assert plain(tab.locator(".session__time").all_inner_texts()) == times(tab)[:-1]


def test_over_run_is_said_and_shown(tab):
    tab.get_by_label("Planned end").fill("11:20")
    assert status(tab).endswith("20 min to spare before 11:20 AM.")
    assert tab.locator(".run__late:visible").count() == 0
    tab.get_by_label("Planned end").fill("10:00")
    assert "1 h 0 min over the planned end at 10:00 AM." in status(tab)
    late = tab.locator("tr[data-step]:has(.run__late:visible) .run__time").all_inner_texts()
    assert plain(late) == ["9:45 AM", "10:15 AM"]


def test_it_may_go_on_past_midnight(tab):
    tab.get_by_label("Start").fill("23:00")
    tab.get_by_label("Planned end").fill("01:30")
    assert times(tab)[-1] == "1:00 AM"
    assert status(tab).endswith("30 min to spare before 1:30 AM.")


def test_lessons_can_be_left_out(tab):
    tab.get_by_label("1. One: part of this workshop").uncheck()
    assert times(tab) == ["–", "–", "–", "9:00 AM", "9:30 AM", "10:15 AM"]
    assert tab.locator("[data-plan-total]").inner_text() == "75"
    assert tab.locator("section.session:visible h3").all_inner_texts() == ["2. Two"]


def test_copies_are_counted(tab):
    cells = tab.locator("[data-copies]")
    assert cells.all_inner_texts() == ["one for each person"] * 2
    tab.get_by_label("People").fill("12")
    assert cells.all_inner_texts() == ["12", "12"]
    tab.get_by_label("People").fill("")
    assert cells.all_inner_texts() == ["one for each person"] * 2


def test_what_was_chosen_is_there_again(tab):
    tab.get_by_label("Start").fill("10:00")
    tab.get_by_label("People").fill("7")
    tab.get_by_label("2. Two: part of this workshop").uncheck()
    tab.reload()
    assert times(tab) == ["10:00 AM", "10:20 AM", "10:30 AM", "–", "–", "10:45 AM"]
    assert tab.get_by_label("People").input_value() == "7"


def test_without_script_minutes_run_from_the_start(browser, address):
    with sheets.learner(browser, address.rsplit("/", 1)[0], java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(address)
        assert times(tab) == ["0:00", "0:20", "0:30", "0:45", "1:15", "2:00"]
        assert tab.locator("table.run thead th").first.inner_text() == "From the start"
        assert tab.locator(".plan").is_hidden()
        assert tab.get_by_text("Listen.").is_visible()


def test_on_paper_there_is_the_plan_and_no_control(tab):
    tab.get_by_label("1. One: part of this workshop").uncheck()
    tab.emulate_media(media="print")
    assert tab.locator("article :is(input, button, summary):visible").count() == 0
    assert times(tab)[-1] == "10:15 AM"
    assert tab.locator("tr[data-step]:visible").count() == 2
    assert tab.locator(".plan__status").is_visible()


def test_the_courses_own_guide_is_for_everyone(page, server, axe):
    page.goto(f"{server}/facilitator.html")
    page.add_style_tag(content=AT_ONCE)
    page.get_by_label("Planned end").fill("10:00")
    page.evaluate("document.querySelectorAll('.slides__list').forEach((one) => { one.open = true })")
    for width, scheme in ((1280, "slate"), (360, "default")):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(
            "scheme => document.querySelector(`input[name=__palette][data-md-color-scheme=${scheme}]`).click()",
            scheme,
        )
        assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
