"""A page is taken apart as MkDocs takes it apart."""

from __future__ import annotations

import pytest
from mkdocs.utils.meta import get_data

from fieldbook.reader import parse
from fieldbook.site.sources import as_mkdocs

PAGES = [
    "",
    "Text.\n",
    "---\ntitle: Levels\nminutes: 25\n---\n\n\nText.\n",
    "---\ntitle: Levels\n...\nText.",
    "---\ntitle: Levels\n---",
    "---\ntitle: Levels\n---\n",
    "---  \ntitle: Levels\n--- \n\n    code\n",
    "---\ntitle: Levels\noutcomes:\n  - name: Name them\n  - Place one\ntags: [a, b]\nlesson: no\n---\nText.\n",
    "---\ntitle: Levels: from less to more\n---\n\nText.\n",
    "---\ntitle: 'Levels'\ndate: 2024-05-01 # late\n---\n\nText.\n",
    "---\n\n---\nText.\n",
    "---\n- a\n---\n\nText.\n",
    "\n---\ntitle: Levels\n---\n\nText.\n",
    "title: Levels\nminutes: 25\n    more\n\nText.\n",
    "Note: bring pens.\n\n\nText.\n",
]


@pytest.mark.parametrize("text", PAGES)
def test_as_mkdocs_takes_a_page_apart(text):
    start, meta = as_mkdocs(text)
    assert (text[start:], meta) == get_data(text)


def test_what_a_page_says_is_its_own():
    text = PAGES[7]
    assert as_mkdocs(text)[1]["outcomes"] is not parse(text, "docs/a.md").meta["outcomes"]
