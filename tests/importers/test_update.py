"""A second import: the same bytes; what a person has changed stays; what is no longer there goes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fieldbook.importers import RefusedError, destination, import_course

FILES: dict[str, str | bytes] = {"a.md": "# A\n\nOne. ![x](x.png)\n", "b.md": "# B\n\nTwo.\n", "x.png": "picture"}


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_imports_give_the_same_bytes(source, tmp_path: Path) -> None:
    root = source(FILES)
    import_course(root, tmp_path / "one")
    import_course(root, tmp_path / "two")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_a_second_import_into_the_same_folder_gives_the_same_bytes(source, tmp_path: Path) -> None:
    root = source(FILES)
    import_course(root, tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    import_course(root, tmp_path / "out", update=True)
    assert bytes_of(tmp_path / "out") == before


def test_a_folder_that_is_not_empty_is_refused(source, tmp_path: Path) -> None:
    root = source(FILES)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(RefusedError, match="is not empty; name a new folder, or add --update"):
        import_course(root, tmp_path / "out")
    assert bytes_of(tmp_path / "out") == {"mine.txt": b"mine"}


def test_an_update_leaves_other_files_alone(source, tmp_path: Path) -> None:
    root = source(FILES)
    import_course(root, tmp_path / "out")
    (tmp_path / "out" / "docs" / "mine.md").write_text("mine")
    import_course(root, tmp_path / "out", update=True)
    assert (tmp_path / "out" / "docs" / "mine.md").read_text() == "mine"


def test_what_a_person_has_changed_stays(source, tmp_path: Path) -> None:
    root = source(FILES)
    import_course(root, tmp_path / "out")
    lesson = tmp_path / "out" / "docs" / "a.md"
    lesson.write_text("---\ntitle: A\nlesson: true\n---\n\nMy own words.\n")
    (root / "b.md").write_text("# B\n\nThree.\n")
    imported = import_course(root, tmp_path / "out", update=True)
    assert imported.kept == {"docs/a.md": ""}
    assert "My own words." in lesson.read_text()
    assert "Three." in (tmp_path / "out" / "docs" / "b.md").read_text()
    assert "- `docs/a.md`" in (tmp_path / "out" / "IMPORT.md").read_text("utf-8")
    # It stays at the next import, too.
    assert import_course(root, tmp_path / "out", update=True).kept == {"docs/a.md": ""}
    # Where its source has changed as well, that is told; where the source has it no more, too.
    (root / "a.md").write_text("# A\n\nOther words.\n")
    assert "the source has changed since" in import_course(root, tmp_path / "out", update=True).kept["docs/a.md"]
    (root / "a.md").unlink()
    assert "no more" in import_course(root, tmp_path / "out", update=True).kept["docs/a.md"]
    assert "My own words." in lesson.read_text()


def test_what_a_person_has_deleted_stays_away(source, tmp_path: Path) -> None:
    root = source(FILES)
    import_course(root, tmp_path / "out")
    lesson = tmp_path / "out" / "docs" / "b.md"
    lesson.unlink()
    for _ in range(2):
        imported = import_course(root, tmp_path / "out", update=True)
        assert "you have deleted it" in imported.kept["docs/b.md"]
        assert not lesson.exists()
        assert "b.md" not in (tmp_path / "out" / "mkdocs.yml").read_text("utf-8")
    shutil.rmtree(tmp_path / "out" / "docs")
    (tmp_path / "out" / "mkdocs.yml").unlink()
    assert import_course(root, tmp_path / "out", update=True).kept == {}
    assert lesson.exists()


def test_what_a_person_has_moved_is_taken_from_there(source, tmp_path: Path) -> None:
    """A page that was edited as well is known by its name; a picture stays while a page of the person's shows it."""
    root = source({**FILES, "c.md": "# C\n\nThree. See [B](b.md).\n"})
    docs = tmp_path / "out" / "docs"
    import_course(root, tmp_path / "out")
    (docs / "inner").mkdir()
    (docs / "b.md").rename(docs / "inner" / "b.md")
    (docs / "a.md").rename(docs / "inner" / "a.md")
    (docs / "inner" / "a.md").write_text("---\ntitle: A\nlesson: true\n---\n\nMine. ![x](../x.png)\n")
    (root / "a.md").write_text("# A\n\nOther words.\n")
    (root / "b.md").write_text("# B\n\nTwo and more.\n")
    imported = import_course(root, tmp_path / "out", update=True)
    assert "Two and more." in (docs / "inner" / "b.md").read_text()
    assert "See [B](inner/b.md)." in (docs / "c.md").read_text()
    assert "Mine." in (docs / "inner" / "a.md").read_text()
    assert not (docs / "a.md").exists()
    assert not (docs / "b.md").exists()
    assert "the source has changed since" in imported.kept["docs/inner/a.md"]
    assert "a page that you have changed uses it" in imported.kept["docs/x.png"]
    assert (docs / "x.png").exists()


def test_lessons_stay_where_they_are(source, tmp_path: Path) -> None:
    """What comes later to their modules would give them other folders and names, and what a person has done is lost."""
    files: dict[str, str | bytes] = {
        "_data/course.yml": "title: Partners\nmodules:\n- Talk\n- Write\n",
        "modules/Talk/_posts/2019-01-01-read-on.md": "---\ntitle: Read on\n---\nWords. [x](/img/x.csv)\n",
        "modules/Write/_posts/2019-01-01-letters.md": "---\ntitle: Letters\n---\nMore words.\n",
        "img/x.csv": "picture",
    }
    root = source(files)
    out = tmp_path / "out"
    import_course(root, out)
    (out / "docs" / "read-on.md").write_text("---\ntitle: Read on\nlesson: true\n---\n\nMine.\n")
    (out / "docs" / "letters.md").unlink()
    for name, text in {
        "modules/Talk/_posts/2019-01-02-ask.md": "---\ntitle: Ask\n---\nAsk. [x](/IMG/X.csv) [on](../read-on)\n",
        "modules/Write/_posts/2019-01-02-cards.md": "---\ntitle: Cards\n---\nNot [letters](../letters).\n",
        "IMG/X.csv": "another",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    imported = import_course(root, out, update=True, build=True)
    assert (imported.problems, imported.build) == ([], [])
    assert imported.kept["docs/read-on.md"] == ""
    assert "you have deleted it" in imported.kept["docs/letters.md"]
    nav = (out / "mkdocs.yml").read_text("utf-8").partition("nav:\n")[2]
    assert nav == (
        "- index.md\n- Talk:\n  - talk/index.md\n  - read-on.md\n  - talk/ask.md\n"
        "- Write:\n  - write/index.md\n  - write/cards.md\n"
    )
    assert "[x](../img/X-2.csv) [on](../read-on.md)" in (out / "docs" / "talk" / "ask.md").read_text("utf-8")
    assert (out / "docs" / "img" / "x.csv").read_bytes() == b"picture"
    assert "Not letters." in (out / "docs" / "write" / "cards.md").read_text("utf-8")


def test_other_ends_of_lines_are_no_change(source, tmp_path: Path) -> None:
    """Git ends the lines of a copy on Windows as programs there do."""
    root = source(FILES)
    import_course(root, tmp_path / "out")
    for path in (tmp_path / "out").rglob("*.[my][dm]*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (root / "b.md").write_text("# B\n\nThree.\n")
    assert import_course(root, tmp_path / "out", update=True).kept == {}
    assert "Three." in (tmp_path / "out" / "docs" / "b.md").read_text()


def test_what_is_no_longer_there_goes(source, tmp_path: Path) -> None:
    root = source(FILES)
    import_course(root, tmp_path / "out")
    (root / "b.md").unlink()
    import_course(root, tmp_path / "out", update=True)
    assert not (tmp_path / "out" / "docs" / "b.md").exists()
    assert "b.md" not in (tmp_path / "out" / "mkdocs.yml").read_text()


def test_a_file_that_can_not_be_written_is_named_and_leaves_nothing_beside_it(source, tmp_path: Path) -> None:
    (tmp_path / "out" / "docs" / "b.md").mkdir(parents=True)
    with pytest.raises(OSError) as refused:
        import_course(source(FILES), tmp_path / "out", update=True)
    assert refused.value.filename == str(tmp_path / "out" / "docs" / "b.md")
    assert not list(tmp_path.rglob("*.part"))


def test_an_interrupted_import_is_taken_up_again(source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = source({"a.md": "# A\n\nWords.\n", "b.md": "# B\n\nMore words.\n"})
    whole = destination.Destination.copy
    copied: list[str] = []

    def stops(self: destination.Destination, name: str, data: bytes, made_of: str) -> None:
        if copied:
            raise KeyboardInterrupt
        copied.append(name)
        whole(self, name, data, made_of)

    monkeypatch.setattr(destination.Destination, "copy", stops)
    with pytest.raises(KeyboardInterrupt):
        import_course(root, tmp_path / "out")
    assert "not finished" in (tmp_path / "out" / "IMPORT.md").read_text("utf-8")
    monkeypatch.undo()
    (root / "a.md").write_text("# A\n\nOther words.\n", "utf-8")
    (tmp_path / "out" / "docs" / "b.md").write_bytes(b"")
    imported = import_course(root, tmp_path / "out", update=True)
    assert imported.kept == {}
    assert "Other words." in (tmp_path / "out" / "docs" / "a.md").read_text("utf-8")
    assert "More words." in (tmp_path / "out" / "docs" / "b.md").read_text("utf-8")
