"""The course under the Content-Security-Policy that the guide has for institutions: all works, nothing is refused."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

import browsing

GUIDE = Path(__file__).parents[2] / "docs" / "authoring" / "publishing.md"
POLICY = re.search(r"```text\n(default-src .*)\n```", GUIDE.read_text("utf-8"))[1]
SCRIPT = re.compile(r'<script(?![^>]*\b(?:src=|type="application/))[^>]*>(.*?)</script>', re.S)
REFUSED = """addEventListener("securitypolicyviolation", event => {
  (window.refused ||= []).push([event.violatedDirective, event.blockedURI, event.sample].join(" "));
})"""

SETTLED = "window.fieldbook.store.settled().then(() => window.fieldbook.store.saved())"
# As on iPads when what has the databases was ended: open ones are closed, and a page that was there gets no other. What
# Chromium needs after that is none of it.
ENDED = """{
  Object.defineProperty(window, "chrome", { value: undefined });
  const { open } = IDBFactory.prototype;
  const requests = [];
  const lost = () => { throw new DOMException("Connection to Indexed Database server lost.", "UnknownError"); };
  IDBFactory.prototype.open = function (...given) {
    requests.push(open.apply(this, given));
    return requests[requests.length - 1];
  };
  window.end = () => {
    IDBFactory.prototype.open = lost;
    requests.forEach(({ result }) => result.close());
  };
}"""


class Strict(browsing.Quiet):
    """Serves a folder with the policy."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="module")
def strict(site):
    with browsing.serve(site, Strict) as address:
        yield address


@pytest.fixture
def tab(browser):
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(REFUSED)
    yield context.new_page()
    context.close()


def refused(tab):
    return tab.evaluate("window.refused || []")


def test_the_policy_allows_no_script_in_pages_but_those_it_names():
    scripts = re.search(r"script-src ([^;]*)", POLICY)[1]
    assert "unsafe" not in scripts
    assert "*" not in POLICY


def test_the_policy_names_each_script_that_stands_in_a_page(site):
    found = set()
    for page in site.rglob("*.html"):
        if page.parent.name != "downloads":
            found |= {
                base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
                for text in SCRIPT.findall(page.read_text("utf-8"))
            }
    assert {f"'sha256-{mark}'" for mark in found} == set(re.findall(r"'sha256-[^']*'", POLICY))


def test_every_page_works_under_it(site, strict, tab):
    pages = [page.relative_to(site).as_posix() for page in sorted(site.rglob("*.html"))]
    pages = [page for page in pages if not page.startswith(("downloads/", "assets/"))]
    for page in pages:
        tab.goto(f"{strict}/{page}")
        tab.wait_for_function("document.readyState === 'complete'")
        assert refused(tab) == [], page
        assert tab.evaluate("Boolean(window.fieldbook)"), page
        assert tab.evaluate("getComputedStyle(document.body).margin") == "0px", page


def test_answers_and_search_work_under_it(site, strict, tab):
    tab.add_init_script(ENDED)
    lesson = next(
        page
        for page in sorted(site.rglob("*.html"))
        if 'data-worksheet="' in page.read_text("utf-8")
        and page.name != "workbook.html"
        and page.parent.name != "downloads"
    )
    tab.goto(f"{strict}/{lesson.relative_to(site).as_posix()}")
    field = tab.locator("section[data-worksheet] :is(textarea, input[type=text])").first
    field.fill("Under")
    assert tab.evaluate(SETTLED)
    tab.evaluate("window.end()")
    field.fill("Under a policy")
    assert tab.evaluate(SETTLED)
    assert tab.evaluate("window.fieldbook.store.state()") == "kept"
    tab.reload()
    assert field.input_value() == "Under a policy"
    tab.locator(".md-search__input").fill("partner")
    tab.locator(".md-search-result__item").first.wait_for()
    assert refused(tab) == []
