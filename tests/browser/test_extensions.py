"""What Markdown extensions and features of Material's make: it works, looks like the rest, and asks nobody for it."""

from __future__ import annotations

import pytest

import browsing
from tests.browser import sheets
from tests.browser.test_pages import none_of
from tests.courses import build_folder, single_file

CONFIG = """\
site_name: A small course
extra: {fieldbook: {id: small}}
theme:
  name: material
  features: [content.code.copy, content.code.select, content.tooltips, navigation.tabs]
plugins: [search, fieldbook]
markdown_extensions:
  - abbr
  - pymdownx.keys
  - pymdownx.tabbed
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - fieldbook
"""
LESSON = """\
---
title: Tabs
minutes: 5
---

Press ++ctrl+c++ :material-clock: for HTML.

*[HTML]: Hyper Text Markup Language

=== "Windows"

    On the left.

    ```sh
    first
    ```

=== "Mac"

    On the right.

    ```sh title="b.sh" linenums="1" hl_lines="1"
    second
    ```

<div class="grid cards" markdown>

- One
- Two

</div>
"""
WIDTHS = """selector => [...document.querySelectorAll(selector)].map(one => one.getBoundingClientRect().width)"""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course")
    docs = {"index.md": "# Home\n", "tabs.md": LESSON, "more.md": LESSON.replace("title: Tabs", "title: More")}
    (folder / "docs").mkdir()
    for name, text in {"mkdocs.yml": CONFIG, **{f"docs/{name}": text for name, text in docs.items()}}.items():
        (folder / name).write_text(text, encoding="utf-8")
    built = build_folder(folder)
    assert built.said == []
    return built.site


@pytest.fixture
def server(course):
    with browsing.serve(course) as address:
        yield address


@pytest.mark.parametrize("colours", ["default", "slate"])
def test_they_can_be_read_by_everyone(page, server, axe, colours):
    page.goto(f"{server}/tabs.html")
    page.evaluate(sheets.CHOOSE_COLOURS, colours)
    page.get_by_text("Mac", exact=True).click()
    # Material's script sees to code that is in view, when it is drawn.
    page.locator(".md-code__button:visible").wait_for()
    none_of(axe(page))
    assert page.evaluate(WIDTHS, ".twemoji svg")[0] < 30
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_one_tab_is_shown_and_on_paper_all_are(page, server):
    page.goto(f"{server}/tabs.html")
    shown = page.locator(".tabbed-block:visible")
    assert [text.split("\n")[0] for text in shown.all_inner_texts()] == ["On the left."]
    page.locator("[id=__tabbed_1_1]").focus()
    page.keyboard.press("ArrowRight")
    assert [text.split("\n")[0] for text in shown.all_inner_texts()] == ["On the right."]
    page.emulate_media(media="print")
    words = page.locator(".tabbed-set")
    places = [words.get_by_text(text, exact=True).bounding_box()["y"] for text in ("Windows", "On the left.", "Mac")]
    assert places == sorted(places)
    assert words.get_by_text("On the right.").bounding_box()["y"] > places[-1]


def test_a_button_copies_the_code_that_it_stands_on(browser, server):
    with sheets.learner(browser, server, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{server}/tabs.html")
        page.get_by_text("Mac", exact=True).click()
        page.locator(".md-code__button[data-md-type=copy]:visible").click()
        page.wait_for_timeout(100)
        assert page.evaluate("navigator.clipboard.readText()").startswith("second")


def test_tabs_of_two_lessons_in_one_file_are_apart(page, course):
    page.goto(single_file(course).as_uri())
    chosen = "[...document.querySelectorAll('.tabbed-set input')].map(one => one.checked)"
    assert page.evaluate(chosen) == [True, False, True, False]
    page.evaluate("document.querySelectorAll('.tabbed-labels label')[3].click()")
    assert page.evaluate(chosen) == [True, False, False, True]
