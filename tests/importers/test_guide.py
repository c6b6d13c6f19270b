"""What the author's guide shows before and after an import is what an import makes."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.document import Document

from fieldbook.cli.import_ import import_command
from fieldbook.importers import import_course
from fieldbook.importers.dialects import DIALECTS
from tests.importers.word import add_table

GUIDE = (Path(__file__).parents[2] / "docs" / "authoring" / "importing.md").read_text("utf-8")
WHOLE, ONE = GUIDE.split("\n## One thing, before and after\n")
FENCE = re.compile(r"(?ms)^```markdown\n(.*?)^```$")
SHOWN = FENCE.findall(ONE)
PAGES = dict(re.findall(r"(?ms)^### (A .+?)\n(.*?)(?=^### |\Z)", WHOLE))
WORKBENCH = {"config.yaml": "title: Partners for your library\nlang: en\nepisodes: [first-visit.md]\n"}
MATERIAL = {"mkdocs.yml": "site_name: Partners for your library\nnav: [second-year.md]\n"}
SOURCES: dict[str, tuple[str, dict[str, str], str]] = {
    "A Carpentries lesson": ("episodes/first-visit.md", WORKBENCH, "first-visit.md"),
    "A Notion page": (f"After the visit {'0123456789abcdef' * 2}.md", {}, "after-the-visit.md"),
    "A page from MkDocs with Material": ("docs/second-year.md", MATERIAL, "second-year.md"),
}
"""Where the page stands in its source, what stands beside it, and what it becomes."""


@pytest.mark.parametrize(("before", "after"), list(zip(SHOWN[::2], SHOWN[1::2], strict=True)))
def test_before_and_after(source, tmp_path: Path, before: str, after: str) -> None:
    import_course(source({"first-partners.md": f"# First partners\n\n{before}"}), tmp_path / "out")
    lesson = (tmp_path / "out" / "docs" / "first-partners.md").read_text("utf-8")
    assert after.removesuffix("---\n").strip("\n") in lesson.replace("lesson: true\n", "")


@pytest.mark.parametrize("title", SOURCES)
def test_whole_pages(source, tmp_path: Path, title: str) -> None:
    before, after = FENCE.findall(PAGES[title])
    place, beside, became = SOURCES[title]
    imported = import_course(source({place: before} | beside), tmp_path / "out")
    assert imported.measure.lost == ()
    assert (tmp_path / "out" / "docs" / became).read_text("utf-8") == after


def test_the_handout_of_the_picture(tmp_path: Path) -> None:
    _handout().save(str(tmp_path / "first-visit.docx"))
    imported = import_course(tmp_path / "first-visit.docx", tmp_path / "out")
    assert imported.measure.lost == ()
    (after,) = FENCE.findall(PAGES["A Word handout"])
    assert (tmp_path / "out" / "docs" / "first-visit.md").read_text("utf-8") == after
    assert "a box became a callout of the type tip" in [note.what for note in imported.notes]


def _handout() -> Document:
    """Return the document that the guide's picture shows."""
    handout = docx.Document()
    handout.add_heading("The first visit", 0)
    handout.add_paragraph("After this session you will be able to:")
    for words in ("prepare a visit to a partner", "close it with one next step"):
        handout.add_paragraph(words, style="List Bullet")
    handout.add_paragraph("Nobody reads a letter from a library they have never met. ").add_run("Go there.").bold = True
    frame = handout.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0)
    frame.paragraphs[0].add_run("Tip").bold = True
    frame.add_paragraph("Go on a quiet day, and bring one page.")
    handout.add_heading("Worksheet 1: Your visit", 1)
    for words in ("Whom will you visit?", "_" * 50, "_" * 50, "How do they know you?"):
        handout.add_paragraph(words)
    for words in ("from the library", "from elsewhere", "not yet"):
        handout.add_paragraph(f"☐ {words}")
    handout.add_paragraph("Who does what?")
    add_table(handout, [["What", "Who", "By when"], ["", "", ""], ["", "", ""]]).style = "Table Grid"
    return handout


def test_what_the_command_says(source, tmp_path: Path) -> None:
    before = FENCE.findall(PAGES["A Carpentries lesson"])[0]
    folder = source({"episodes/first-visit.md": before} | WORKBENCH)
    said = CliRunner().invoke(import_command, [str(folder), str(tmp_path / "out")]).output
    shown = re.findall(r"(?ms)^```text\n(Partners .*?)^```$", GUIDE)
    assert [said.replace(str(tmp_path / "out"), "../my-course").partition("\nThe report")[0]] == shown


def test_every_dialect_is_named() -> None:
    assert [dialect.name for dialect in DIALECTS if dialect.name not in GUIDE] == []
