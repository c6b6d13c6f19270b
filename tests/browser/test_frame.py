"""The frame around the course by keyboard: past it, into the list of pages, through search."""

from __future__ import annotations

import pytest

NARROW = {"width": 683, "height": 740}
LESSON = "meeting/closeness.html"
FOCUSED = "() => document.activeElement.textContent.trim().replace(/\\s+/g, ' ')"
IN_LIST = "() => Boolean(document.activeElement.closest('.course-nav'))"


@pytest.fixture
def lesson(page, server):
    """A lesson in front of someone who has asked for nothing about motion."""
    page.emulate_media(reduced_motion="no-preference")
    page.goto(f"{server}/{LESSON}")
    return page


@pytest.fixture
def drawer(lesson):
    """The list of pages on a small screen, opened from the keyboard."""
    lesson.set_viewport_size(NARROW)
    button = lesson.get_by_role("banner").get_by_role("button", name="Pages of the course")
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    lesson.keyboard.press("Space")
    assert button.get_attribute("aria-expanded") == "true"
    lesson.wait_for_timeout(300)
    return lesson


def test_letters_alone_are_no_commands(lesson):
    address = lesson.url
    lesson.locator("article a").first.focus()
    for key in ("n", ".", "p", ",", "a", "?"):
        lesson.keyboard.press(key)
        assert lesson.evaluate("document.activeElement.tagName") == "A", key
        assert not lesson.locator("#__search").is_checked(), key
    lesson.wait_for_timeout(200)
    assert lesson.url == address


def test_the_list_of_pages_holds_the_cursor_until_escape(drawer):
    assert drawer.evaluate(IN_LIST)
    for _ in range(60):
        drawer.keyboard.press("Tab")
        assert drawer.evaluate("document.activeElement === document.body") or drawer.evaluate(IN_LIST)
    drawer.keyboard.press("Escape")
    assert drawer.evaluate("document.activeElement.getAttribute('aria-controls')") == "__pages"
    drawer.keyboard.press("Tab")
    assert not drawer.evaluate(IN_LIST)


def test_the_list_has_a_button_that_closes_it(drawer):
    drawer.get_by_role("button", name="Close").focus()
    drawer.keyboard.press("Enter")
    assert not drawer.locator("#__drawer").is_checked()


def test_a_window_that_grows_has_no_drawer(drawer):
    drawer.set_viewport_size({"width": 1280, "height": 800})
    drawer.wait_for_timeout(100)
    assert drawer.locator("[inert]").count() == 0


@pytest.mark.parametrize("width", [683, 1280])
def test_the_first_key_leads_to_the_title(lesson, width):
    lesson.set_viewport_size({"width": width, "height": 740})
    lesson.keyboard.press("Tab")
    assert lesson.evaluate(FOCUSED) == "Skip to content"
    lesson.keyboard.press("Enter")
    lesson.keyboard.press("Tab")
    assert lesson.evaluate("document.activeElement.matches('.facts__module a')")
    lesson.wait_for_timeout(800)
    assert lesson.locator("h1").bounding_box()["y"] > 0


def test_the_main_part_is_the_page_alone(lesson):
    assert lesson.locator("main .course-nav, main .page-nav").count() == 0
    assert lesson.locator("main h1").count() == 1


def test_the_tab_key_goes_through_what_was_found(lesson):
    lesson.locator(".md-search__input").fill("trust")
    lesson.locator(".md-search-result__item").nth(1).wait_for()
    lesson.keyboard.press("Tab")
    assert lesson.evaluate("document.activeElement.matches('.md-search-result__item:first-child a')")
    lesson.keyboard.press("Tab")
    assert lesson.evaluate("Boolean(document.activeElement.closest('.md-search-result__list'))")
    lesson.keyboard.press("Shift+Tab")
    lesson.keyboard.press("Shift+Tab")
    assert lesson.evaluate("document.activeElement.matches('.md-search__input')")


def test_search_closes_when_the_cursor_leaves_it(lesson):
    lesson.locator(".md-search__input").fill("trust")
    lesson.locator(".md-search-result__link").first.wait_for()
    lesson.locator(".md-option").first.focus()
    assert not lesson.locator("#__search").is_checked()


WIDE_TABLE = """() => {
  const wrap = document.createElement("div"), table = document.createElement("table");
  wrap.className = "md-typeset__scrollwrap";
  table.innerHTML = "<thead><tr><th>Heads</th><th>Words</th></tr></thead><tr><td>one</td><td>two</td></tr>";
  table.style.width = "60rem";
  wrap.append(table);
  document.querySelector("article h1").after(wrap);
  dispatchEvent(new Event("resize"));
}"""


def test_a_table_that_scrolls_sideways_says_what_it_is_and_does_not_in_large_letters(lesson):
    lesson.set_viewport_size({"width": 360, "height": 740})
    lesson.evaluate(WIDE_TABLE)
    name = lesson.locator("h1").inner_text()
    region = lesson.get_by_role("region", name=name)
    assert region.get_attribute("tabindex") == "0"
    lesson.add_style_tag(content="html { font-size: 200% }")
    lesson.evaluate("dispatchEvent(new Event('resize'))")
    region.wait_for(state="detached")
    word = lesson.get_by_role("cell", name="two")
    assert word.evaluate("one => getComputedStyle(one, '::before').content") == '"Words\u2002"'
    assert word.bounding_box()["y"] > lesson.get_by_role("cell", name="one").bounding_box()["y"]


def test_an_old_browser_asks_for_nothing_elsewhere(page, server):
    """Material would load what iPadOS 13.3 lacks from another host."""
    page.add_init_script("delete window.ResizeObserver")
    page.goto(f"{server}/{LESSON}", wait_until="networkidle")
    assert page.evaluate("Boolean(window.document$ && new ResizeObserver(() => {}).observe)")


def test_a_menu_longer_than_the_window_ends_above_the_foot(page, server):
    page.set_viewport_size({"width": 1280, "height": 360})
    page.goto(f"{server}/meeting/closeness.html")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    menu, foot = (page.locator(one).bounding_box() for one in (".course-nav", ".md-footer"))
    assert menu["y"] + menu["height"] <= foot["y"] + 1
