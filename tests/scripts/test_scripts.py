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
SCRIPTS = {file.stem: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.js")}
NAMES = sorted(SCRIPTS.keys() - {"fflate"})
"""All but the one that is not ours."""
FORBIDDEN = re.compile(
    r"innerHTML|insertAdjacentHTML|document\.write\b|\bfetch\(|XMLHttpRequest|\bimport\b|new Worker|eval\("
    r"|https?://(?!schemas|purl)"
)
ALLOWED = {
    "frame": {"innerHTML"},  # A drawing of three lines, the same on every page.
    **{f"served-{name}": {"XMLHttpRequest"} for name in ("gathering", "hand-in", "wall")},
}
"""What some do for a reason; those that only a room serves ask the room."""
GROUPS = ("progress", "sheet", "book", "again", "recorded", "kept", "quiz", "leave", "session")


def test_those_of_a_lesson_weigh_at_most_46_kb_with_materials():
    """As they are loaded, that is without comments and blanks, a quiz included. What few pages need is loaded there."""
    (bundle,) = Path(str(files("material"))).glob("templates/assets/javascripts/bundle.*.min.js")
    ours = [joined(name, [TEMPLATES]).encode() for name in ("fieldbook.js", "quiz-page.js")]
    assert sum(len(gzip.compress(one, 9)) for one in (*ours, bundle.read_bytes())) <= 46_000


@pytest.mark.parametrize("name", NAMES)
def test_no_markup_is_set_and_nothing_is_loaded(name):
    assert set(FORBIDDEN.findall(SCRIPTS[name])) == ALLOWED.get(name, set())


@pytest.mark.parametrize("name", NAMES)
def test_each_says_what_it_does(name):
    assert SCRIPTS[name].startswith("/*")


def test_every_label_of_their_groups_is_shown():
    known = {name for name in labels("en") if name.split(".")[0] in GROUPS and "." in name}
    text = "".join(SCRIPTS[name] for name in NAMES)
    states = {"sheet.refused", "sheet.full", "sheet.loose", "sheet.alone"}
    sheet = (f"sheet.{name}" for name in ("print", "copy", "clear", "undo"))
    made = {*states, *sheet, "quiz.number", "quiz.variants"}
    assert {name for name in known if f'"{name}"' not in text} == made
