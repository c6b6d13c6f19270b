"""Paper says what the learner said: every answer once, every mark where it was made, and nothing else."""

from __future__ import annotations

import pytest
import sheets
from paper import CAN_BE_READ, Paper
from sheets import FIELDS, LESSON, SHEET, fill_in

import browsing

pytestmark = pytest.mark.skipif(not CAN_BE_READ, reason="reads PDFs with poppler's pdftotext and pdftoppm")

# Words that stand nowhere else on the page.
SCALE = "( ) hardly ( ) somewhat ( ) nicely"
LESSON_ONE = sheets.ONE.replace("( ) 1 ( ) 2 ( ) 3", SCALE).replace("- [ ] time", "- [ ] patience")
ANSWERS = FIELDS | {"how-well-does-it-work": "nicely", "what-is-in-place": ["trust", "patience"]}
PICKED = ["by written agreement", "nicely"]
TICKED = ["trust", "patience", "We have talked"]
UNMARKED = ["informally", "other:", "interest", "hardly", "somewhat"]
MARKED = ("how-is-it-set-up", "what-is-in-place", "how-well-does-it-work")
# A box's outline is some tenth of the ink that a mark in it is.
MARK = 0.25


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return sheets.course(tmp_path_factory.mktemp("paper"), LESSON_ONE).site


@pytest.fixture(scope="module")
def address(site):
    with browsing.serve(site) as address:
        yield address


@pytest.fixture
def lesson(browser, address):
    with sheets.learner(browser, address) as context:
        page = context.new_page()
        page.goto(f"{address}/{LESSON}")
        yield page


def printed(page, folder) -> Paper:
    """Print the page as it stands."""
    path = folder / "printed.pdf"
    page.pdf(path=path, format="A4")
    return Paper(path)


def marks(paper: Paper) -> dict[str, bool]:
    """Tell of each choice in the worksheet whether a mark stands before it."""
    return {words: paper.ink_before(words) > MARK for words in (*PICKED, *TICKED, *UNMARKED)}


def test_an_empty_worksheet_prints_no_answer(lesson, tmp_path):
    paper = printed(lesson, tmp_path)
    assert marks(paper) == dict.fromkeys((*PICKED, *TICKED, *UNMARKED), False)


def letters(text: str) -> list[str]:
    """Return a text's letters and signs in alphabetical order: where a word ends is not told by PDFs."""
    return sorted("".join(text.split()))


@pytest.mark.parametrize("reloaded", [False, True], ids=["at once", "after a reload"])
def test_what_is_filled_in_is_printed_and_nothing_else(lesson, tmp_path, reloaded):
    empty = printed(lesson, tmp_path).text
    fill_in(lesson, ANSWERS)
    lesson.check(f'{SHEET} [name="{sheets.single_tick(lesson)}"]')
    if reloaded:
        lesson.reload()
    paper = printed(lesson, tmp_path)
    assert marks(paper) == dict.fromkeys((*PICKED, *TICKED), True) | dict.fromkeys(UNMARKED, False)
    typed = [FIELDS[name] for name in FIELDS if name not in MARKED]
    assert letters(paper.text) == letters(" ".join([empty, *typed])), "each answer once, and no word of a choice twice"


def test_what_was_changed_is_printed_as_it_is_now(lesson, tmp_path):
    fill_in(lesson, ANSWERS)
    fill_in(lesson, {"our-contact-is": "Bo", "how-is-it-set-up": "informally", "tell-your-story": ""})
    lesson.uncheck(f"{SHEET} [value=trust]")
    paper = printed(lesson, tmp_path)
    now = marks(paper)
    assert [words for words in now if now[words]] == ["nicely", "patience", "informally"]
    assert "Ana" not in paper.text
    assert "First line" not in paper.text
    assert len(paper.find("Bo.")) == 1
