"""The course from a memory stick that can't be written to: unpacked, opened as a file, with no network at all."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import pytest
from bs4 import BeautifulSoup

import browsing
from tests.browser import firefox as bidi
from tests.browser import sheets
from tests.browser.medium import program, read_only

NOT_A_FILE = re.compile(r"^(?!file:|data:|blob:|about:)")
LINKS = "() => [...document.querySelectorAll('a[href], area[href]')].map(link => link.href)"
BROKEN_PICTURES = "() => [...document.images].filter(one => one.complete && !one.naturalWidth).map(one => one.src)"
UNSTYLED = "() => [...document.styleSheets].filter(sheet => sheet.href && !sheet.ownerNode.sheet).length"
LESSON = "meeting/first-words.html"
# How long a page waits for one that may never answer is long for a test.
IN_A_HURRY = """() => {
  const wait = window.setTimeout;
  window.setTimeout = (run, delay, ...given) => wait(run, delay / 10, ...given);
}"""


@pytest.fixture(scope="module")
def stick(site, tmp_path_factory) -> Path:
    """The kit, unpacked in a folder with spaces and accents in its name."""
    folder = tmp_path_factory.mktemp("kit") / "Clé USB de Zoë"
    with zipfile.ZipFile(next((site / "downloads").glob("*-offline.zip"))) as archive:
        archive.extractall(folder)
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def course(stick) -> Path:
    return stick / "course"


@pytest.fixture(scope="module")
def prefix(stick) -> list[str]:
    """What has a browser see the kit on a medium that can't be written to."""
    return read_only(stick)


@pytest.fixture(scope="module")
def reader(browser, prefix, tmp_path_factory):
    """A browser that sees it so."""
    if not prefix:
        yield browser
        return
    own = program(prefix, browsing.find(browser.browser_type), tmp_path_factory.mktemp("program"))
    started = browser.browser_type.launch(executable_path=own, args=browsing.ARGUMENTS)
    yield started
    started.close()


@pytest.fixture
def tab(reader):
    """A tab without any network: what is asked of it, and what goes wrong, fails the test."""
    context = reader.new_context(reduced_motion="reduce")
    problems: list[str] = []
    context.route(NOT_A_FILE, lambda route: route.abort())
    context.on("request", lambda request: NOT_A_FILE.match(request.url) and problems.append(f"asked {request.url}"))
    context.on("requestfailed", lambda request: problems.extend(failures(request)))
    context.on("weberror", lambda error: problems.append(f"exception {error.error}"))
    yield context.new_page()
    context.close()
    assert not problems, "\n".join(problems)


def failures(request) -> list[str]:
    """Return what failed, but for what is only broken off because one has gone on to another page."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed {request.url} {request.failure}"]


def pages(course: Path) -> list[Path]:
    return sorted(course.rglob("*.html"))


def test_what_one_opens_leads_into_the_course(stick, tab):
    tab.goto((stick / "START-HERE.html").as_uri())
    tab.wait_for_url("**/course/index.html")
    assert tab.locator(".start a").first.is_visible()


def test_from_inside_a_zip_file_the_start_page_says_what_to_do(stick, tmp_path, browser):
    alone = tmp_path / "START-HERE.html"
    alone.write_bytes((stick / "START-HERE.html").read_bytes())
    page = browser.new_page()
    page.goto(alone.as_uri())
    assert page.url == alone.as_uri()
    assert "unpack the zip file first" in page.inner_text("main")
    page.close()


def test_from_inside_a_zip_file_the_home_page_says_what_to_do_and_nowhere_else(course, tmp_path, tab, browser):
    alone = tmp_path / "index.html"
    alone.write_bytes((course / "index.html").read_bytes())
    page = browser.new_page()
    page.goto(alone.as_uri())
    assert page.inner_text("body").strip().startswith("Does this page look bare?")
    page.close()
    tab.goto((course / "index.html").as_uri())
    for media in ("screen", "print"):
        tab.emulate_media(media=media)
        assert not tab.get_by_text("Does this page look bare?").is_visible()


def test_every_link_of_every_page_leads_somewhere(course, tab):
    ids: dict[Path, set[str]] = {}
    wrong = []
    for page in pages(course):
        tab.goto(page.as_uri(), wait_until="domcontentloaded")
        wrong += [f"{page.name}: no picture {address}" for address in tab.evaluate(BROKEN_PICTURES)]
        assert tab.evaluate(UNSTYLED) == 0
        wrong += [f"{page.name}: {link}" for link in tab.evaluate(LINKS) if not leads_somewhere(link, ids)]
    assert wrong == []


def leads_somewhere(link: str, ids: dict[Path, set[str]]) -> bool:
    parts = urlsplit(link)
    if parts.scheme in ("http", "https", "mailto"):
        return True
    file = Path(url2pathname(parts.path))
    if parts.scheme != "file" or not file.is_file():
        return False
    if file.suffix == ".html" and parts.fragment:
        if file not in ids:
            tree = BeautifulSoup(file.read_text(encoding="utf-8"), "lxml")
            ids[file] = {element["id"] for element in tree.select("[id]")}
        return unquote(parts.fragment) in ids[file]
    return True


def test_search_finds_and_leads_there(course, tab):
    tab.goto((course / "index.html").as_uri())
    assert not tab.evaluate("performance.getEntriesByType('resource').some(one => one.name.includes('/search/'))")
    tab.locator(".md-search__input").click()
    tab.keyboard.type("ladder")
    tab.locator(".md-search-result__item").first.wait_for()
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile(r"/course/[a-z-]+/"))
    assert "ladder" in tab.inner_text("article").lower()


def test_search_runs_in_the_page_where_no_worker_may(course, tab):
    tab.add_init_script("window.Worker = function () { throw new Error('refused') }")
    tab.goto((course / LESSON).as_uri())
    tab.locator(".md-search__input").click()
    tab.keyboard.type("ladder")
    tab.locator(".md-search-result__item").first.wait_for()


def test_answers_stay_from_page_to_page(course, tab):
    tab.goto((course / LESSON).as_uri())
    field = tab.locator("section[data-worksheet] textarea").first
    field.fill("The skate park")
    tab.locator(".turn__next").click()
    tab.wait_for_url("**/closeness.html")
    tab.goto((course / "workbook.html").as_uri())
    assert tab.locator("section[data-worksheet] textarea").first.input_value() == "The skate park"
    tab.goto((course / LESSON).as_uri())
    assert field.input_value() == "The skate park"


def test_progress_and_palette_stay(course, tab):
    tab.goto((course / LESSON).as_uri())
    tab.locator("[data-lesson-end] input").check()
    tab.evaluate(sheets.CHOOSE_COLOURS, "slate")
    tab.goto((course / "index.html").as_uri())
    assert tab.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert tab.locator(".lessons .lesson-tick").count() == 1


STATE = "document.querySelector('section[data-worksheet] .answers__state').textContent"
SAVED = "[...document.querySelectorAll('.answers__state')].some(one => one.textContent === 'Saved in this browser')"


@pytest.fixture(scope="module")
def firefox(prefix, tmp_path_factory):
    """A Firefox with its own settings: there, each page opened from a folder has a storage of its own."""
    if bidi.find() is None:
        pytest.skip("No Firefox here: install firefox-esr or firefox")
    with bidi.firefox(tmp_path_factory.mktemp("profile"), prefix) as tab:
        yield tab


@pytest.fixture
def fox(firefox, course):
    """That Firefox, with nothing kept of the course."""
    firefox.open((course / "workbook.html").as_uri())
    firefox.wait("window.fieldbook && window.fieldbook.store.saved()")
    firefox.run("window.fieldbook.store.removeAll()")
    yield firefox
    assert [address for address in firefox.asked if NOT_A_FILE.match(address)] == []
    assert firefox.errors == []


def test_firefox_finds_the_start_and_searches(course, fox):
    fox.open((course.parent / "START-HERE.html").as_uri())
    fox.wait("location.pathname.endsWith('/course/index.html') && document.readyState === 'complete'")
    # A window that no one looks at has no focus, so the field can't open search by getting it.
    fox.run("document.getElementById('__search').click()")
    fox.click(".md-search__input")
    fox.type("ladder")
    fox.wait("document.querySelector('.md-search-result__item')")


def test_all_pages_share_their_answers_in_firefox(course, fox):
    fox.open((course / LESSON).as_uri())
    fox.run("localStorage.setItem('probe', '1')")
    fox.click("section[data-worksheet] textarea")
    fox.type("The skate park")
    fox.wait(SAVED)
    fox.click("[data-lesson-end] input")
    fox.run("document.querySelector('[name=__palette][data-md-color-scheme=slate]').click()")
    fox.wait("window.fieldbook.store.saved()")
    fox.open((course / "outcomes.html").as_uri())
    # What was said before moves the page when it comes in.
    fox.wait("window.fieldbook && window.fieldbook.store.saved()")
    fox.click(".traced__item .choice:nth-child(3) input")
    fox.open((course / "workbook.html").as_uri())
    assert fox.run("localStorage.getItem('probe')") is None, "this Firefox keeps pages apart"
    fox.wait("document.querySelector('section[data-worksheet] textarea').value === 'The skate park'")
    assert fox.run("document.querySelector('.book__filled').textContent").startswith("1 of ")
    fox.wait("document.body.dataset.mdColorScheme === 'slate'")
    fox.click("#book-name")
    fox.type("Ana")
    # One who leaves within the same moment finds it when this page is opened again.
    fox.wait("window.fieldbook.store.saved()")
    fox.open((course / "meeting/closeness.html").as_uri())
    fox.wait("document.querySelector('.lesson-tick')")
    fox.open((course / "answers.html").as_uri())
    told = "Answers: 1. Finished lessons: 1. Outcomes you have rated: 1."
    fox.wait(f"document.querySelector('.kept__state').textContent.includes('{told}')")
    fox.open((course / "record.html").as_uri())
    fox.wait("document.querySelector('[data-record=name]').textContent === 'Ana'")
    fox.wait("document.querySelectorAll('.record tbody tr').length === 3")
    fox.open((course / "index.html").as_uri())
    fox.wait("document.querySelector('.start').textContent.includes('Continue: ')")
    fox.open((course / LESSON).as_uri())
    fox.wait("document.querySelector('section[data-worksheet] textarea').value === 'The skate park'")
    fox.wait("document.querySelector('.worksheet__sign').textContent.includes('Ana')")


WALL = "window.open('', 'fieldbook-wall').document"


def test_a_workshop_is_planned_run_and_shown_in_firefox(course, fox):
    fox.open((course / "facilitator.html").as_uri())
    fox.wait("window.fieldbook.store.loaded()")
    fox.click(".day__actions button:last-child")
    fox.wait(f"{WALL}.querySelector('.wall__what')")
    fox.run("document.querySelector('.run__number').select()")
    fox.type("33")
    fox.run("document.querySelector('.day__actions button').click()")
    fox.wait("document.querySelector('.day__left').textContent === '33 min left'")
    fox.run("document.querySelector('.slides__buttons button').click()")
    first = fox.run(f"{WALL}.querySelector('.wall__stage').getAttribute('aria-label')")
    assert fox.run(f"{WALL}.styleSheets.length") > 0
    fox.run("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }))")
    assert fox.run(f"{WALL}.querySelector('.wall__stage').getAttribute('aria-label')") != first
    fox.run(f"{WALL}.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'PageUp', bubbles: true }}))")
    assert fox.run(f"{WALL}.querySelector('.wall__stage').getAttribute('aria-label')") == first
    fox.wait("window.fieldbook.store.saved()")
    fox.open((course / "facilitator.html").as_uri())
    fox.wait("document.querySelector('.day__left').textContent === '33 min left'")
    assert fox.run("document.querySelector('.run__number').value") == "33"


def test_what_is_removed_is_gone_from_all_pages_in_firefox(course, fox):
    fox.open((course / LESSON).as_uri())
    fox.click("section[data-worksheet] textarea")
    fox.type("The skate park")
    fox.wait(SAVED)
    fox.open((course / "answers.html").as_uri())
    fox.wait("document.querySelector('.kept__state').textContent.includes('Answers: 1')")
    fox.click(".kept button")
    fox.click(".kept button:last-child")
    fox.wait("document.querySelector('.kept__state').textContent.startsWith('Everything is removed')")
    for page in (LESSON, "workbook.html"):
        fox.open((course / page).as_uri())
        fox.wait(f"{STATE}.startsWith('What you fill in')")
        assert fox.run("document.querySelector('section[data-worksheet] textarea').value") == ""


def test_a_page_that_is_alone_says_so_in_firefox(course, tmp_path, fox):
    """As where someone copies single pages off the stick."""
    alone = tmp_path / "alone"
    shutil.copytree(course, alone)
    (alone / "assets" / "fieldbook" / "shared-store.html").unlink()
    with fox.preload(IN_A_HURRY):
        fox.open((alone / LESSON).as_uri())
        fox.wait("document.querySelector('.answers__trouble').textContent.includes('apart from those on other pages')")
        fox.click("section[data-worksheet] textarea")
        fox.type("The skate park")
        fox.wait(SAVED)
        fox.open((alone / LESSON).as_uri())
        fox.wait("document.querySelector('section[data-worksheet] textarea').value === 'The skate park'")


def test_the_single_file_keeps_answers_in_firefox(stick, fox):
    single = stick / f"{stick.name}.html"
    fox.open(single.as_uri())
    fox.run(f"({sheets.TURN_TO})('section[data-worksheet] textarea')")
    fox.click("section[data-worksheet] textarea")
    fox.type("!")
    fox.wait(SAVED)
    fox.open(single.as_uri())
    assert "!" in fox.run("document.querySelector('section[data-worksheet] textarea').value")


def test_the_single_file_is_searched_in_firefox(stick, fox):
    fox.open((stick / f"{stick.name}.html").as_uri())
    title = fox.run("document.querySelector('.chapter--lesson h2').textContent.trim()")
    fox.run("document.getElementById('__search').click()")
    fox.click(".md-search__input")
    fox.type(title)
    fox.wait("document.querySelector('.md-search-result__item')")
    assert title in fox.run("document.querySelector('.md-search-result__title').textContent")
