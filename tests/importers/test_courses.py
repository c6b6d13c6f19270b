"""Small courses of each kind: order, sections, links, files, language, and a strict build of the result."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
import yaml

from fieldbook.importers import Imported, import_course
from fieldbook.importers.course_files import mkdocs_yml
from fieldbook.importers.ledger import Fate
from fieldbook.importers.verify import strict_build, verify

from .conftest import COURSES

KINDS = {"box": "Course in a Box", "libro": "GitBook", "lecciones": "Jekyll", "hojas": "documents"}


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Imported, Path]]:
    made = {}
    for name in KINDS:
        folder = tmp_path_factory.mktemp("imported") / name
        made[name] = (import_course(COURSES / name, folder), folder)
    return made


def text(folder: Path, name: str) -> str:
    return (folder / "docs" / name).read_text("utf-8")


def nav(folder: Path) -> list[object]:
    return yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))["nav"]


@pytest.mark.parametrize("name", KINDS)
def test_nothing_is_lost(courses: dict[str, tuple[Imported, Path]], name: str) -> None:
    imported, _folder = courses[name]
    assert imported.kind == KINDS[name]
    assert imported.measure.lost == ()
    assert imported.measure.shown + imported.measure.listed == imported.measure.total > 50


@pytest.mark.parametrize("name", KINDS)
def test_it_builds_strict(courses: dict[str, tuple[Imported, Path]], name: str) -> None:
    imported, folder = courses[name]
    assert imported.problems == []
    assert strict_build(folder) == []


def test_what_a_strict_build_warns_of_is_switched_off_whatever_explains_it(source, tmp_path: Path) -> None:
    """A quiz without choices is told of only where nothing says that its letters are none."""
    quiz = "---\ntitle: Planets\n---\n\nWords.\n\n/// quiz | Which?\n    id: which\n\na) Mars\nb) Venus\n\n///\n"
    proof = verify({"index.md": quiz}, [], [((), "index.md")], tmp_path / "docs", "en")
    assert [(one.code, one.line) for one in proof.postponed] == [("list-letters", 13), ("worksheet-empty", 10)]
    assert proof.problems == []
    root = source({"mkdocs.yml": mkdocs_yml("Planets", "", "en", [((), "index.md")]), "docs/index.md": quiz})
    assert any("[list-letters]" in line for line in strict_build(root) or [])
    (root / "docs" / "index.md").write_text(proof.texts["index.md"], "utf-8")
    assert strict_build(root) == []


@pytest.mark.parametrize("name", KINDS)
def test_it_holds_nothing_of_the_engine(courses: dict[str, tuple[Imported, Path]], name: str) -> None:
    folder = courses[name][1]
    # A build that another test made of it leaves its cache.
    names = {path.name for path in folder.iterdir()} - {".cache"}
    assert names == {"IMPORT.md", "docs", "mkdocs.yml"}
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    assert settings["plugins"] == ["search", "fieldbook"]
    assert settings["markdown_extensions"] == ["fieldbook"]


def test_every_file_of_the_source_is_accounted_for(courses: dict[str, tuple[Imported, Path]]) -> None:
    for name, (_imported, folder) in courses.items():
        report = (folder / "IMPORT.md").read_text("utf-8")
        for path in (COURSES / name).rglob("*"):
            if path.is_file():
                assert path.relative_to(COURSES / name).as_posix() in report


def test_a_course_in_a_box_keeps_its_order_and_sections(courses: dict[str, tuple[Imported, Path]]) -> None:
    assert nav(courses["box"][1]) == [
        "index.md",
        {
            "Finding stories": [
                "finding-stories/index.md",
                {"Why Stories Matter": ["finding-stories/overview.md", "finding-stories/asking-well.md"]},
                "finding-stories/where-to-look.md",
            ]
        },
        {"Telling stories": ["telling-stories/index.md", "telling-stories/recording.md"]},
        "about.md",
    ]


def test_a_course_in_a_box_is_named_by_its_data(courses: dict[str, tuple[Imported, Path]]) -> None:
    settings = yaml.safe_load((courses["box"][1] / "mkdocs.yml").read_text("utf-8"))
    assert settings["site_name"] == "Gathering Local Stories"
    assert settings["site_description"] == "A course for volunteers, built with a box"
    assert settings["theme"]["language"] == "en"


def test_goals_go_to_the_front_matter(courses: dict[str, tuple[Imported, Path]]) -> None:
    overview = text(courses["box"][1], "finding-stories/overview.md")
    head = yaml.safe_load(overview.split("---\n")[1])
    assert head["outcomes"] == ["Describe what a local story is", "Find people who remember"]
    assert "Goals for this module" not in overview


def test_links_lead_to_lessons_and_files(courses: dict[str, tuple[Imported, Path]]) -> None:
    folder = courses["box"][1]
    assert "[how to ask](asking-well.md)" in text(folder, "finding-stories/overview.md")
    assert "[the form](../docs/consent.docx)" in text(folder, "finding-stories/overview.md")
    where = text(folder, "finding-stories/where-to-look.md")
    assert "[the steps](#steps)" in where
    assert "[old site](../telling-stories/recording.md)" in where
    assert "![A map](../img/old-map.png)" in where
    assert "nothing and" in where
    assert "## [finding stories](finding-stories/overview.md)" in text(folder, "index.md")
    for name in ("docs/consent.docx", "img/old-map.png", "img/RECORDER.JPG"):
        assert (folder / "docs" / name).is_file()


def test_a_link_that_leads_nowhere_is_told_with_its_line(courses: dict[str, tuple[Imported, Path]]) -> None:
    looks = [note for note in courses["box"][0].notes if note.fate is Fate.LOOK and "nowhere" in note.what]
    assert [(note.path, note.line) for note in looks] == [
        ("modules/finding-stories/_posts/2001-01-01-where-to-look.md", 49)
    ]


def test_what_the_old_site_did_not_publish_is_listed(courses: dict[str, tuple[Imported, Path]]) -> None:
    notes = {note.path: note.what for note in courses["box"][0].notes if note.fate is Fate.LEFT_OUT}
    assert notes["modules/telling-stories/_posts/2001-01-01-hidden.md"] == "the old site did not publish it"
    assert notes["img/unused.png"] == "no lesson uses it"
    assert notes["404.html"] == "a page of the old site's machinery"


def test_includes_and_broken_tags(courses: dict[str, tuple[Imported, Path]]) -> None:
    folder = courses["box"][1]
    assert "**Remember:** bring water to every talk." in text(folder, "finding-stories/asking-well.md")
    assert "[![Council](img/RECORDER.JPG)](https://example.org/council)" in text(folder, "about.md")


def test_a_book_keeps_its_summary(courses: dict[str, tuple[Imported, Path]]) -> None:
    assert nav(courses["libro"][1]) == [
        "index.md",
        {
            "Primera parte": [
                "primera-parte/index.md",
                {
                    "¿Qué es una alianza?": [
                        "primera-parte/modulo-1.md",
                        "primera-parte/niveles.md",
                        "primera-parte/videos.md",
                    ]
                },
            ]
        },
        {"Segunda parte": ["segunda-parte/index.md", "segunda-parte/hoja.md"]},
    ]
    settings = yaml.safe_load((courses["libro"][1] / "mkdocs.yml").read_text("utf-8"))
    assert (settings["site_name"], settings["theme"]["language"]) == ("Alianzas para bibliotecas", "es")


def test_a_book_in_spanish_keeps_what_it_means(courses: dict[str, tuple[Imported, Path]]) -> None:
    folder = courses["libro"][1]
    first = text(folder, "primera-parte/modulo-1.md")
    assert "title: ¿Qué es una alianza?" in first
    assert "  - Describir qué es una alianza" in first
    assert "[^1]: García, Ana." in first
    assert "/// info | Para saber más" in first
    assert "(primera-parte/niveles.md#2-cooperar-y-coordinar)" in text(folder, "index.md")
    assert "/// levels" in text(folder, "primera-parte/niveles.md")
    assert "/// worksheet | Hoja de trabajo" in text(folder, "segunda-parte/hoja.md")


def test_older_layouts_make_sections_of_their_front_matter(courses: dict[str, tuple[Imported, Path]]) -> None:
    imported, folder = courses["lecciones"]
    assert imported.language == "es"
    assert nav(folder) == [
        "index.md",
        {"Lessons": ["lessons/index.md", "lessons/01-inicio.md", "lessons/02-kram.md"]},
        {
            "Aliados del barrio": [
                "aliados-del-barrio/index.md",
                "aliados-del-barrio/one-one.md",
                "aliados-del-barrio/two-zero.md",
            ]
        },
    ]
    panorama = text(folder, "aliados-del-barrio/two-zero.md")
    assert "title: Panorama" in panorama
    assert "  - Nombrar a sus aliados" in panorama
    assert "/// reflection | ¿ESTÁ LISTO?" in panorama


def test_front_matter_without_a_place_is_listed(courses: dict[str, tuple[Imported, Path]]) -> None:
    report = (courses["lecciones"][1] / "IMPORT.md").read_text("utf-8")
    assert "video_intro: Un saludo de bienvenida" in report


def test_loose_documents_in_folders(courses: dict[str, tuple[Imported, Path]]) -> None:
    imported, folder = courses["hojas"]
    assert nav(folder) == [
        "index.md",
        {"Getting started": ["getting-started/index.md", "getting-started/02-first.md", "getting-started/10-later.md"]},
        "guide-page.md",
    ]
    assert imported.lessons == 3


def test_the_text_of_a_pdf(courses: dict[str, tuple[Imported, Path]]) -> None:
    guide = text(courses["hojas"][1], "guide-page.md")
    assert "- Gather round the table before noon." in guide
    assert "### Collaboration in Practice" in guide or "## Collaboration in Practice" in guide
    assert "This list of hints" in guide
    assert "/// worksheet | Neighbours Worksheet" in guide
    assert "| Factors | Neighbour 1 | Neighbour 2 |" in guide
    assert "Neighbour #1 ______" in guide
    looks = [note.what for note in courses["hojas"][0].notes if note.fate is Fate.LOOK]
    assert "“Xq zorbles” seems to be torn" in looks


def test_a_lesson_without_minutes_shows_no_stray_comma(source, tmp_path: Path) -> None:
    root = source(
        {
            "index.md": "# Home\n",
            "m/a.md": "# A\n\n## Worksheet 1: Your partners\n\nWho are they? ______\n",
            "m/b.md": "# B\n\nWords of it.\n",
        }
    )
    import_course(root, tmp_path / "out")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=tmp_path / "out", check=True, capture_output=True
    )
    for page in ("m/index.html", "index.html"):
        facts = lxml.html.parse(tmp_path / "out" / "site" / page).getroot().find_class("lessons__facts")
        assert [" ".join(fact.text_content().split()) for fact in facts] == ["1 worksheet", ""]
