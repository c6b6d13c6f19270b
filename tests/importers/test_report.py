"""The report of an import: what is alike stands once, with all its places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fieldbook.importers import import_course


def test_many_notes_of_a_kind_are_summed_up(source: Callable[[dict[str, str]], Path], tmp_path: Path) -> None:
    pages = {f"p{number:02}.md": f"# Page {number}\n\nSee [it](gone-{number}.md).\n" for number in range(45)}
    import_course(source({**pages, "q.md": "# Last\n\n![A box](away.png)\n"}), tmp_path / "out")
    report = (tmp_path / "out" / "IMPORT.md").read_text("utf-8")
    assert report.count("there is nothing of that name in the source") == 3
    assert "45 times: the link to … was left out" in report
    assert "line 3: the link to gone-0.md was left out" in report
    assert all(f"- `{name}`: line 3\n" in report for name in pages)
    assert "line 3: the picture to away.png was left out" in report
