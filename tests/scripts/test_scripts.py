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
DISK = ("journal", "shared", "shared-pages", "shared-frame", "disk", "store")
LEAVING = ("whose", "leave", "leaving", "session")
PROGRESS = ("standing", "progress", "home", "again")
KEEPING = (*DISK, "elements", *PROGRESS, "fields", "folds", "tools", "actions", "kept", "quiz", "scores", *LEAVING)
DOCUMENTS = ("document", "document-filling", "document-reading")
OPENING = ("reading", "reading-progress", "opening-progress", "opening")
RECORD = ("record-sheet", "record", "record-document")
CARRYING = ("outline", "copy", "file", "sharing", "workbook", *OPENING, *RECORD, *DOCUMENTS)
NAMES = (*KEEPING, *CARRYING)
SCRIPTS = {name: (FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in NAMES}
FORBIDDEN = re.compile(
    r"innerHTML|insertAdjacentHTML|document\.write\b|\bfetch\(|XMLHttpRequest|\bimport\b|new Worker|eval\("
    r"|https?://(?!schemas|purl)"
)
WORD = re.compile(r'word\(\s*"((?:progress|sheet|book|again|recorded|kept|quiz|leave|session)\.[\w.]+)"')
GROUPS = ("progress", "sheet", "book", "again", "recorded", "kept", "quiz", "leave", "session")


def test_those_of_a_lesson_weigh_at_most_46_kb_with_materials():
    """As they are loaded, that is without comments and blanks. What only some pages need is loaded only there."""
    (bundle,) = Path(str(files("material"))).glob("templates/assets/javascripts/bundle.*.min.js")
    weights = [
        len(gzip.compress(one, 9)) for one in (joined("fieldbook.js", [TEMPLATES]).encode(), bundle.read_bytes())
    ]
    assert sum(weights) <= 46_000


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
    made = {*states, *(f"sheet.{name}" for name in ("print", "copy", "file", "clear", "undo")), "quiz.number"}
    assert {name for name in known if f'"{name}"' not in text} == made
