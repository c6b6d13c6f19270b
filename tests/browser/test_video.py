"""Videos ask nothing of their host before play, and are of use where there is no network."""

from __future__ import annotations

import re

import pytest

import browsing
from tests.courses import build_course

ELSEWHERE = re.compile("^https:")
LESSON = """\
    ---
    title: Films
    minutes: 5
    ---
    /// video | Two minutes
        url: https://www.youtube.com/watch?v=pzmMk63ihNM
        length: "2:02"
        start: "0:10"
        end: "0:20"
        transcript: transcripts/two.md

    What to look for.
    ///

    /// video | On the stick
        url: round.webm
        start: "0:01"
        transcript: transcripts/two.md
    ///
    """
DOCS = {
    "index.md": "---\ntitle: Course\n---\nHello.\n",
    "c/films.md": LESSON,
    "transcripts/two.md": "---\ntitle: Two\n---\nOne goal.\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("films")
    (folder / "docs" / "c").mkdir(parents=True)
    (folder / "docs" / "c" / "round.webm").write_bytes(b"film")
    course = build_course(folder, DOCS)
    assert course.said == []
    return course


@pytest.fixture
def tab(browser):
    """A tab whose network answers every address with an empty page, and tells what was asked."""
    context = browser.new_context()
    asked: list[str] = []
    context.route(ELSEWHERE, lambda route: (asked.append(route.request.url), route.fulfill(body="")))
    page = context.new_page()
    page.asked = asked
    yield page
    context.close()


@pytest.fixture
def served(built, tab):
    with browsing.serve(built.site) as address:
        tab.goto(f"{address}/c/films.html")
        yield tab


def test_nothing_is_asked_before_play(served):
    film = served.locator("[data-video=youtube]")
    film.scroll_into_view_if_needed()
    served.wait_for_timeout(300)
    assert served.asked == []
    assert "youtube-\u2060nocookie.com" in film.locator(".video__notice").inner_text()
    assert film.locator("iframe").count() == 0


def test_play_asks_the_host_that_keeps_least(served):
    film = served.locator("[data-video=youtube]")
    with served.expect_response(ELSEWHERE):
        film.get_by_role("button").click()
    assert served.asked == ["https://www.youtube-nocookie.com/embed/pzmMk63ihNM?autoplay=1&rel=0&start=10&end=20"]
    assert film.locator("iframe").get_attribute("title") == "Two minutes"


def test_without_a_network_play_says_so(served):
    served.context.set_offline(True)
    film = served.locator("[data-video=youtube]")
    film.get_by_role("button").click()
    film.locator(".video__notice", has_text="no internet").wait_for()
    assert film.locator("iframe").count() == 0
    assert served.asked == []


def test_all_there_is_without_a_network(built, tab):
    tab.goto((built.site / "c/films.html").as_uri())
    film = tab.locator("[data-video=youtube]")
    assert film.locator("figcaption").inner_text() == "Two minutes"
    assert "2:02" in film.locator(".video__length").inner_text()
    assert film.locator(".video__address").inner_text() == "https://www.youtube.com/watch?v=pzmMk63ihNM"
    code = film.get_by_role("img", name="QR code of https://www.youtube.com/watch?v=pzmMk63ihNM")
    assert code.bounding_box()["width"] >= 90
    film.locator("summary").click()
    assert film.get_by_text("One goal.").is_visible()


def test_youtube_is_opened_from_a_stick_since_it_does_not_play_there(built, tab):
    tab.goto((built.site / "c/films.html").as_uri())
    tab.evaluate("window.open = address => { window.opened = address }")
    tab.locator("[data-video=youtube]").get_by_role("button").click()
    tab.wait_for_function("window.opened")
    assert tab.evaluate("window.opened") == "https://www.youtube.com/watch?v=pzmMk63ihNM"
    assert tab.locator("iframe").count() == 0


def test_a_film_on_the_stick_plays_from_it(built, tab):
    tab.goto((built.site / "c/films.html").as_uri())
    film = tab.locator("[data-video=file]")
    assert film.locator(".video__way, .video__notice").count() == 0
    with tab.expect_request("**/round.webm*"):
        film.get_by_role("button").click()
    assert film.locator("video").get_attribute("src") == "round.webm#t=1"
    assert tab.asked == []
