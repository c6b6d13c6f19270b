"""What a learner's browser loads: little, with few requests, nothing before it is wanted; and nothing moves."""

from __future__ import annotations

import gzip
import json
import re
from urllib.parse import unquote, urlsplit

import pytest

import browsing
from fieldbook.resources import templates
from fieldbook.site.assets import FOLDER, JOINED, minified
from tests.browser import sheets
from tests.courses import build_course, single_file

PARTS = templates() / FOLDER
LIMIT = 70_000
"""Bytes that the first visit of a lesson may take in all, gzipped; its own pictures aside."""
SCRIPTS = 46_000
"""How many of them may be scripts, Material's included."""
SINGLE = 100_000
"""How many bytes the tests' own course may take as a single file, gzipped."""
FORM = 16_500
"""How many of them may be the Word document that it fills in; that is packed already."""
REQUESTS = 3
"""What a lesson may ask for besides itself and its pictures; one with a quiz asks for one file more."""

PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}
KINDS = (
    "index.html",
    "finish.html",
    "workbook.html",
    "outcomes.html",
    "references.html",
    "answers.html",
    "downloads.html",
)
GUIDED = ("facilitator.html", "gathering.html", "404.html", "guide/examples.html")
MOVED = """new Promise(done => {
  const moved = [];
  new PerformanceObserver(list => list.getEntries().forEach(one => moved.push(
    one.value + " " + one.sources.map(source => source.node && source.node.nodeName + "." + source.node.className)
  ))).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(moved), 150);
})"""
FILL_IN = """() => document.querySelectorAll("section[data-worksheet] [name]").forEach(control => {
  if (/radio|checkbox/.test(control.type)) control.click();
  else {
    control.value = "Many words, ".repeat(30);
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
})"""
RULES = """texts => texts.map(text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  const plain = text => text.replace(/(--[\\w-]+:)\\s*/g, "$1 ").replace(/\\s+/g, " ").replace(/, /g, ",");
  const words = rule => "conditionText" in rule
    ? [rule.conditionText.replace(/\\s/g, ""), ...[...rule.cssRules].map(words)] : plain(rule.cssText);
  return JSON.stringify([...sheet.cssRules].map(words));
})"""
EARLY = """
  window.seen = { bundle: Boolean(window.document$), mine: getComputedStyle(document.body).outlineStyle };
  document$.subscribe(() => { window.seen.subscribed = true; });
"""


@pytest.fixture(scope="module")
def lessons(site) -> list[str]:
    course = json.loads((site / "course.json").read_text(encoding="utf-8"))
    return [lesson["address"] for module in course["modules"] for lesson in module["lessons"]]


@pytest.fixture
def asked(page):
    """What the page asks for, by path; those for its own pictures, which are content, left out."""
    asked: list[str] = []
    page.on("request", lambda one: one.resource_type != "image" and asked.append(path_of(one.url)))
    return asked


def path_of(url: str) -> str:
    return unquote(urlsplit(url).path).lstrip("/")


def weight(site, paths: list[str]) -> int:
    return sum(len(gzip.compress((site / path).read_bytes(), 9)) for path in paths)


def test_the_first_visit_of_a_lesson_is_light_and_all_lessons_share_what_they_load(site, server, page, asked, lessons):
    shared = set()
    for lesson in lessons:
        asked.clear()
        page.goto(f"{server}/{lesson}", wait_until="networkidle")
        assert asked[0] == lesson
        has_quiz = page.locator("section[data-quiz]").count() > 0
        assert len(asked) <= 1 + REQUESTS + has_quiz, asked
        assert weight(site, asked) <= LIMIT, lesson
        assert weight(site, [path for path in asked if path.endswith(".js")]) <= SCRIPTS, lesson
        assert not [path for path in asked if "search" in path]
        assert page.locator("link[rel=icon]").get_attribute("href").startswith("data:")
        shared |= {*asked[1:]}
    assert len(shared - {f"{FOLDER}/quiz-page.js"}) == REQUESTS


def test_the_single_file_says_things_once(site):
    content = single_file(site).read_bytes()
    (form,) = re.findall(rb'fieldbook\.form = "([^"]*)"', content)
    assert len(gzip.compress(content, 9)) <= SINGLE
    assert len(gzip.compress(form, 9)) <= FORM


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    """The site of a course for public computers, with a quiz."""
    quiz = "/// quiz | Which one\n    id: which\n\nWhich one?\n\n- (x) This\n- ( ) That\n///\n"
    folder = tmp_path_factory.mktemp("public")
    return sheets.course(folder, sheets.ONE + "\n" + quiz, config="extra: {fieldbook: {session_minutes: 10}}\n").site


def test_so_is_one_with_a_quiz_on_a_public_computer(public, browser):
    asked: list[str] = []
    with browsing.serve(public) as address, sheets.learner(browser, address) as context:
        page = context.new_page()
        page.on("request", lambda one: asked.append(path_of(one.url)))
        page.goto(f"{address}/{sheets.LESSON}", wait_until="networkidle")
        assert page.locator("section[data-quiz]").count() == 1
        assert len(asked) <= 2 + REQUESTS, asked
        assert weight(public, asked) <= LIMIT
        assert weight(public, [path for path in asked if path.endswith(".js")]) <= SCRIPTS
        # What ends the session comes with the first answer, long before it is needed.
        with page.expect_response("**/ending.js*"):
            page.fill("[name=our-contact-is]", "Ana")


def test_search_is_loaded_when_it_is_opened(server, page, asked, lessons):
    page.goto(f"{server}/{lessons[0]}", wait_until="networkidle")
    page.locator(".md-search__input").fill("partner")
    page.locator(".md-search-result__item").first.wait_for()
    assert [path for path in asked if "search" in path] == ["search/search.js"]


@pytest.mark.parametrize(
    ("size", "filled"),
    [(PHONE, False), (PHONE, True), (WIDE, True)],
    ids=["on a phone", "with answers on a phone", "with answers"],
)
def test_nothing_moves(server, page, lessons, size, filled):
    page.set_viewport_size(size)
    if filled:
        page.goto(f"{server}/workbook.html")
        page.evaluate(FILL_IN)
        page.goto(f"{server}/{lessons[1]}")
        page.check("[data-lesson-end] input")
    # Each file as late as on a slow line, and Material's later than ours.
    page.route("**/*.css*", lambda route: (page.wait_for_timeout(30), route.continue_()))
    page.route("**/fieldbook/*.js*", lambda route: (page.wait_for_timeout(80), route.continue_()))
    page.route("**/bundle.*", lambda route: (page.wait_for_timeout(150), route.continue_()))
    for path in (*lessons, *KINDS, *(() if filled else GUIDED)):
        page.goto(f"{server}/{path}")
        assert page.evaluate(MOVED) == [], path


def test_from_a_folder_the_same_scripts_run(browser, site, lessons):
    with sheets.learner(browser, "file:") as context:
        page = context.new_page()
        for path in (*lessons, *KINDS, *GUIDED[:2]):
            page.goto((site / path).as_uri())
            assert page.evaluate("Boolean(window.fieldbook && window.document$)"), path
            assert page.locator("html.js").count() == 1
            assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") != "static"
            for section in page.locator("section[data-worksheet]:not(.specimen *)").all():
                assert section.locator(".answers__button").count() >= 4


def test_small_styles_say_what_the_large_ones_do(page, server):
    page.goto(server)
    for names in JOINED.values():
        for name in (name for name in names if name.endswith(".css")):
            large = (PARTS / name).read_text(encoding="utf-8")
            first, second = page.evaluate(RULES, [large, minified(".css", large)])
            assert first == second, name


def test_what_a_course_adds_works(tmp_path, browser):
    docs = {
        "index.md": "---\ntitle: Home\n---\nHello.\n",
        "mine.css": "body { outline: 1px dotted }",
        "mine.js": EARLY,
        "next.js": "window.seen.next = true;",
    }
    folder = tmp_path / "own" / FOLDER
    folder.mkdir(parents=True)
    (folder / "video.js").write_text("notDefined(); ", encoding="utf-8")
    built = build_course(
        tmp_path,
        docs,
        theme="{name: material, custom_dir: own}",
        config="extra_css: [mine.css]\nextra_javascript: [mine.js, next.js]",
    )
    with browsing.serve(built.site) as address:
        tab = browser.new_page()
        errors: list[str] = []
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.goto(address)
        assert tab.evaluate("seen") == {"bundle": True, "mine": "dotted", "subscribed": True, "next": True}
        # A part that fails says so, and keeps no other from running.
        assert errors == ["notDefined is not defined"]
        assert tab.locator("meta[name=theme-color]").count() == 1
        tab.close()
