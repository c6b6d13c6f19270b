"""The facilitator's guide: a workshop planned, run by the clock, shown on the wall; and what stays without script."""

from __future__ import annotations

import pytest

import browsing
from tests.browser import sheets
from tests.browser.paper import Paper
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
            materials: [a bell]

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

        How?

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
    with sheets.learner(browser, address.rsplit("/", 1)[0], locale="en-US", timezone_id="UTC") as context:
        tab = context.new_page()
        tab.clock.install(time="2026-11-28T08:00:00Z")
        tab.goto(address)
        tab.clock.pause_at("2026-11-28T09:00:00Z")
        yield tab


def times(tab) -> list[str]:
    return plain(tab.locator("[data-run] .run__clock:visible, [data-run] tfoot [data-clock]").all_inner_texts())


def plain(texts) -> list[str]:
    """Return times with common spaces: some versions of the browser part the time of day by a narrow one."""
    return [text.replace("\u202f", " ").replace("\xa0", " ") for text in texts]


def status(tab) -> str:
    return plain([tab.locator(".plan__status").inner_text()])[0]


def order(tab) -> list[str]:
    words = "all => all.map(one => (one.querySelector('input') || {}).value || one.innerText)"
    return [" ".join(text.split()) for text in tab.locator("[data-run] [data-item] .run__words").evaluate_all(words)]


def press(tab, name: str) -> None:
    tab.get_by_role("button", name=name, exact=True).click()


def test_it_begins_at_nine_and_any_start_moves_all_times(tab):
    assert times(tab) == ["9:00 AM", "9:20 AM", "9:30 AM", "9:45 AM", "10:15 AM", "11:00 AM"]
    assert tab.locator("[data-run] thead th").first.inner_text() == "Time"
    assert status(tab) == "Ends at 11:00 AM. 2 h in all."
    assert tab.locator("[data-plan-total]").inner_text() == "2 h"
    # However long it is, it stays in one line.
    heights = tab.locator("[data-plan-total]").evaluate(
        "place => ['2 h', '13 h 45 min'].map(text => { place.textContent = text; return place.clientHeight })"
    )
    assert heights[0] == heights[1]
    tab.get_by_label("Planned end").fill("10:00")
    assert "1 h over the planned end at 10:00 AM." in status(tab)
    assert tab.locator("[data-run] tr:has(.run__late:visible)").count() == 2
    tab.get_by_label("Start", exact=True).fill("23:00")
    tab.get_by_label("Planned end").fill("01:30")
    assert (times(tab)[0], times(tab)[-1]) == ("11:00 PM", "1:00 AM")
    assert status(tab).endswith("30 min to spare before 1:30 AM.")
    kind = tab.get_by_label("How long is your workshop?")
    assert kind.input_value() == "own"
    kind.select_option("A half day")
    tab.get_by_label("Start", exact=True).fill("08:00")
    assert (tab.get_by_label("Planned end").input_value(), kind.input_value()) == ("11:30", "half")
    press(tab, "Undo")
    assert (tab.get_by_label("Planned end").input_value(), kind.input_value()) == ("02:30", "half")
    tab.get_by_label("Start", exact=True).fill("23:00")
    assert plain(tab.locator(".session__time").all_inner_texts()) == times(tab)[:-1]


def test_everything_in_it_can_be_changed_undone_and_is_there_again(tab, address):
    tab.get_by_label("Minutes: Round of names").fill("25")
    tab.get_by_label("Minutes: 2. Two").fill("20")
    for typed, meant in (("", "20"), ("7.4", "7"), ("-5", "0"), ("20", "20")):
        tab.get_by_label("Minutes: 2. Two").fill(typed)
        tab.get_by_label("People").focus()
        tab.clock.run_for(1)
        assert tab.get_by_label("Minutes: 2. Two").input_value() == meant
    tab.get_by_label("Coffee: part of this workshop").uncheck()
    press(tab, "Move up: Round of names")
    press(tab, "Add something of your own")
    tab.keyboard.type("Welcome")
    press(tab, "Move up: Welcome")
    press(tab, "Fixed start: Who?")
    tab.get_by_label("Starts at: Who?").fill("11:00")
    assert order(tab)[:3] == ["Welcome", "Note: Round of names", "1. One"]
    changed = ["9:00 AM", "9:10 AM", "9:35 AM", "–", "9:55 AM", "11:00 AM", "11:45 AM"]
    assert times(tab) == changed
    assert tab.get_by_text("45 min to wait before it").is_visible()
    assert tab.locator("[data-about]").all_inner_texts()[0].startswith("9:10")
    tab.reload()
    assert times(tab) == changed
    press(tab, "Undo")
    assert times(tab)[5] == "10:15 AM"
    press(tab, "Redo")
    assert times(tab) == changed
    assert tab.evaluate("document.activeElement.textContent") == "Undo", "there is nothing more to do again"
    tab.get_by_label("People").fill("7")
    with tab.expect_download() as file:
        press(tab, "Save the plan to a file")
    press(tab, "Start over")
    assert times(tab)[-1] == "11:00 AM"
    for _ in range(2):
        press(tab, "Undo")
    assert tab.get_by_label("People").input_value() == ""
    tab.keyboard.press("Control+Shift+Z")
    assert tab.get_by_label("People").input_value() == "7"
    press(tab, "Start over")
    tab.get_by_label("Open a plan").set_input_files(
        {"name": "plan.json", "mimeType": "application/json", "buffer": file.value.path().read_bytes()}
    )
    tab.get_by_text("plan.json is open.").wait_for()
    assert times(tab) == changed
    tab.get_by_label("Open a plan").set_input_files({"name": "a.json", "mimeType": "", "buffer": b"{}"})
    tab.get_by_text("a.json holds no plan.").wait_for()


def test_rows_are_dragged(tab):
    tab.locator("[data-run]").scroll_into_view_if_needed()
    grip = tab.locator("tr", has_text="Coffee").locator(".run__tool--grip").bounding_box()
    target = tab.locator("tr", has_text="1. One").first.bounding_box()
    tab.mouse.move(grip["x"] + 5, grip["y"] + 5)
    tab.mouse.down()
    tab.mouse.move(grip["x"] + 5, target["y"] + 2, steps=4)
    tab.mouse.up()
    assert order(tab)[:2] == ["Break: Coffee", "1. One"]


def test_what_to_print_and_to_bring_follows_the_plan(tab):
    papers = tab.locator("[data-papers] tr:visible")
    assert papers.count() == 3
    assert tab.locator("[data-bring] li:visible").all_inner_texts() == ["a bell 1. One"]
    tab.get_by_label("People").fill("12")
    assert papers.nth(1).locator("[data-copies]").inner_text() == "12"
    assert (
        tab.locator("[data-papers-sum]")
        .inner_text()
        .startswith("Pages in all: 12. Sheets of paper, printed on both sides: 12.")
    )
    tab.get_by_text("Lessons to choose from").click()
    tab.locator(".plan__lessons").get_by_label("2. Two").uncheck()
    assert papers.count() == 2
    assert tab.locator("[data-papers-sum]").is_hidden()
    tab.locator(".plan__lessons").get_by_label("1. One").uncheck()
    assert tab.locator("[data-bring], [data-lessons]").filter(visible=True).count() == 0


def test_without_script_minutes_run_from_the_start(browser, address):
    with sheets.learner(browser, address.rsplit("/", 1)[0], java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(address)
        clocks = tab.locator("[data-run] [data-clock]").all_inner_texts()
        assert clocks == ["0:00", "0:20", "0:30", "0:45", "1:15", "2:00"]
        assert tab.locator("[data-plan-total]").inner_text() == "2 h"
        assert tab.locator("table.run thead th").first.inner_text() == "From the start"
        assert tab.locator(".plan, .day").filter(visible=True).count() == 0
        assert tab.get_by_text("Listen.").is_visible()


def test_on_paper_there_is_the_plan_and_no_control(tab, tmp_path):
    tab.get_by_text("Lessons to choose from").click()
    tab.locator(".plan__lessons").get_by_label("1. One").uncheck()
    press(tab, "Add something of your own")
    tab.keyboard.type("Welcome")
    tab.emulate_media(media="print")
    assert tab.locator("article :is(input, button, select, summary):visible").count() == 0
    assert times(tab)[-1] == "10:25 AM"
    tab.pdf(path=tmp_path / "plan.pdf", prefer_css_page_size=True)
    printed = Paper(tmp_path / "plan.pdf")
    assert "9:00 AM 9:10 AM 9:40 AM What Minutes Welcome 10 2. Two 30" in plain([printed.text])[0]
    assert "1. One" not in printed.text
    assert len(printed.pages) == 1


def test_pages_are_those_of_the_browsers_own_print(page, server, tmp_path):
    page.goto(f"{server}/facilitator.html")
    reckoned = [
        int(one) for one in page.locator("[data-pages]").evaluate_all("all => all.map(one => one.dataset.pages)")
    ]
    page.goto(f"{server}/workbook.html")
    sheets.unfold(page)
    sections = page.locator("section[data-fields]").all()
    assert len(sections) == len(reckoned)
    page.evaluate("window.print = () => {}")
    for section, pages in list(zip(sections, reckoned, strict=True))[:3]:
        section.get_by_role("button", name="Print", exact=False).first.click()
        page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
        assert abs(len(Paper(tmp_path / "sheet.pdf").pages) - pages) <= 1
        page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_no_heading_of_a_module_that_is_left_out_is_printed(page, server):
    page.goto(f"{server}/facilitator.html")
    headings = page.locator("[data-run] .run__part")
    assert headings.filter(visible=True).count() == 2
    page.evaluate("document.querySelectorAll('.run__switch:checked').forEach(one => one.click())")
    page.emulate_media(media="print")
    assert headings.filter(visible=True).count() == 0


def test_a_workshop_is_run_by_the_clock_and_shown_by_remote(tab):
    said = tab.locator(".day__left")
    press(tab, "Start the clock")
    assert (tab.locator(".day__now").inner_text(), said.inner_text()) == ("Now: 1. One", "20 min left")
    tab.clock.fast_forward("18:00")
    assert said.inner_text() == "2 min left: start to wrap up"
    tab.clock.fast_forward("05:30")
    assert said.inner_text() == "3 min over"
    assert tab.locator(".day__panel").get_attribute("data-state") == "over"
    assert "4 min later than planned" in tab.locator(".day__next").inner_text()
    press(tab, "5 more minutes")
    assert said.inner_text() == "2 min left: start to wrap up"
    press(tab, "Done: go on")
    assert plain([tab.locator("[data-now] .run__time").inner_text()]) == ["9:23 AM\nplanned 9:20 AM"]
    tab.clock.fast_forward("02:00")
    tab.reload()
    assert (tab.locator(".day__now").inner_text(), said.inner_text()) == ("Now: Round of names", "8 min left")
    press(tab, "Done: go on")
    assert "4 min earlier than planned" in plain([tab.locator(".day__next").inner_text()])[0]
    press(tab, "Back one step")
    assert said.inner_text() == "8 min left"
    press(tab, "We are here: Who?")
    with tab.context.expect_page() as opened:
        press(tab, "Second window, for the projector")
    wall = opened.value
    press(tab, "Show it on the wall")
    assert wall.locator(".wall__stage").get_attribute("aria-label") == "Question: Why?"
    wall.keyboard.press("PageDown")
    assert wall.get_by_text("How?").is_visible()
    tab.keyboard.press("PageUp")
    assert wall.get_by_text("Why?").is_visible()
    press(tab, "Clock")
    tab.clock.run_for(2000)
    assert wall.locator(".wall__clock").inner_text() == "44:59"
    press(tab, "Countdown on the wall")
    assert wall.locator(".wall__count").inner_text() == "44:59"
    wall.keyboard.press("b")
    assert wall.locator(".wall__count").is_hidden()
    with wall.expect_event("close"):
        escape = "new KeyboardEvent('keydown', { key: 'Escape' })"
        tab.evaluate(f"window.open('', 'fieldbook-wall').document.dispatchEvent({escape})")
    press(tab, "Stop the clock")
    assert tab.locator(".day__panel").is_hidden()
    assert times(tab)[-1] == "11:00 AM"


def test_the_clock_tells_of_sleep_and_starts_with_the_session_that_is_due(tab):
    said, gap = tab.locator(".day__left"), tab.locator(".day__gap")
    tab.get_by_label("Minutes: Coffee").focus()
    press(tab, "Begin another session here")
    tab.get_by_label("Minutes: 1. One").focus()
    press(tab, "Begin another session here")
    assert [line.split(":")[0] for line in status(tab).splitlines()] == ["Session 1", "Session 2", "Session 3"]
    tab.get_by_label("Words: Session 3").fill("Evening")
    assert status(tab).splitlines()[2].startswith("Evening: ")
    press(tab, "Remove: Evening")
    assert tab.evaluate("document.activeElement.className").startswith("run__tool"), "the keyboard is where it was"
    press(tab, "Start the clock: Session 1")
    tab.clock.run_for("02:00")
    assert gap.is_hidden()
    tab.clock.fast_forward("25:00")
    assert plain([gap.locator("p").inner_text()])[0].startswith("From 9:02 AM to 9:27 AM the computer slept")
    assert said.inner_text() == "7 min over"
    press(tab, "Leave that time out")
    assert (gap.is_hidden(), said.inner_text()) == (True, "18 min left")
    tab.clock.fast_forward("10:00")
    press(tab, "That is right")
    assert (gap.is_hidden(), said.inner_text()) == (True, "8 min left")
    press(tab, "Done: go on")
    assert tab.locator(".day__panel").is_hidden()
    press(tab, "Back one step")
    assert said.inner_text() == "8 min left"
    press(tab, "Done: go on")
    tab.reload()
    press(tab, "Start the clock: Session 2")
    assert tab.locator(".day__now").inner_text() == "Now: Round of names"
    assert tab.evaluate("document.activeElement.className") == "day__panel", "the button that had the focus is gone"
    press(tab, "Stop the clock")
    assert tab.evaluate("document.activeElement.textContent").startswith("Start the clock")


def test_the_courses_own_guide_is_for_everyone(page, server, axe):
    page.goto(f"{server}/facilitator.html")
    page.add_style_tag(content=AT_ONCE)
    page.get_by_label("Planned end").fill("10:00")
    press(page, "Start the clock")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    for width, scheme in ((1280, "slate"), (360, "default")):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(sheets.CHOOSE_COLOURS, scheme)
        assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
