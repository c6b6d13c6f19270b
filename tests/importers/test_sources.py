"""Small sources of every system, with what must stand in their lessons and what must not: the cases of sources.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fieldbook.importers import import_course

TEXT = (Path(__file__).parent / "sources.md").read_text("utf-8")
CASES = re.findall(r"(?ms)^==== (.+?)\n(.*?)(?=^==== |\Z)", TEXT)
PIECE = re.compile(r"(?ms)^(?P<sign>===|=>|=/) (?P<path>[^\"\n]+)\n(?P<text>.*?)(?=^(?:===|=>|=/) [^\"\n]+$|\Z)")


@pytest.mark.parametrize("case", [pytest.param(case, id=title) for title, case in CASES])
def test_source(case: str, source, tmp_path: Path) -> None:
    pieces = [(found["sign"], found["path"], found["text"]) for found in PIECE.finditer(case)]
    root = source({path: text for sign, path, text in pieces if sign == "==="})
    imported = import_course(root, tmp_path / "out")
    assert imported.problems == []
    assert imported.measure.lost == ()
    assert any(sign == "=>" for sign, _path, _text in pieces)
    for sign, path, text in pieces:
        if sign == "===":
            continue
        shown = (tmp_path / "out" / path).read_text("utf-8")
        assert (text.strip("\n") in shown) is (sign == "=>"), shown


def test_all_cases_were_read() -> None:
    assert len(CASES) == TEXT.count("\n==== ") > 30
