"""A browser that keeps nothing for the site: search, colors and the plan work all the same, and pages say it."""

from __future__ import annotations

REFUSE = """for (const name of ["localStorage", "sessionStorage", "indexedDB"])
  Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError") } })"""


def test_search_and_colors_need_no_storage(page, server):
    page.add_init_script(REFUSE)
    page.goto(f"{server}/index.html")
    page.locator("[data-palette] label:not([hidden])").click()
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    page.locator(".md-search__input").fill("ladder")
    page.locator(".md-search-result__item").first.wait_for()


def test_a_plan_that_is_not_kept_is_said_to_be_so(page, server):
    page.goto(f"{server}/facilitator.html")
    page.wait_for_function("window.fieldbook.store.loaded()")
    assert page.locator(".plan__trouble").inner_text() == ""
    page.add_init_script(REFUSE)
    page.reload()
    page.get_by_text("Changes of the plan are not kept").wait_for()
    page.get_by_label("Planned end").fill("12:00")
    assert "12:00" in page.locator(".plan__status").inner_text()


def test_a_workbook_that_is_not_kept_says_so_before_a_worksheet_is_opened(page, server):
    page.add_init_script(REFUSE)
    page.goto(f"{server}/workbook.html")
    page.locator("[data-book=tools] .answers__trouble", has_text="Your browser keeps nothing").wait_for()
    assert page.locator("#book-name-hint").is_hidden()
