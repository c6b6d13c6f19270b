"""Quizzes: checked as often as one likes, what was right kept and carried, paper unmarked, the wall, the room."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import docx
import pytest

import browsing
from tests.browser import firefox as bidi
from tests.browser import sheets
from tests.browser.paper import CAN_BE_READ, Paper

QUIZ = '[data-quiz="places"]'
ONE = """\
---
title: One
minutes: 5
outcomes:
  - know-places: Know where things are
---
/// quiz | Places
    id: places
    outcomes: [know-places]

Where does it snow?

- ( ) in the shelf
    > The shelf is dry.
- (x) on the roof
    > The roof is *outside*.

What is round?

- [x] a ball
- [ ] a box
- [x] a coin

> Roll it and see.

The house that lends books is called a ____ {=bibliothèque|reading house}.

| Thing | up | down |
|---|---|---|
| the cellar | ( ) | (x) |
| the sun | (x) | ( ) |

> Cellars are below.

What do you like?

- ( ) snow
    > So does everyone.
- ( ) sun
///

/// quiz | Words
    id: words
    outcomes: [know-places]

A: ____ {=L’école sœur|1.5|مَكتبة 12}.
///
"""
RIGHT = {
    "where-does-it-snow": "on the roof",
    "what-is-round": ["a ball", "a coin"],
    "the-house-that-lends-books-is-called-a": "BIBLIO theque ",
    "the-cellar": "down",
    "the-sun": "up",
}
COUNT = len(RIGHT)
paper = pytest.mark.skipif(not CAN_BE_READ, reason="needs poppler's programs")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return sheets.course(tmp_path_factory.mktemp("quiz é"), ONE)


@pytest.fixture(scope="module")
def address(built, request):
    with sheets.reached(built.site, sheets.way_of(request)) as address:
        yield address


@pytest.fixture
def context(browser, address):
    with sheets.learner(browser, address, accept_downloads=True) as context:
        yield context


def check(page, again: bool = False) -> str:
    """Press a button, and return what is announced."""
    page.locator(QUIZ).get_by_role("button", name="Try again" if again else "Check", exact=True).click()
    page.evaluate("window.fieldbook.load('checking').then(() => {})")
    return page.locator(f"{QUIZ} .quiz__check [role=status]").inner_text()


def marks(page, name: str) -> dict[str, str]:
    """Return what is said of a field's controls, as a screen reader says it of each, by their values."""
    return page.locator(f'{QUIZ} [name="{name}"]').evaluate_all(
        """controls => Object.fromEntries(controls.map((one) => [
          /radio|checkbox/.test(one.type) ? one.value : "",
          (one.getAttribute("aria-describedby") || "").split(" ").filter(Boolean)
            .map((id) => document.getElementById(id).textContent.trim()).join(" | "),
        ]))"""
    )


def kept_right(page) -> set[str]:
    return {key.split(":")[2] for key in sheets.kept(page) if key.startswith("right:")}


def test_everything_right(lesson):
    sheets.fill_in(lesson, RIGHT, QUIZ)
    assert check(lesson).startswith(f"{COUNT} of {COUNT} right")
    assert marks(lesson, "where-does-it-snow") == {
        "in the shelf": "Not right | The shelf is dry.",
        "on the roof": "Right | The roof is outside.",
    }
    assert kept_right(lesson) == set(RIGHT)


def test_it_says_what_is_right_and_why_and_one_may_try_again(lesson):
    wrong = {
        "where-does-it-snow": "in the shelf",
        "what-is-round": ["a ball"],
        "the-house-that-lends-books-is-called-a": "shop",
        "the-cellar": "up",
    }
    sheets.fill_in(lesson, wrong, QUIZ)
    assert check(lesson).startswith(f"0 of {COUNT} right")
    assert marks(lesson, "where-does-it-snow")["on the roof"].startswith("Right")
    assert marks(lesson, "what-is-round") == {
        "a ball": "Right",
        "a box": "Not right",
        "a coin": "Right | Roll it and see.",
    }
    assert marks(lesson, "the-house-that-lends-books-is-called-a") == {
        "": "Not right. The answer is: bibliothèque / reading house"
    }
    assert marks(lesson, "the-cellar") == {"up": "Not right", "down": "Right"}
    # What is not answered is not given away.
    assert marks(lesson, "the-sun") == {"up": "Not answered yet", "down": "Cellars are below."}
    assert marks(lesson, "what-do-you-like") == {"snow": "", "sun": ""}
    check(lesson, again=True)
    assert lesson.locator(f"{QUIZ} .quiz__mark, {QUIZ} .quiz__told").count() == 0
    assert lesson.locator(f"{QUIZ} [aria-describedby]").count() == 0
    assert lesson.evaluate("document.activeElement.value") == "in the shelf"
    lesson.check(f'{QUIZ} [value="on the roof"]')
    assert check(lesson).startswith(f"1 of {COUNT} right")


def test_with_nothing_answered_it_says_so_and_marks_nothing(lesson):
    nothing = "Nothing is answered yet, so there is nothing to check."
    assert check(lesson) == nothing
    assert lesson.locator(f"{QUIZ} .quiz__mark, {QUIZ} .quiz__told").count() == 0
    assert not lesson.get_by_role("button", name="Try again").filter(visible=True).count()
    lesson.check(f'{QUIZ} [value="in the shelf"]')
    assert lesson.locator(f"{QUIZ} .quiz__state").inner_text() == ""
    assert check(lesson) == f"0 of {COUNT} right. Each question you answered now shows the right answer, and why."
    lesson.get_by_role("button", name="Clear: Places", exact=True).click()
    lesson.get_by_text("The worksheet is empty again.").wait_for()
    assert check(lesson) == nothing
    assert lesson.locator(f"{QUIZ} .quiz__mark, {QUIZ} .quiz__told").count() == 0
    assert not lesson.get_by_role("button", name="Try again").filter(visible=True).count()


def test_words_are_right_as_any_keyboard_types_them(lesson):
    blank = lesson.locator("[data-quiz=words] [name=a]")
    check_words = lesson.locator("[data-quiz=words]").get_by_role("button", name="Check", exact=True)

    def is_right(words):
        blank.fill(words)
        check_words.click()
        return "words" in {key.split(":")[1] for key in sheets.kept(lesson) if key.startswith("right:")}

    french = ("l'ecole SOEUR.", "L\u2018E\u0301cole\u00a0s\u0153ur")
    typed = (*french, "1,5", " 1.5 ", "\u0645\u0643\u062a\u0628\u0629 \u0661\u0662")
    assert [words for words in typed if not is_right(words)] == []
    assert [words for words in ("15", "lecole soeur", "1.50", ".") if is_right(words)] == []


def test_a_new_answer_is_not_yet_right_or_wrong(lesson):
    sheets.fill_in(lesson, RIGHT, QUIZ)
    check(lesson)
    lesson.check(f'{QUIZ} [value="in the shelf"]')
    assert set(marks(lesson, "where-does-it-snow").values()) == {""}
    assert kept_right(lesson) == set(RIGHT) - {"where-does-it-snow"}
    assert marks(lesson, "the-cellar")["down"].startswith("Right")


@sheets.BOTH_WAYS
def test_nothing_is_right_of_an_answer_that_is_gone_or_another(context, lesson, address):
    """However it came about: cleared and put back, in another tab, or taken from a file."""
    other = context.new_page()
    other.goto(f"{address}/workbook.html")
    sheets.unfold(other)
    # A tab that lies behind another is drawn once a second, and every click waits for that.
    lesson.bring_to_front()
    sheets.fill_in(lesson, RIGHT, QUIZ)
    check(lesson)
    other.bring_to_front()
    check(other)
    assert kept_right(lesson) == set(RIGHT)
    lesson.bring_to_front()
    lesson.get_by_role("button", name="Clear: Places", exact=True).click()
    lesson.locator(f"{QUIZ} .quiz__mark, {QUIZ} .quiz__told").first.wait_for(state="detached")
    assert kept_right(lesson) == set()
    for page in (lesson, other):
        page.locator(f"{QUIZ} .quiz__mark").first.wait_for(state="detached")
        assert page.locator(f"{QUIZ} .quiz__state").inner_text() == ""
    assert other.locator("[data-score=places]").inner_text() == ""
    lesson.get_by_role("button", name="Undo: Places", exact=True).click()
    assert kept_right(lesson) == set()
    assert check(lesson).startswith(f"{COUNT} of {COUNT} right")
    other.bring_to_front()
    theirs = {"places": RIGHT | {"the-sun": "down"}}
    file = json.dumps({"fieldbook": 1, "course": sheets.COURSE, "answers": theirs}).encode()
    content = {"name": "a.json", "mimeType": "application/json", "buffer": file}
    other.set_input_files(".book__tools input[type=file]", content)
    other.click("text=Take all from the file")
    lesson.locator(f"{QUIZ} .quiz__state", has_text=f"{COUNT - 1} of {COUNT} right").wait_for()
    assert kept_right(other) == set(RIGHT) - {"the-sun"}
    assert set(marks(lesson, "the-sun").values()) <= {"", "Cellars are below."}


def test_what_is_asked_and_not_judged_is_told_of_and_not_marked(lesson):
    lesson.check(f'{QUIZ} [value="sun"]')
    assert check(lesson).startswith(f"0 of {COUNT} right")
    assert marks(lesson, "what-do-you-like") == {"snow": "So does everyone.", "sun": ""}


def test_all_of_it_works_from_the_keyboard(lesson):
    lesson.locator(f'{QUIZ} [value="on the roof"]').focus()
    lesson.keyboard.press("Space")
    lesson.locator(QUIZ).get_by_role("button", name="Check", exact=True).focus()
    lesson.keyboard.press("Enter")
    assert lesson.locator(f"{QUIZ} [role=status]", has_text=f"1 of {COUNT} right").count() == 1


@sheets.BOTH_WAYS
def test_it_is_there_again_and_counts(context, lesson, address):
    sheets.fill_in(lesson, RIGHT | {"the-sun": "down"}, QUIZ)
    check(lesson)
    lesson.reload()
    words = f"{COUNT - 1} of {COUNT} right"
    assert lesson.locator(f"{QUIZ} .quiz__state").inner_text() == words
    assert sheets.fields(lesson, QUIZ)["the-sun"] == "down"
    for path in ("index.html", "outcomes.html", "workbook.html"):
        page = context.new_page()
        page.goto(f"{address}/{path}")
        assert page.locator("[data-score=places]").inner_text().removeprefix("\u00b7\u00a0") == words, path


def test_what_scripts_have_made_in_a_page_that_a_browser_saved_is_there_once(lesson, context, address):
    lesson.set_viewport_size({"width": 390, "height": 800})
    sheets.fill_in(lesson, RIGHT, QUIZ)
    check(lesson)
    saved = lesson.content()
    names = "() => [...document.querySelectorAll('button')].map(one => one.ariaLabel || one.textContent)"
    lesson.reload()
    buttons = lesson.evaluate(names)
    context.route(f"**/{sheets.LESSON}", lambda route: route.fulfill(body=saved, content_type="text/html"))
    copy = context.new_page()
    copy.goto(f"{address}/{sheets.LESSON}")
    assert copy.evaluate(names) == buttons
    assert sheets.fields(copy, QUIZ) == sheets.fields(lesson, QUIZ)


def test_a_record_calls_no_answer_wrong_that_nobody_checked(lesson, address):
    def said() -> list[str]:
        lesson.goto(f"{address}/record.html")
        return lesson.locator("[data-record-sheet-id=places] td").all_inner_texts()

    sheets.fill_in(lesson, RIGHT, QUIZ)
    assert said() == [f"{COUNT} of {COUNT + 1}", ""]
    lesson.goto(f"{address}/{sheets.LESSON}")
    check(lesson)
    assert said() == [f"{COUNT} of {COUNT + 1}", f"{COUNT} of {COUNT}"]


@sheets.BOTH_WAYS
def test_it_travels_in_a_file(browser, lesson, address):
    sheets.fill_in(lesson, RIGHT | {"the-sun": "down"}, QUIZ)
    check(lesson)
    with lesson.expect_download() as download:
        lesson.locator(QUIZ).get_by_role("button", name="Save").click()
    file = Path(download.value.path())
    found = json.loads(file.read_text("utf-8"))
    assert found["answers"]["places"]["the-sun"] == "down"
    assert sorted(found["progress"]["right"]["places"]) == sorted(set(RIGHT) - {"the-sun"})
    with sheets.learner(browser, address) as other:
        page = other.new_page()
        page.goto(f"{address}/workbook.html")
        page.locator("input[type=file]").set_input_files(file)
        page.locator("[role=status]", has_text="The file is opened").wait_for()
        sheets.unfold(page)
        assert page.locator(f"{QUIZ} .quiz__state").inner_text() == f"{COUNT - 1} of {COUNT} right"


@sheets.BOTH_WAYS
def test_who_comes_next_sees_no_score_of_who_was_there(lesson, address):
    sheets.fill_in(lesson, RIGHT, QUIZ)
    check(lesson)
    sheets.wait_until_saved(lesson, QUIZ)
    lesson.goto(f"{address}/workbook.html")
    lesson.fill("#book-name", "Ana")
    lesson.get_by_role("button", name="Start as someone new").click()
    lesson.get_by_role("button", name="Set them aside here under this name, then start").click()
    lesson.locator(".leaving__state", has_text="You can start.").wait_for()
    assert kept_right(lesson) == set()
    assert lesson.locator("[data-score=places]").inner_text() == ""
    lesson.get_by_role("button", name="Go on with the answers of Ana").click()
    lesson.locator(".leaving__state", has_text="The answers are here again.").wait_for()
    assert kept_right(lesson) == set(RIGHT)


def test_a_file_can_not_say_that_another_answer_was_right(lesson, context, address, tmp_path):
    lesson.check(f'{QUIZ} [value="in the shelf"]')
    said = {
        "places": {"where-does-it-snow": True, "the-sun": True, "no such": 5},
        "other": ["the-sun"],
        "more": {"a": True},
    }
    file = tmp_path / "a.json"
    answers = {"places": {"where-does-it-snow": "on the roof"}}
    content = {"fieldbook": 1, "course": sheets.COURSE, "answers": answers, "progress": {"right": said}}
    file.write_text(json.dumps(content), encoding="utf-8")
    page = context.new_page()
    page.goto(f"{address}/workbook.html")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Keep these answers").click()
    assert kept_right(page) == set()


def test_a_file_can_not_call_right_what_is_not(browser, address, tmp_path):
    """Whoever edits a file may write what he likes: what is right is worked out anew."""
    answers = RIGHT | {"the-sun": "down", "what-is-round": ["a ball", "a box", "a coin"], "gone": "on the roof"}
    claimed = dict.fromkeys(answers, True)
    content = {"fieldbook": 1, "course": sheets.COURSE, "answers": {"places": answers, "gone": {"a": "b"}}}
    content["progress"] = {"right": {"places": claimed, "gone": {"a": True}}}
    file = tmp_path / "edited.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    with sheets.learner(browser, address) as context:
        page = context.new_page()
        page.goto(f"{address}/workbook.html")
        page.locator("input[type=file]").set_input_files(file)
        page.locator("[role=status]", has_text="The file is opened").wait_for()
        assert kept_right(page) == set(RIGHT) - {"the-sun", "what-is-round"}
        page.goto(f"{address}/gathering.html")
        page.locator("input[type=file]").first.set_input_files(file)
        page.evaluate("window.print = () => {}")
        page.get_by_role("button", name=re.compile("^Print everyone")).click()
        record = page.locator(".records [data-record-sheet-id=places] td")
        assert record.all_text_contents()[-1] == f"{COUNT - 2} of {COUNT}"


def test_the_authors_edits_lose_nothing(browser, tmp_path):
    folder = tmp_path / "course"
    before = sheets.course(folder, ONE).site
    with browsing.serve(before) as address, sheets.learner(browser, address) as context:
        page = context.new_page()
        page.goto(f"{address}/{sheets.LESSON}")
        sheets.fill_in(page, RIGHT, QUIZ)
        check(page)
        edited = ONE.replace("- (x) on the roof", "- ( ) nowhere\n- (x) upon the roof")
        edited = edited.replace("the sun |", "the moon |").replace("cellar | ( ) | (x)", "cellar | (x) | ( )")
        edited = edited.replace("- [x] a ball\n- [ ] a box\n- [x] a coin", "- [x] a coin\n- [ ] a box\n- [x] a ball")
        sheets.course(folder, edited)
        page.reload()
        # What the key calls right no more is not; of what was reworded, or is not asked any more, nobody can tell.
        page.locator(f"{QUIZ} .quiz__state", has_text=f"{COUNT - 2} of {COUNT} right").wait_for()
        assert kept_right(page) == set(RIGHT) - {"the-cellar"}
        assert sheets.fields(page, QUIZ)["the-cellar"] == "down"
        for path in ("index.html", "outcomes.html", "workbook.html"):
            page.goto(f"{address}/{path}")
            assert page.locator("[data-score=places]").inner_text().endswith(f"{COUNT - 2} of {COUNT} right"), path
        page.goto(f"{address}/record.html")
        said = page.locator("[data-record-sheet-id=places] td").all_inner_texts()
        assert said == [f"{COUNT - 1} of {COUNT + 1}", f"{COUNT - 2} of {COUNT}"]
        page.goto(f"{address}/workbook.html")
        earlier = page.locator(".book__earlier").inner_text()
        assert "on the roof" in earlier
        assert "up" in earlier
        assert "a ball" not in earlier


@paper
def test_on_paper_it_stands_unmarked_with_a_key_at_the_end(lesson, address, built, tmp_path):
    sheets.fill_in(lesson, RIGHT, QUIZ)
    check(lesson)
    lesson.pdf(path=tmp_path / "lesson.pdf")
    printed = Paper(tmp_path / "lesson.pdf").text
    assert "on the roof" in printed
    assert not re.search(r"Not right|Right|outside|Roll it|bibliothèque|Check", printed)
    lesson.goto(f"{address}/workbook.html")
    lesson.pdf(path=tmp_path / "workbook.pdf")
    sheet, key = Paper(tmp_path / "workbook.pdf").text.split("Key to the self-checks")
    assert "Roll it" not in sheet
    for words in ("Self-check 1: Places", "Right: on the roof", "a ball; a coin", "The roof is outside", "Roll it"):
        assert words in key, words
    assert "Right: bibliothèque" in key
    assert "reading house" not in key, "other ways to write it are for the screen"


def test_without_script_it_stands_unmarked(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{sheets.LESSON}")
    said = page.locator(QUIZ).inner_text()
    assert "on the roof" in said
    assert not re.search("outside|Roll it|Right", said)
    page.goto(f"{address}/workbook.html")
    assert "The roof is outside." in page.locator(".keys").inner_text()
    context.close()


def test_the_document_has_the_key_behind_the_questions(built):
    words = [one.text for one in docx.Document(built.site / "downloads" / "workbook.docx").paragraphs]
    at = words.index("Key to the self-checks")
    assert not re.search("outside|Roll it|bibliothèque", "\n".join(words[:at]))
    assert words[at + 2 : at + 7] == [
        "Self-check 1: Places",
        "1. Where does it snow?",
        "Right: on the roof",
        "in the shelf: The shelf is dry.",
        "on the roof: The roof is outside.",
    ]


@paper
def test_the_single_file_checks_and_has_the_key(browser, built, tmp_path):
    single = built.site / "downloads" / f"{sheets.COURSE}.html"
    with sheets.learner(browser, single.as_uri()) as context:
        page = context.new_page()
        page.goto(single.as_uri())
        sheets.fill_in(page, {"where-does-it-snow": "on the roof"}, QUIZ)
        assert check(page).startswith(f"1 of {COUNT} right")
        assert page.locator(".key", has_text="Roll it and see.").count() == 1
        page.pdf(path=tmp_path / "single.pdf")
    lessons, key = Paper(tmp_path / "single.pdf").text.rsplit("Key to the self-checks", 1)
    assert "Roll it" in key
    assert "Roll it" not in lessons


def test_the_search_finds_no_answers(built):
    with zipfile.ZipFile(next((built.site / "downloads").glob("*.zip"))) as kit:
        assert any("search" in name for name in kit.namelist())
    index = "".join(file.read_text("utf-8") for file in (built.site / "search").glob("*"))
    assert "where does it snow" in index.lower()
    assert "Roll it" not in index
    assert "bibliothèque" not in index


def test_the_wall_shows_a_question_then_its_answer(lesson, address):
    lesson.goto(f"{address}/facilitator.html")
    lesson.evaluate("document.querySelectorAll('.slides__list').forEach((one) => { one.open = true })")
    dialog = lesson.locator("dialog.present")
    for words, told in (("What is round", "Roll it and see."), ("the cellar|Thing", "Cellars are below.")):
        lesson.locator(".slides__buttons button", has_text=re.compile(words)).first.click()
        assert told not in dialog.inner_text()
        dialog.get_by_role("button", name="Show the answer").click()
        assert told in dialog.inner_text()
        assert dialog.locator(".quiz__mark").all_inner_texts() == ["Right", "Right"]
        lesson.keyboard.press("Escape")


def test_the_room_sees_what_is_right(lesson, address, tmp_path):
    file = tmp_path / "a.json"
    answers = {"places": {"where-does-it-snow": "in the shelf", "the-house-that-lends-books-is-called-a": "shop"}}
    content = {"fieldbook": 1, "course": sheets.COURSE, "saved": "2026-01-01T10:00:00Z", "answers": answers}
    file.write_text(json.dumps(content), encoding="utf-8")
    lesson.goto(f"{address}/gathering.html")
    lesson.locator("input[type=file]").first.set_input_files([file])
    asked = lesson.locator(".room__question", has=lesson.locator("h3", has_text="Where does it snow?"))
    asked.scroll_into_view_if_needed()
    heads = asked.locator("tr th").all_inner_texts()
    assert heads[0] == "in the shelf"
    assert re.fullmatch(r"on the roof\s*Right", heads[1])
    blank = lesson.locator(".room__question", has=lesson.locator("h3", has_text="lends books"))
    blank.scroll_into_view_if_needed()
    assert "Right: bibliothèque; reading house" in blank.inner_text()


def test_what_a_check_says_is_accessible(browser, built, axe):
    with browsing.serve(built.site) as address, sheets.learner(browser, address) as context:
        lesson = context.new_page()
        lesson.goto(f"{address}/{sheets.LESSON}")
        sheets.fill_in(lesson, RIGHT | {"the-sun": "down", "where-does-it-snow": "in the shelf"}, QUIZ)
        check(lesson)
        for width in (1280, 320):
            lesson.set_viewport_size({"width": width, "height": 800})
            assert axe(lesson, without=None if width == 1280 else sheets.OF_COLOURS) == [], width
            assert lesson.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        lesson.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
        assert axe(lesson, rules=sheets.OF_COLOURS) == []


@paper
@pytest.mark.skipif(not bidi.find(), reason="No Firefox here: install firefox-esr or firefox")
def test_firefox_checks_and_prints_as_well(built, tmp_path):
    """With the settings it has anyway, from a folder and in the single file."""
    marks = f"[...document.querySelectorAll('{QUIZ} .quiz__mark')].map(one => one.textContent)"
    score = "document.querySelector('[data-score=places]').textContent"
    check = f"{QUIZ} .quiz__check button"
    answers = (f'{QUIZ} [value="in the shelf"]', f'{QUIZ} [value="a ball"]', f'{QUIZ} [value="a coin"]')
    single = built.site / "downloads" / f"{sheets.COURSE}.html"
    with bidi.firefox(tmp_path) as tab:
        for page in (built.site / sheets.LESSON, single):
            tab.open(page.as_uri())
            tab.wait("window.fieldbook.store.saved()")
            tab.run("window.fieldbook.store.removeAll()")
            tab.run(f"({sheets.TURN_TO})('{QUIZ}')")
            for answer in answers:
                tab.click(answer)
            tab.click(f"{QUIZ} [name=the-house-that-lends-books-is-called-a]")
            tab.type("Bibliotheque")
            tab.wait("window.fieldbook.store.saved()")
            tab.click(check)
            said = f"document.querySelector('{QUIZ} .quiz__state').textContent"
            tab.wait(said)
            assert tab.run(said).startswith(f"2 of {COUNT} right")
            assert tab.run(marks)[:6] == ["Not right", "Right", "Right", "Not right", "Right", "Right"]
            tab.print(tmp_path / "printed.pdf")
            lesson, *_key = Paper(tmp_path / "printed.pdf").text.split("Key to the self-checks")
            assert "on the roof" in lesson
            assert not re.search("Not right|Roll it|The roof is", lesson)
        tab.open((built.site / "index.html").as_uri())
        tab.wait(f"{score}.includes('2 of {COUNT} right')")
        assert tab.errors == []
