"""The scripts of answers and progress: small, and nothing that a page opened from a folder may not do."""

from __future__ import annotations

import gzip
import re
from importlib.resources import files
from pathlib import Path

import pytest

from fieldbook.labels import labels
from fieldbook.site.assets import joined

TEMPLATES = Path(__file__).parents[2] / "overrides"
FOLDER = TEMPLATES / "assets" / "fieldbook"
DISK = ("journal", "shared", "strangers", "shared-frame", "disk", "store")
LEAVING = ("answers-owner", "leave", "leaving", "ending")
PROGRESS = ("standing", "progress", "home", "outcomes")
QUIZ = ("quiz", "quiz-judging", "quiz-marks", "checking", "scores")
KEEPING = (*DISK, "elements", *PROGRESS, "fields", "folds", "worksheet-tools", "actions", "answers", *QUIZ, *LEAVING)
DOCUMENTS = ("document", "document-filling", "document-reading")
OPENING = ("answers-reading", "answers-reading-progress", "answers-opening-progress", "answers-opening")
RECORD = ("record-sheet", "record", "record-document")
CARRYING = ("outline", "copy", "answers-file", "sharing", "workbook", *OPENING, *RECORD, *DOCUMENTS)
NAMES = (*KEEPING, *CARRYING)
SCRIPTS = {name: (FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in NAMES}
FORBIDDEN = re.compile(
    r"innerHTML|insertAdjacentHTML|document\.write\b|\bfetch\(|XMLHttpRequest|\bimport\b|new Worker|eval\("
    r"|https?://(?!schemas|purl)"
)
WORD = re.compile(r'word\(\s*"((?:progress|sheet|book|again|recorded|kept|quiz|leave|session)\.[\w.]+)"')
GROUPS = ("progress", "sheet", "book", "again", "recorded", "kept", "quiz", "leave", "session")


def test_those_of_a_lesson_weigh_at_most_46_kb_with_materials():
    """As they are loaded, that is without comments and blanks, a quiz included. What few pages need is loaded there."""
    (bundle,) = Path(str(files("material"))).glob("templates/assets/javascripts/bundle.*.min.js")
    ours = [joined(name, [TEMPLATES]).encode() for name in ("fieldbook.js", "quiz-page.js")]
    assert sum(len(gzip.compress(one, 9)) for one in (*ours, bundle.read_bytes())) <= 46_000


@pytest.mark.parametrize("name", NAMES)
def test_no_markup_is_set_and_nothing_is_loaded(name):
    assert FORBIDDEN.findall(SCRIPTS[name]) == []


@pytest.mark.parametrize("name", NAMES)
def test_each_says_what_it_does(name):
    assert SCRIPTS[name].startswith("/*")


def test_every_word_they_show_is_a_label_and_every_label_is_shown():
    known = {name for name in labels("en") if name.split(".")[0] in GROUPS and "." in name}
    text = "".join(SCRIPTS.values())
    assert {name for name in WORD.findall(text) if name not in known} == set()
    states = {"sheet.refused", "sheet.full", "sheet.loose", "sheet.alone"}
    sheet = (f"sheet.{name}" for name in ("print", "copy", "file", "clear", "undo"))
    made = {*states, *sheet, "quiz.number", "quiz.variants"}
    assert {name for name in known if f'"{name}"' not in text} == made
