"""Search in a course of a hundred lessons, as a file and on the web: soon there, and nothing stands still."""

from __future__ import annotations

import pytest

import browsing
from benchmarks.course import write_course
from tests.courses import build_course, build_folder

LESSONS = 100
SOON = 1000
"""Milliseconds from opening search to the first result."""
FREEZE = 500
"""Milliseconds without a frame that would be a freeze, even on a machine that has other things to do."""

WATCH_FRAMES = """() => {
  window.longest = 0;
  let last = performance.now();
  requestAnimationFrame(function frame(now) {
    window.longest = Math.max(window.longest, now - last);
    last = now;
    requestAnimationFrame(frame);
  });
}"""
ASK = """async words => {
  const began = performance.now();
  const field = document.querySelector(".md-search__input");
  field.focus();
  field.value = words;
  field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "x" }));
  while (!document.querySelector(".md-search-result__item")) await new Promise(requestAnimationFrame);
  return performance.now() - began;
}"""
FIRST = ".md-search-result__item .md-search-result__link"


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    write_course(folder, LESSONS)
    built = build_folder(folder)
    assert not built.failed
    return built.site


@pytest.fixture
def tab(browser):
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_first_results_come_soon_and_the_page_goes_on(large, tab):
    tab.goto((large / "module-003/lesson-0025.html").as_uri())
    tab.evaluate(WATCH_FRAMES)
    took = tab.evaluate(ASK, "zebra77x")
    assert took < SOON
    assert len(tab.workers) == 1
    assert tab.evaluate("window.longest") < FREEZE
    assert "lesson-0077.html" in tab.locator(FIRST).first.get_attribute("href")


def test_nothing_of_it_is_loaded_before(large, tab):
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    with browsing.serve(large) as address:
        tab.goto(f"{address}/index.html", wait_until="networkidle")
        assert [url for url in asked if "search/" in url or "workers/" in url] == []
        tab.evaluate(ASK, "zebra77x")
        assert [url for url in asked if "search/" in url] == [f"{address}/search/search.js"]


def test_an_address_with_a_question_opens_search(large, tab):
    tab.goto(f"{(large / 'index.html').as_uri()}?q=zebra12x")
    tab.locator(FIRST).first.wait_for()
    assert "lesson-0012.html" in tab.locator(FIRST).first.get_attribute("href")


def test_other_languages_bring_their_stemmers(tmp_path, tab):
    docs = {
        "index.md": "---\ntitle: Kurs\n---\nWillkommen.\n",
        "a/eins.md": "---\ntitle: Eins\nminutes: 5\n---\nVerschiedene Häuser.\n",
    }
    built = build_course(tmp_path, docs, "extra: {}\n", theme="{name: material, language: de}")
    tab.goto((built.site / "index.html").as_uri())
    tab.evaluate(ASK, "verschieden")
    assert "eins.html" in tab.locator(FIRST).first.get_attribute("href")
