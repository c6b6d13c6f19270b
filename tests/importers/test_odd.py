"""Files as they are saved in the wild: encodings, line ends, no front matter, nothing at all, very much."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from fieldbook.encoding import as_plain_text
from fieldbook.importers import RefusedError, import_course
from fieldbook.importers.language import detect
from fieldbook.importers.ledger import Fate
from fieldbook.importers.report import not_read
from tests.importers.word import PICTURE

SPANISH = "# Título\n\nLa canción de los niños: ¿qué más?\n"


@pytest.mark.parametrize(
    ("data", "remark"),
    [
        (SPANISH.encode(), ""),
        (b"\xef\xbb\xbf" + SPANISH.encode(), ""),
        (SPANISH.encode("cp1252"), "read as Windows-1252"),
        (SPANISH.encode("utf-16"), "read as UTF-16-LE"),
        (SPANISH.encode("utf-16-be"), "read as UTF-16-BE"),
        (SPANISH.encode("utf-16-le"), "read as UTF-16-LE"),
        (SPANISH.encode() + b"\x93ya\x94", "read as UTF-8, its other bytes as Windows-1252"),
    ],
    ids=["utf-8", "mark", "1252", "utf-16", "be", "le", "mixed"],
)
def test_encodings(data: bytes, remark: str) -> None:
    text, said = as_plain_text(data)
    assert text.startswith(SPANISH)
    assert said == remark


def test_decomposed_letters_and_soft_hyphens() -> None:
    assert as_plain_text("nin\u0303o par\u00adte".encode())[0] == "niño parte"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\x0c"])
def test_line_ends(source, tmp_path: Path, end: str) -> None:
    text = "---\ntitle: Uno\n---\n\nDos.\n\n* tres\n* cuatro\n"
    import_course(source({"a.md": text.replace("\n", end)}), tmp_path / "out")
    assert (
        tmp_path / "out/docs/a.md"
    ).read_bytes() == b"---\ntitle: Uno\nlesson: true\n---\n\nDos.\n\n* tres\n* cuatro\n"


def test_lines_of_notes_count_front_matter(source, tmp_path: Path) -> None:
    text = "---\r\ntitle: Uno\r\n---\r\n\r\nDos.\r\n\r\n![x](gone.png)\r\n"
    imported = import_course(source({"a.md": text}), tmp_path / "out")
    assert [note.line for note in imported.notes if "gone.png" in note.what] == [7]


def test_letters_of_another_code_page_are_told(source, tmp_path: Path) -> None:
    files = {"a.md": "# Библиотека\n\nМы читаем книги.\n".encode("cp1251"), "b.md": SPANISH.encode("cp1252")}
    imported = import_course(source(files), tmp_path / "out")
    assert [note.path for note in imported.notes if "save it as UTF-8" in note.what] == ["a.md"]


def test_no_front_matter_and_no_heading(source, tmp_path: Path) -> None:
    import_course(source({"my-own_notes.md": "Only words.\n"}), tmp_path / "out")
    assert "title: My own notes" in (tmp_path / "out/docs/my-own-notes.md").read_text("utf-8")


def test_front_matter_that_is_not_yaml(source, tmp_path: Path) -> None:
    lists = "keypoints:\n- One thing\nobjectives:\n  - Call a partner: \"today\n  - Write to one\n"
    text = f"---\ntitle: Step 1: begin [now\n{lists}tags: 'x\n---\nWords.\n"
    imported = import_course(source({"a.md": text}), tmp_path / "out")
    lesson = (tmp_path / "out/docs/a.md").read_text("utf-8")
    assert 'title: "Step 1: begin [now"' in lesson
    assert 'outcomes:\n  - call-a-partner-today: "Call a partner: \\"today"\n  - Write to one\n' in lesson
    assert "/// key-points\n\n- One thing\n" in lesson
    assert any("not valid YAML" in note.what for note in imported.notes)


def test_empty_files(source, tmp_path: Path) -> None:
    imported = import_course(source({"a.md": "", "b.md": "---\ntitle: Solo\n---\n", "c.md": "\n\n"}), tmp_path / "out")
    assert imported.lessons == 3
    assert imported.problems == []


def test_a_huge_file_takes_no_more_than_its_time(source, tmp_path: Path) -> None:
    text = "\n\n".join(
        f"Word {number} with **some** more and a [link](https://example.org/{number})." for number in range(2500)
    )
    begun = time.monotonic()
    imported = import_course(source({"a.md": text}), tmp_path / "out")
    assert imported.measure.lost == ()
    assert time.monotonic() - begun < 30


def test_a_course_in_an_archive_s_folder(source, tmp_path: Path) -> None:
    root = source({"course-main/_config.yml": "title: In\n", "course-main/modules/a/_posts/2000-01-01-x.md": "Words."})
    assert import_course(root, tmp_path / "out").kind == "Course in a Box"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("What is it that you can do for the people of your town?", "en"),
        ("¿Qué es lo que usted puede hacer por la gente de su pueblo?", "es"),
        ("O que é que você pode fazer com as pessoas da sua cidade?", "pt"),
        ("", "en"),
    ],
)
def test_languages(text: str, code: str) -> None:
    assert detect([text]) == code


def test_what_systems_and_open_programs_leave_is_none_of_the_course(source, tmp_path: Path) -> None:
    left = ("$RECYCLE.BIN/S-1/$R1.md", "System Volume Information/x.md", ".Trash-1000/files/x.md", "._a.md", "~$b.docx")
    folder = source({"course/a.md": "# A\n\nWords.\n", **dict.fromkeys([*left, "course/~$c.docx"], "Words.")})
    imported = import_course(folder, tmp_path / "out")
    assert imported.lessons == 1
    assert not [note for note in imported.notes if note.path != "course/a.md" and note.path not in ("a.md", "")]


def test_paths_of_windows(source, tmp_path: Path) -> None:
    words = (r"![P](..\pictures\p.png)", r"[B](.\b.md)", r"![Q](C:\Users\Ann\q.png)", r"[C](D:\c.docx)", r"[D](d\_e)")
    files = {"Part Ü/a.md": "# A\n\n" + "\n\n".join(words), "pictures/p.png": "x", "Part Ü/Pics/q.png": "y"}
    folder = source({**files, "Part Ü/b.md": "# B\n\nWords.\n", "d_e.md": "# D\n\nWords.\n"})
    imported = import_course(folder, tmp_path / "out")
    page = (tmp_path / "out" / "docs" / "part-u" / "a.md").read_text("utf-8")
    assert "![P](../pictures/p.png)\n\n[B](b.md)\n\n![Q](Pics/q.png)\n\nC\n\n[D](../d-e.md)" in page
    looks = [note.what for note in imported.notes if note.fate is Fate.LOOK and note.path.endswith("a.md")]
    assert looks == [r"the link to D:\c.docx was left out: there is nothing of that name in the source"]


def test_a_folder_has_one_name_whatever_its_capitals(source, tmp_path: Path) -> None:
    root = source({"Part/a.md": "# A\n\n![P](p.png)\n", "b.md": "# B\n\nWords.\n", "Part/p.png": "x"})
    import_course(root, tmp_path / "out")
    there = sorted(path.name for path in (tmp_path / "out" / "docs" / "part").iterdir())
    assert there == ["a.md", "index.md", "p.png"]


def test_the_text_of_a_pdf_in_spanish(source, tmp_path: Path) -> None:
    text = (
        "Guía para vecinos\n\nVen\ttajas de la colaboración\n"
        "\tEvitar la repetición de esfuerzos.\n\tCompartir espacios y materiales.\n"
        "\tDar a conocer la biblioteca.\n\tReunir a quienes trabajan solos.\n"
    )
    import_course(source({"guia.txt": text}), tmp_path / "out")
    lesson = (tmp_path / "out/docs/guia.md").read_text("utf-8")
    assert "title: Guía para vecinos" in lesson
    assert "## Ventajas de la colaboración" in lesson
    assert "- Compartir espacios y materiales." in lesson


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / os.fsdecode(b"bad\xff.md")).write_text("# A\n\nWords.\n")
    (tmp_path / "s" / os.fsdecode("möbel.png".encode("cp1252"))).write_bytes(PICTURE)
    text = "# B\n\n![x](%FF.png)\n\n[To A](bad\xff.md) ![Möbel](möbel.png)\n"
    (tmp_path / "s" / "b.md").write_bytes(text.encode("cp1252"))
    imported = import_course(tmp_path / "s", tmp_path / "out")
    assert imported.lessons == 2
    assert imported.problems == []
    assert "bad\xff.md" in (tmp_path / "out" / "IMPORT.md").read_text("utf-8")
    assert "[To A](bady.md) ![Möbel](mobel.png)" in (tmp_path / "out" / "docs" / "b.md").read_text("utf-8")


def test_pictures_get_names_that_every_computer_unpacks(source, tmp_path: Path) -> None:
    names = ("Übersicht.png", "größe.png", "zażółć.png", "日本.png", "план.png")
    shown = " ".join(f"![Plan]({name})" for name in names)
    folder = source({"a.md": f"# A\n\nWords.\n\n{shown}\n", **dict.fromkeys(names, "x")})
    imported = import_course(folder, tmp_path / "out")
    assert imported.problems == []
    written = sorted(path.name for path in (tmp_path / "out" / "docs").glob("*.png"))
    assert written == ["Ubersicht.png", "file-2.png", "file.png", "grosse.png", "zazolc.png"]


def test_a_document_that_is_damaged_is_told_as_that(source, tmp_path: Path) -> None:
    folder = source({"a.md": "# A\n\nWords.\n", "handout.docx": "no document"})
    imported = import_course(folder, tmp_path / "out")
    assert [said.partition(";")[0] for said in not_read(imported)] == [
        "1 document that could not be read: handout.docx: it is damaged"
    ]
    with pytest.raises(RefusedError, match=r"table.xlsx is a spreadsheet; copy"):
        import_course(source({"table.xlsx": "x"}) / "table.xlsx", tmp_path / "out-2")


@pytest.mark.parametrize(
    "text",
    [
        "# L\n\n" + "".join("  " * level + "- a\n" for level in range(1100)),
        "# B\n\n" + "[" * 20000 + "x" + "]" * 20000,
        "# B\n\n" + "[x " * 8000 + "]" * 8000,
    ],
    ids=["a list in a list", "brackets", "brackets with words"],
)
def test_heaps_are_rendered_in_seconds(source, tmp_path: Path, text: str) -> None:
    begun = time.process_time()
    imported = import_course(source({"a.md": text}), tmp_path / "out")
    assert not any("could not be rendered" in note.what for note in imported.notes)
    assert time.process_time() - begun < 20


def test_documents_of_other_kinds_are_counted(source, tmp_path: Path) -> None:
    texts = {"docs/b.rst": "B\n=\n\nMany words.\n", "docs/e.tex": "E. Many words.\n"}
    root = source({"README.md": "# Lab\n\nHello.\n", **texts})
    imported = import_course(root, tmp_path / "out")
    assert (imported.measure.total, imported.measure.unread) == (8, 6)
    assert not imported.is_whole
    assert not_read(imported) == [
        "2 documents of kinds that are not read (.rst, .tex): b.rst is reStructuredText; pandoc b.rst -t gfm -o b.md"
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "handout.doc",
            "handout.doc is a document of an older Word; open it in Word or LibreOffice and save it as .docx",
        ),
        ("slides.pptx", "slides.pptx is a presentation; copy its outline into a Word document"),
        ("guide.pdf", "guide.pdf is a PDF; copy its text into a text file (.txt)"),
    ],
)
def test_what_to_do_with_a_document_that_is_not_read(source, tmp_path: Path, name: str, said: str) -> None:
    root = source({name: b"PK\x03\x04 no text"})
    with pytest.raises(RefusedError) as refused:
        import_course(root / name, tmp_path / "out")
    assert str(refused.value).startswith(said)


def test_a_damaged_word_document_is_no_traceback(source, tmp_path: Path) -> None:
    root = source({"handout.docx": b"PK\x03\x04 no archive"})
    with pytest.raises(RefusedError, match=r"it is damaged; open it in a word processor and save it as \.docx"):
        import_course(root / "handout.docx", tmp_path / "out")
