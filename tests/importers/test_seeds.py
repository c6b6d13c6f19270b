"""The five documents that the importer was made for, each with what must come out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from fieldbook.importers import Imported, import_course
from fieldbook.importers.ledger import Fate

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds do not lie beside this checkout")


def lesson_of(number: str, folder: Path) -> tuple[Imported, dict[str, object], str]:
    seed = next(SEEDS.glob(f"{number}_*"))
    imported = import_course(seed, folder)
    pages = [path for path in (folder / "docs").rglob("*.md") if path.name != "index.md"]
    assert len(pages) == 1
    _, head, body = pages[0].read_text("utf-8").split("---\n", 2)
    assert imported.measure.lost == ()
    assert imported.problems == []
    return imported, yaml.safe_load(head), body


def test_a_worksheet_and_a_partnership(tmp_path: Path) -> None:
    imported, head, body = lesson_of("000", tmp_path / "course")
    assert head["title"] == "Community-Centered Partnerships"
    assert "/// worksheet | Who Are Your Partners?\n    id: who-are-your-partners\n" in body
    assert "[Worksheet #2: Who Are Your Partners?](https://docs.google.com/document/d/13FyfJr_D6" in body
    assert body.count("______\n______\n______") == 3
    assert "{:target" not in body
    assert imported.measure.shown == imported.measure.total


def test_a_ladder_of_boxes_that_end_in_a_video(tmp_path: Path) -> None:
    _imported, _head, body = lesson_of("001", tmp_path / "course")
    assert "/// info | The Value of Partnerships" in body
    assert "//// levels\n" in body
    names = [line for line, below in zip(body.split("\n"), body.split("\n")[1:], strict=False) if below[:1] == ":"]
    assert names == [
        "Networking and sharing ideas",
        "Cooperating and coordinating",
        "Informing teens about partners",
        "Collaborating on teen programming",
        "Forming or joining community coalitions",
        "Embedding partners",
        "Collective impact",
    ]
    assert '    /// video\n        url: https://www.youtube.com/watch?v=pzmMk63ihNM\n        length: "2:02"\n' in body


def test_a_ladder_of_tables_with_notes(tmp_path: Path) -> None:
    imported, head, body = lesson_of("002", tmp_path / "course")
    assert head["title"] == "Levels of Partnership"
    ladder = body[body.index("/// levels") : body.index("Different characteristics")]
    assert ladder.count("|---|") == 7
    for number in range(1, 6):
        assert f"\n[^{number}]: " in body
    assert "/// reflection | ARE YOU READY TO TAKE THE NEXT STEP?" in body
    assert "/// resources | ADDITIONAL RESOURCES" in body
    assert "[**Partnering to Increase Your Impact**](http://www.ala.org/yalsa/partnering-toolkit)" in body
    looks = [note for note in imported.notes if note.fate is Fate.LOOK]
    assert [(note.line, "Connectedlib-Logo-Graph.png" in note.what) for note in looks] == [(1, True)]


def test_the_text_of_a_pdf(tmp_path: Path) -> None:
    imported, head, body = lesson_of("003", tmp_path / "course")
    assert head["title"] == "Community Partnership and Collaboration Guide"
    assert "## Collaboration Strategies\n" in body
    assert "## Potential Partners for Collaboration\n\nStart with this list" in body
    assert "\nThis list can be adapted" in body
    assert "- Organizations fighting discrimination" in body
    assert body.count("\n- ") == 40
    assert "/// worksheet | Potential Partners Worksheet" in body
    assert "| Factors | Partner 1 | Partner 2 |\n|---|---|---|\n| 1. Environment |   |   |" in body
    assert "Partner #1 ______" in body
    looks = [(note.line, note.what) for note in imported.notes if note.fate is Fate.LOOK]
    assert looks == [(7, "“Aa vantages” seems to be torn; perhaps “Advantages”?")]


def test_outcomes_and_a_box_of_questions(tmp_path: Path) -> None:
    _imported, head, body = lesson_of("004", tmp_path / "course")
    assert head["title"] == "Overview"
    assert head["outcomes"] == [
        "Describe the ways that partnerships can benefit libraries",
        "Explain how libraries can benefit their partners",
        "Recognize different levels of partnership",
    ]
    assert "Learning Outcomes" not in body
    assert "/// worksheet | IS THIS A GOOD PARTNERSHIP OPPORTUNITY?" in body
    assert body.count("    ______\n    ______\n    ______") == 6


def test_all_of_them_are_a_course(tmp_path: Path) -> None:
    imported = import_course(SEEDS, tmp_path / "course")
    nav = yaml.safe_load((tmp_path / "course" / "mkdocs.yml").read_text("utf-8"))["nav"]
    assert (imported.lessons, imported.language, imported.measure.lost) == (5, "en", ())
    assert nav[-1] == {
        "Community Partnerships": [
            "community-partnerships/index.md",
            "community-partnerships/overview.md",
        ]
    }
