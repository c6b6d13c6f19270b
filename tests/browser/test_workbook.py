"""The workbook, progress, the outcomes, and the page that removes everything."""

from __future__ import annotations

import json
import re

import pytest

import browsing
from tests.browser import sheets
from tests.browser.sheets import FIELDS, LESSON, OF_COLOURS, ONE, SHEET, fields, fill_in, kept
from tests.courses import build_course, single_file

AT_ONCE = "*, ::before, ::after { transition: none !important; animation: none !important }"


@pytest.fixture
def tab(context):
    return context.new_page()


def test_it_says_how_far_each_worksheet_is(tab, address):
    tab.goto(f"{address}/workbook.html")
    counts = tab.locator(".book__filled")
    assert counts.all_inner_texts() == ["0 of 9 filled in", "0 of 1 filled in"]
    fill_in(tab)
    tab.check(f'{SHEET} [name="{sheets.single_tick(tab)}"]')
    assert counts.all_inner_texts() == ["9 of 9 filled in", "0 of 1 filled in"]
    tab.fill("[data-worksheet=second] textarea", "  ")
    assert counts.all_inner_texts()[1] == "0 of 1 filled in"


def test_sheets_are_folded_until_one_goes_there(tab, address):
    folds = "[...document.querySelectorAll('.book__sheet')].map(fold => fold.open)"
    tab.goto(f"{address}/workbook.html")
    assert tab.evaluate(folds) == [False, False]
    title = tab.locator(".worksheet__title").nth(1).get_attribute("id")
    tab.evaluate(f"location.hash = '{title}'")
    tab.wait_for_function(f"{folds}[1]")
    assert tab.evaluate(folds) == [False, True]
    tab.click("[data-book=all] button")
    assert tab.evaluate(folds) == [True, True]
    tab.emulate_media(media="print")
    widths = "[...document.querySelectorAll('article, article section.worksheet')].map(one => one.offsetWidth)"
    assert len(set(tab.evaluate(widths))) == 1


def test_an_authors_edits_keep_answers(browser, tmp_path):
    before = sheets.course(tmp_path / "before").site
    one = ONE.replace("Tell your story.\n\n______\n______\n", "")
    one = one.replace("We meet ____ times a year.", "").replace("- [ ] trust", "- [ ] confidence")
    one = one.replace("Our contact", "New: how are you? ____\n\nOur contact")
    after = sheets.course(tmp_path / "after", one).site
    folder = tmp_path / "served"
    folder.symlink_to(before)
    with browsing.serve(folder) as address, sheets.learner(browser, address) as context:
        page = context.new_page()
        page.goto(f"{address}/{LESSON}")
        fill_in(page)
        was = kept(page)
        folder.unlink()
        folder.symlink_to(after)
        page.goto(f"{address}/{LESSON}?again")
        gone = {"tell-your-story", "we-meet-times-a-year"}
        expected = {name: value for name, value in FIELDS.items() if name not in gone}
        assert fields(page) == expected | {"what-is-in-place": ["time"]}
        page.goto(f"{address}/workbook.html?again")
        assert kept(page) == was
        earlier = page.locator(".book__earlier").inner_text()
        for text in ("tell-your-story", FIELDS["tell-your-story"], "we-meet-times-a-year", "trust\ntime"):
            assert text in earlier
        sheets.unfold(page)
        page.check(f"{SHEET} [value=interest]")
        assert json.loads(kept(page)["aside:1:answer:everything:what-is-in-place"]) == ["trust", "time"]
        page.locator(".book__earlier button").first.click()
        assert "answer:everything:tell-your-story" not in kept(page)


def test_of_what_was_ticked_none_is_picked_by_the_page(browser, tmp_path):
    """Boxes that the author made buttons to pick: the last of them was shown as what the learner had said."""
    folder = tmp_path / "course"
    with browsing.serve(sheets.course(folder).site) as address, sheets.learner(browser, address) as context:
        page = context.new_page()
        page.goto(f"{address}/{LESSON}")
        fill_in(page)
        edited = ONE.replace("- [ ] t", "- ( ) t").replace("- [ ] interest", "- ( ) interest")
        # What is picked is ticked in a box, and so is no earlier answer.
        for choice in ("informally", "by", "other"):
            edited = edited.replace(f"- ( ) {choice}", f"- [ ] {choice}")
        sheets.course(folder, edited)
        page.reload()
        shown = {name: value for name, value in FIELDS.items() if name != "what-is-in-place"}
        assert fields(page) == shown | {"how-is-it-set-up": [shown["how-is-it-set-up"]]}
        page.goto(f"{address}/workbook.html")
        assert page.locator(".book__earlier .book__text").all_inner_texts() == ["trust\ntime"]


def test_progress(tab, address):
    tab.goto(f"{address}/index.html")
    assert tab.locator(".start a").count() == 1
    tab.goto(f"{address}/{LESSON}")
    tab.check("[data-lesson-end] input")
    tab.goto(f"{address}/lessons/two.html")
    assert tab.locator(".course-nav [data-lesson='lessons/one.md'] .lesson-tick").inner_text() == "done"
    assert tab.locator(".course-nav [data-lesson='lessons/two.md'] .lesson-tick").count() == 0
    tab.goto(f"{address}/index.html")
    go_on = tab.locator(".start .md-button--primary")
    assert go_on.inner_text() == "Continue: Two"
    go_on.click()
    tab.wait_for_url("**/lessons/two.html")
    # In the course in one file, where it stands in every chapter, each letter would have it laid out anew.
    tab.goto(f"{address}/{LESSON}")
    tab.locator(f"{SHEET} textarea").first.press_sequentially("a")
    tab.evaluate("[...document.querySelectorAll('[data-progress]')].forEach(place => { place.firstChild.seen = true })")
    tab.locator(f"{SHEET} textarea").first.press_sequentially("bc")
    assert tab.evaluate("[...document.querySelectorAll('[data-progress]')].every(place => place.firstChild.seen)")


def test_a_lesson_that_the_course_has_no_more_does_not_count(tab, address):
    tab.goto(f"{address}/{LESSON}")
    tab.evaluate("key => localStorage.setItem(key, JSON.stringify('2026-01-01'))", f"{sheets.KEY}done:lessons/gone.md")
    tab.check("[data-lesson-end] input")
    tab.goto(f"{address}/index.html")
    said = tab.locator("[data-progress]", has_text="1 of 2 lessons")
    assert said.count() > 0
    tab.goto(f"{address}/lessons/two.html")
    tab.check("[data-lesson-end] input")
    tab.locator("[data-progress]", has_text="2 of 2 lessons").first.wait_for(state="attached")
    # It is not forgotten: the author may bring it back.
    assert kept(tab)["done:lessons/gone.md"] == '"2026-01-01"'


def test_nor_does_it_in_a_long_course(browser, tmp_path):
    """Most pages of a long course do not name all its lessons: home, the page that ends it, the single file do."""
    lesson = "---\ntitle: Number {0}\nminutes: 5\n---\nWords.\n"
    docs = {f"lessons/n{number}.md": lesson.format(number) for number in range(1, 46)}
    built = build_course(tmp_path, {"index.md": "---\ntitle: Home\n---\nHello.\n", **docs})

    def says(page, done: int) -> None:
        page.locator("[data-progress]", has_text=f"{done} of 45 lessons").first.wait_for(state="attached")

    def finish_two(page) -> None:
        sheets.turn_to(page, "[data-lesson-end]")
        page.check("[data-lesson-end] input >> nth=0")
        page.evaluate("fieldbook.store.set(['done', 'lessons/gone.md'], '2026-01-01')")

    with browsing.serve(built.site) as site:
        for whole in ("index.html", "finish.html"):
            with sheets.learner(browser, site) as context:
                page = context.new_page()
                page.goto(f"{site}/lessons/n1.html")
                finish_two(page)
                page.goto(f"{site}/{whole}")
                says(page, 1)
                page.goto(f"{site}/lessons/n30.html")
                says(page, 1)
                page.check("[data-lesson-end] input")
                says(page, 2)
    with sheets.learner(browser, "file:") as context:
        page = context.new_page()
        page.goto(single_file(built.site).as_uri())
        finish_two(page)
        says(page, 1)


def test_the_end_of_the_course_parts_what_is_done_from_what_is_open(tab, address):
    tab.goto(f"{address}/lessons/two.html")
    tab.fill("[data-worksheet=second] textarea", "More.")
    tab.check("[data-lesson-end] input")
    tab.click(".turn__next")
    tab.wait_for_url("**/finish.html")
    assert tab.locator("[data-finish=done] > li").all_inner_texts() == ["Lesson 2: Two", "Worksheet 2: Second"]
    opened = tab.locator("[data-finish=open] > li")
    assert [text.strip() for text in opened.all_inner_texts()] == ["Lesson 1: One", "Worksheet 1: Everything"]
    tab.locator("[data-finish=open] a", has_text="Everything").click()
    tab.locator(f"{SHEET} [name=our-contact-is]").fill("Ana")
    tab.check("[data-lesson-end] input")
    tab.goto(f"{address}/finish.html")
    assert tab.locator("[data-finish=said]").inner_text().startswith("You have finished every lesson.")
    assert opened.all_inner_texts()[0].endswith("1 of 9 filled in")
    # What was answered to questions that the course no longer asks is kept, and not counted.
    for number in range(10):
        tab.evaluate("([key]) => localStorage.setItem(key, '\"x\"')", [f"{sheets.KEY}answer:everything:gone-{number}"])
    tab.reload()
    assert opened.all_inner_texts()[0].endswith("1 of 9 filled in")
    # A blank behind a choice is for those who take it.
    tab.goto(f"{address}/{sheets.LESSON}")
    sheets.fill_in(tab, {name: value for name, value in FIELDS.items() if name != "how-is-it-set-up-other"})
    tab.check(f'{SHEET} [name="{sheets.single_tick(tab)}"]')
    tab.goto(f"{address}/finish.html")
    assert opened.count() == 0
    with tab.expect_download() as download:
        tab.click("text=Save to a file")
    assert download.value.suggested_filename.endswith(".json")
    tab.goto(f"{address}/index.html")
    assert tab.locator(".start :visible").all_inner_texts() == [
        "You have finished every lesson.",
        "See what you have done",
    ]


def test_the_way_back_leads_to_lessons_only(tab, address):
    tab.goto(f"{address}/index.html")
    tab.evaluate("key => localStorage.setItem(key, JSON.stringify('javascript:alert(1)'))", f"{sheets.KEY}last")
    tab.reload()
    assert tab.locator(".start a").count() == 1


def item_in_workbook(tab, address) -> str:
    tab.goto(f"{address}/workbook.html")
    return tab.locator(".book__stated").inner_text()


def test_where_one_stands_before_and_after(tab, address):
    tab.goto(f"{address}/index.html")
    tab.click("[data-standing-offer] a")
    before, after = tab.locator("[data-standing=before]"), tab.locator("[data-standing=after]")
    before.get_by_role("group", name="Fill in a field").get_by_label("not yet").check()
    tab.get_by_text("Saved in this browser.").wait_for()
    tab.goto(f"{address}/{LESSON}")
    after.get_by_role("group", name="Fill in a field").get_by_label("by myself").check()
    after.get_by_role("group", name="Look on").get_by_label("with help").check()
    tab.goto(f"{address}/index.html")
    assert tab.locator("[data-standing-offer] a").is_hidden()
    tab.goto(f"{address}/outcomes.html")
    assert tab.locator(".again__summary").inner_text() == "You can do 1 of 2 by yourself. To look at again: 1."
    first, second = tab.locator("[data-outcome=fill-in]"), tab.locator("[data-outcome=look-on]")
    assert "Before the course: not yet." in first.inner_text()
    assert "No worksheet practices this yet" in second.inner_text()
    assert [one.is_checked() for one in first.get_by_role("radio").all()] == [False, False, True, False]
    tab.check("text=Show only what to look at again")
    assert (first.is_hidden(), second.is_visible()) == (True, True)
    assert re.fullmatch(r'\["2","\d{4}-\d\d-\d\d"\]', kept(tab)["after:look-on"])
    assert item_in_workbook(tab, address) == "before 1, after 2 of 2"
    tab.goto(f"{address}/outcomes.html")
    second.get_by_role("button", name="Take back").click()
    assert "after:look-on" not in kept(tab)
    second.get_by_label("with help").check()
    told = tab.locator("[data-standing=after] + [role=status]", has_text="Saved in this browser.")
    told.wait_for()
    tab.emulate_media(media="print")
    assert told.is_hidden()


def test_what_was_ticked_in_an_earlier_version_is_carried_over(tab, address):
    tab.goto(f"{address}/outcomes.html")
    tab.evaluate("key => localStorage.setItem(key, 'true')", f"{sheets.KEY}reached:fill-in")
    tab.reload()
    item = tab.locator("[data-outcome=fill-in]")
    assert item.get_by_label("by myself").is_checked()
    item.get_by_role("button", name="Take back").click()
    assert tab.locator(".again__summary").inner_text() == "You can do 0 of 2 by yourself. To look at again: 0."


def test_everything_can_be_removed(context, tab, address):
    tab.goto(f"{address}/{LESSON}")
    fill_in(tab)
    tab.check("[data-lesson-end] input")
    tab.evaluate("localStorage.setItem('another-site', 'stays')")
    page = context.new_page()
    page.goto(f"{address}/answers.html")
    told = page.locator(".kept__state").inner_text()
    assert told == "Kept on this device now. Answers: 9. Finished lessons: 1. Outcomes you have rated: 0."
    page.click("text=Remove everything that is kept")
    assert page.evaluate("document.activeElement.textContent") == "No, keep it"
    assert kept(page)
    page.click("text=Yes, remove everything")
    assert kept(page) == {}
    assert page.evaluate("localStorage.getItem('another-site')") == "stays"
    tab.wait_for_function("document.querySelector('[name=our-contact-is]').value === ''")
    tab.close()
    assert kept(page) == {}


def test_everyone_can_use_all_of_it(tab, address, axe):
    tab.goto(f"{address}/workbook.html")
    fill_in(tab)
    tab.evaluate("key => localStorage.setItem(key, '\"gone\"')", f"{sheets.KEY}answer:everything:gone")
    tab.evaluate("key => localStorage.setItem(key, '{')", f"{sheets.KEY}answer:everything:our-contact-is")
    tab.evaluate("key => localStorage.setItem(key, 'true')", f"{sheets.KEY}done:lessons/one.md")
    for path in ("workbook.html", LESSON, "outcomes.html", "answers.html", "index.html"):
        for width in (1280, 360):
            tab.set_viewport_size({"width": width, "height": 800})
            tab.goto(f"{address}/{path}")
            tab.add_style_tag(content=AT_ONCE)
            if path == "answers.html":
                tab.click("text=Remove everything that is kept")
            if path == LESSON:
                tab.click(f"{SHEET} >> text=Clear")
                tab.click(f"{SHEET} >> text=Undo")
            assert axe(tab, without=OF_COLOURS) == [], (path, width)
            for scheme in ("default", "slate") if width == 1280 else ():
                tab.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
                assert axe(tab, rules=OF_COLOURS) == [], (path, scheme)
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
