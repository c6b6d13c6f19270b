"""The scripts of answers and progress: small, and nothing that a page opened from a folder may not do."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from fieldbook.labels import labels
from fieldbook.site.assets import small

FOLDER = Path(__file__).parents[2] / "overrides" / "assets" / "fieldbook"
KEEPING = ("store", "progress", "fields", "tools", "ticks", "kept")
CARRYING = ("outline", "copy", "file", "workbook", "reading", "opening", "zip", "docx")
NAMES = (*KEEPING, *CARRYING)
SCRIPTS = {name: (FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in NAMES}
FORBIDDEN = re.compile(
    r"innerHTML|insertAdjacentHTML|document\.write\b|\bfetch\(|XMLHttpRequest|\bimport\b|new Worker|eval\("
    r"|https?://(?!schemas|purl)"
)
WORD = re.compile(r'word\(\s*"((?:progress|sheet|book|ticks|kept)\.[\w.]+)"')
GROUPS = ("progress", "sheet", "book", "ticks", "kept")


def test_all_of_them_weigh_less_than_12_kb():
    """As they are loaded, that is without comments and blanks."""
    together = "".join(small(".js", text) for text in SCRIPTS.values()).encode()
    assert len(gzip.compress(together, 9)) < 12_000


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
    made = {"sheet.refused", "sheet.full"}
    assert {name for name in known if f'"{name}"' not in text} == made
