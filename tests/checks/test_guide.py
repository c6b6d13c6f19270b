"""What the author's guide shows is typed as it stands there: nothing of it may be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from fieldbook.cli.main import main
from tests.toys import CONFIG, GUIDE_IS_HERE

GUIDE = Path(__file__).parents[2] / "docs" / "authoring"
EXAMPLE = re.compile(r"^(`{3,})(?:markdown|specimen)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"\[([a-z-]+)\]$")
OTHER_NOTATIONS = {"importing.md"}
ALONE = {
    "lesson-empty",  # The example is the top of a lesson.
    "worksheet-outcome",  # The outcome stands in an example before it.
    "note-unused",  # The example is of docs/references.md.
    "link-file",
    "picture-file",
    "video-transcript-file",
}
"""What can't be right of an example in a course that has nothing else."""


def examples() -> Iterator[tuple[str, str]]:
    """Yield where each example stands, and what it is."""
    for page in sorted(GUIDE.glob("*.md")):
        text = page.read_text("utf-8")
        for found in EXAMPLE.finditer(text) if page.name not in OTHER_NOTATIONS else ():
            yield f"{page.name}:{text.count(chr(10), 0, found.start()) + 1}", found[2]


@pytest.fixture
def lesson(tmp_path, monkeypatch):
    (tmp_path / "docs" / "desk").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(f"{CONFIG}extra: {{fieldbook: {{id: a-course}}}}\n")
    (tmp_path / "docs" / "index.md").write_text("# A course\n\nWelcome.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "docs" / "desk" / "example.md"


@pytest.mark.skipif(not GUIDE_IS_HERE, reason="the author's guide is not in docs/")
def test_nothing_is_wrong_in_what_the_guide_shows(lesson, subtests):
    shown = list(examples())
    assert shown
    for place, example in shown:
        with subtests.test(place):
            lesson.write_text(example if example.startswith("---") else f"---\ntitle: An example\n---\n\n{example}")
            said = CliRunner().invoke(main, ["check"]).output
            assert "2 pages" in said
            assert [line for line in said.splitlines() if (code := CODE.search(line)) and code[1] not in ALONE] == []
