"""What authors type and what comes out, block by block: the files in tests/cases/blocks."""

from __future__ import annotations

import os

import pytest

from fieldbook.blocks import BLOCKS

from .cases import FOLDER, come_out, read_cases, write_cases

FILES = sorted(FOLDER.glob("*.md"))

if os.environ.get("FIELDBOOK_UPDATE"):
    for file in FILES:
        write_cases(file)


@pytest.mark.parametrize("case", [case for file in FILES for case in read_cases(file)], ids=str)
def test_case(case):
    assert come_out(case.lesson) == case.expected


def test_every_block_has_cases():
    typed = "".join(case.lesson for file in FILES for case in read_cases(file))
    assert [name for name in BLOCKS if f"/// {name}" not in typed] == []
