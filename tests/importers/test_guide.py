"""What the author's guide shows before and after an import is what an import makes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fieldbook.importers import import_course
from fieldbook.importers.dialects import DIALECTS

GUIDE = (Path(__file__).parents[2] / "docs" / "authoring" / "importing.md").read_text("utf-8")
SHOWN = re.findall(r"(?ms)^```markdown\n(.*?)^```$", GUIDE)


@pytest.mark.parametrize(("before", "after"), list(zip(SHOWN[::2], SHOWN[1::2], strict=True)))
def test_before_and_after(source, tmp_path: Path, before: str, after: str) -> None:
    import_course(source({"first-partners.md": f"# First partners\n\n{before}"}), tmp_path / "out")
    lesson = (tmp_path / "out" / "docs" / "first-partners.md").read_text("utf-8")
    assert after.removesuffix("---\n").strip("\n") in lesson.replace("lesson: true\n", "")


def test_every_dialect_is_named() -> None:
    assert [dialect.name for dialect in DIALECTS if dialect.name not in GUIDE] == []
