"""A browser that keeps nothing for the site: search and colors work all the same, and nothing breaks."""

from __future__ import annotations

REFUSE = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError") } })"""


def test_search_and_colors_need_no_storage(page, server):
    page.add_init_script(REFUSE)
    page.goto(f"{server}/index.html")
    page.locator("[data-palette] label:not([hidden])").click()
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    page.locator(".md-search__input").fill("ladder")
    page.locator(".md-search-result__item").first.wait_for()
