"""Exports of Notion with databases: files of comma-separated values, and a folder of pages for their rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import yaml

from fieldbook.importers import import_course
from fieldbook.importers.ledger import Fate

TOP, ROWS, ONE, TWO = (f"{digit}" * 32 for digit in "1234")
COURSE = f"Course {TOP}"
FILES = {
    f"{COURSE}.md": f"""# Course

Welcome, all who work with young people.

[Sessions](Course%20{TOP}/Sessions%20{ROWS}.csv)
""",
    f"{COURSE}/Sessions {ROWS}.csv": "Name,Date,Room\nOpening,June 1,\nMapping,June 2,a | b\n",
    f"{COURSE}/Sessions {ROWS}_all.csv": "Name,Date,Room\nOpening,June 1,\nMapping,June 2,a | b\n",
    f"{COURSE}/Sessions/Opening {ONE}.md": "# Opening\n\nDate: June 1\nGoal: Learn to ask\n\nSay hello.\n",
    f"{COURSE}/Sessions/Mapping {TWO}.md": "# Mapping\n\nDate: June 2\n\nDraw the town.\n",
}


def test_a_database_is_a_table_and_a_section(source: Callable[[dict[str, str]], Path], tmp_path: Path) -> None:
    result = import_course(source(FILES), tmp_path / "out")
    assert result.problems == []
    nav = yaml.safe_load((tmp_path / "out" / "mkdocs.yml").read_text("utf-8"))["nav"]
    assert nav == ["index.md", {"Sessions": ["sessions/index.md", "sessions/opening.md", "sessions/mapping.md"]}]
    home = (tmp_path / "out" / "docs" / "index.md").read_text("utf-8")
    assert home.startswith("---\ntitle: Course\n")
    rows = "| Opening | June 1 |   |\n| Mapping | June 2 | a \\| b |\n"
    assert f"**Sessions**\n\n| Name | Date | Room |\n|---|---|---|\n{rows}" in home
    opening = (tmp_path / "out" / "docs" / "sessions" / "opening.md").read_text("utf-8")
    assert opening.endswith("\n---\n\n- Goal: Learn to ask\n\nSay hello.\n")
    left_out = {note.what for note in result.notes if note.fate is Fate.LEFT_OUT}
    assert "a property of Notion's: “Date: June 1”" in left_out
    assert "the same database again, with all its columns" in left_out
