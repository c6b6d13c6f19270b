"""A browser, a server, and a page that minds what it does."""

from __future__ import annotations

import os
from importlib.resources import files

import pytest
from playwright.sync_api import sync_playwright

import browsing
from tests.browser import sheets

AXE = files("axe_playwright_python").joinpath("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
STAYS_HERE = ("data:", "blob:", "about:", "file:")


@pytest.fixture(scope="session")
def browser():
    """The browser there is; without one these tests are skipped, and in CI they fail."""
    with sync_playwright() as playwright:
        browser = browsing.launch(playwright.chromium)
        if browser is None and os.environ.get("CI") == "true":
            pytest.fail(browsing.MISSING, pytrace=False)
        if browser is None:
            pytest.skip(browsing.MISSING)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(site):
    """The address under which the tests' own course is served."""
    with browsing.serve(site) as address:
        yield address


@pytest.fixture
def page(browser, server):
    """An empty tab. A console error, an uncaught exception or a request to elsewhere fails the test."""
    context = browser.new_context(reduced_motion="reduce")
    problems = []

    def at() -> str:
        return context.pages[0].url if context.pages else "a page"

    def on_console(message):
        if message.type == "error":
            problems.append(f"{at()}: console: {message.text} {message.location.get('url', '')}")

    def on_request(request):
        if not request.url.startswith((server + "/", *STAYS_HERE)):
            problems.append(f"{at()}: request to {request.url}")

    context.on("console", on_console)
    context.on("weberror", lambda error: problems.append(f"{at()}: exception: {error.error}"))
    context.on("request", on_request)
    yield context.new_page()
    context.close()
    assert not problems, "\n".join(["What no page of the course may do:", *problems])


@pytest.fixture(scope="session")
def small(once):
    """The folder with the course of `sheets`, built once for all tests that need no other: look, do not touch."""
    return once("small course é", sheets.course) / "site"


@pytest.fixture(scope="session")
def address(small):
    """Where that is served. A module with a site of its own, or another way to this one, has an address of its own."""
    with browsing.serve(small) as address:
        yield address


@pytest.fixture
def context(browser, address):
    """A profile of a learner at the `address`."""
    with sheets.learner(browser, address) as context:
        yield context


@pytest.fixture
def lesson(context, address):
    """The lesson of `sheets` in a tab of that learner."""
    page = context.new_page()
    page.goto(f"{address}/{sheets.LESSON}")
    return page


@pytest.fixture(scope="session")
def axe():
    """Run axe-core (WCAG 2.1 A and AA, good practice) on a page as it is now; return its violations, readable."""
    source = AXE.read_text(encoding="utf-8")

    def run(page, *, rules: list[str] | None = None, without: list[str] | None = None) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
        options = {"runOnly": only, "resultTypes": ["violations"]}
        options["rules"] = {rule: {"enabled": False} for rule in without or ()}
        found = page.evaluate("options => axe.run(document, options).then(({ violations }) => violations)", options)
        return [_readable(rule, node) for rule in found for node in rule["nodes"]]

    return run


def _readable(rule, node) -> str:
    why = "; ".join(line.strip() for line in node["failureSummary"].splitlines()[1:])
    return f"{rule['id']}: {rule['help']}\n    {node['target']}\n    {node['html'][:200]}\n    {why}"
