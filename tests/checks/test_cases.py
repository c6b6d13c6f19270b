"""Every code has its cases, and each says to the letter what an author is told."""

from __future__ import annotations

import os
import sys

import pytest

from fieldbook.checks import RULES, failures

from .cases import FOLDER, read_cases, told, write_cases

UPDATE = os.environ.get("FIELDBOOK_UPDATE")
FILES = sorted(FOLDER.glob("*.md"))
CASES = [case for file in FILES for case in read_cases(file)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case, tmp_path):
    skip_where_files_are_named_otherwise(case)
    found = told(case.files, tmp_path)
    published = tmp_path / "site" / "course.json"
    left = published.read_text("utf-8") if published.parent.exists() else None
    assert left == case.files.get("site/course.json"), "a check leaves the site as it is"
    assert all(one.severity is RULES[one.code].severity for one in found)
    lines = "".join(f"{diagnostic}\n" for diagnostic in found)
    if UPDATE:
        others = {other.title: other.expected for other in read_cases(case.file)}
        write_cases(case.file, others | {case.title: lines})
    else:
        assert lines == case.expected


def test_every_code_has_cases_and_every_case_a_code():
    ours = {rule.code for rule in failures.RULES}
    assert {file.stem for file in FILES} == set(RULES) - ours


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_cases_of_a_code_show_it_and_its_absence(file):
    shown = [f"[{file.stem}]" in case.expected for case in read_cases(file)]
    assert any(shown)
    assert not all(shown)


def skip_where_files_are_named_otherwise(case):
    if case.file.stem.startswith("path-") and sys.platform != "linux":
        pytest.skip("only Linux can have files of all these names")
    if any(head.endswith(" refused") for head in case.files) and os.geteuid() == 0:
        pytest.skip("who is root may read every file")
