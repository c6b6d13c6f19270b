"""The guide's page of codes is made from the rules, so none can be missing."""

from __future__ import annotations

import pytest

import codes
from fieldbook.checks import RULES

guide = pytest.mark.skipif(not codes.PAGE.is_file(), reason="The guide was left out of the course in docs/")


@guide
def test_the_page_is_up_to_date():
    told = codes.PAGE.read_text("utf-8")
    assert told == codes.page(), "write it anew with: make codes"


@pytest.mark.parametrize("name", codes.LISTS)
def test_editors_know_every_code(name):
    told = (codes.SCHEMAS / name).read_text("utf-8")
    assert told == codes.schema(name), "write it anew with: make codes"


@guide
def test_every_code_can_be_linked_to(shipped):
    page = (shipped / "authoring" / "codes.html").read_text("utf-8")
    assert [code for code in RULES if f'<h3 id="{code}">' not in page] == []
