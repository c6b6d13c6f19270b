"""Every notation of older courses, and what it becomes: the cases of notations.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .conftest import convert

CASES = re.findall(
    r"(?ms)^==== (.+?)\n(.*?)^=>\n(.*?)(?=^==== |\Z)", (Path(__file__).parent / "notations.md").read_text("utf-8")
)


@pytest.mark.parametrize(("before", "after"), [pytest.param(before, after, id=title) for title, before, after in CASES])
def test_notation(before: str, after: str) -> None:
    draft, _ledger = convert(before, title="Page")
    assert draft.marks.plain(draft.text).strip("\n") == after.strip("\n")


def test_all_cases_were_read() -> None:
    assert len(CASES) == (Path(__file__).parent / "notations.md").read_text("utf-8").count("\n==== ")
