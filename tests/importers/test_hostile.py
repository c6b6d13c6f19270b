"""Sources that mean ill, or that are broken: nothing is written outside, nothing is followed, nothing stops."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fieldbook.importers import RefusedError, import_course
from fieldbook.importers.course_source import find_plan
from fieldbook.importers.ledger import Fate
from fieldbook.importers.source_tree import Tree

CONFIG = "title: Course\n"


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_paths_that_climb_stay_inside(source, tmp_path: Path) -> None:
    root = source(
        {
            "_config.yml": CONFIG,
            "modules/a/_posts/2000-01-01-x.md": "---\ntitle: X\npermalink: ../../../../etc/passwd\n---\nWords.",
            "modules/a/_posts/2000-01-02-y.md": "---\ntitle: ../../../y\nslug: ../../../../y\nmodule: ../../m\n---\n"
            "![x](../../../../../../etc/passwd) [y](/../../secret.txt) [z](file:///etc/passwd) "
            "[w](javascript:alert(1)) {% include ../../secret.txt %}",
        }
    )
    (tmp_path / "secret.txt").write_text("secret words")
    import_course(root, tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "secret.txt", "source"]
    written = files_of(tmp_path / "out")
    assert all(
        b"secret words" not in content and b"javascript" not in content
        for name, content in written.items()
        if "docs" in name
    )
    assert sorted(name for name in written if name.endswith(".md") and "docs" in name) == [
        "docs/a/index.md",
        "docs/a/x.md",
        "docs/a/y.md",
        "docs/index.md",
    ]


def test_links_out_of_the_source_are_not_followed(source, tmp_path: Path) -> None:
    root = source({"a.md": "# A\n\n![x](out.png) ![y](folder/in.png)", "real/in.png": "x"})
    (tmp_path / "secret.png").write_text("secret")
    (root / "out.png").symlink_to(tmp_path / "secret.png")
    (root / "folder").symlink_to(tmp_path)
    (root / "loop.md").symlink_to(root / "loop.md")
    (root / "gone.md").symlink_to(root / "nowhere.md")
    imported = import_course(root, tmp_path / "out")
    left_out = {note.path: note.what for note in imported.notes if note.fate is Fate.LEFT_OUT}
    assert left_out["out.png"] == "a link out of the source, or no regular file"
    assert left_out["folder"] == "a link to a folder is not followed"
    assert {"loop.md", "gone.md"} <= set(left_out)
    assert b"secret" not in b"".join(content for name, content in files_of(tmp_path / "out").items() if "png" in name)


def test_links_in_the_destination_are_not_followed(source, tmp_path: Path) -> None:
    root = source({"a.md": "# A\n\nWords."})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "docs").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RefusedError, match="outside of"):
        import_course(root, tmp_path / "out", update=True)
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("inside", ["source", "source/out", "source/docs/out", "."])
def test_the_source_is_never_written_to(source, tmp_path: Path, inside: str) -> None:
    root = source({"a.md": "# A\n\nWords."})
    before = files_of(root)
    with pytest.raises(RefusedError):
        import_course(root, tmp_path / inside, update=True)
    assert files_of(root) == before


def test_the_source_stays_as_it_was(source, tmp_path: Path) -> None:
    root = source({"a.md": "# A\n\n![x](x.png)", "x.png": "picture"})
    before = {path: (path.stat().st_mtime_ns, path.stat().st_mode) for path in root.rglob("*")}
    import_course(root, tmp_path / "out")
    assert {path: (path.stat().st_mtime_ns, path.stat().st_mode) for path in root.rglob("*")} == before


def test_a_file_that_cannot_be_read_is_reported_and_the_rest_goes_on(source, tmp_path: Path) -> None:
    root = source({"a.md": "# A\n\nWords.", "b.md": bytes(range(32)) * 50})
    os.mkfifo(root / "pipe.md")
    imported = import_course(root, tmp_path / "out")
    assert {note.path: note.what for note in imported.notes if note.path in ("b.md", "pipe.md")} == {
        "b.md": "it could not be read: it is not text",
        "pipe.md": "a link out of the source, or no regular file",
    }
    assert imported.lessons == 1


@pytest.mark.parametrize(
    "text",
    [
        '<div class="callout info">\n' * 3000 + "words",
        "<table>" * 300 + "<tr><td>words" * 300,
        "`" * 501 + " words",
        "[" * 3000 + "words" + "](" * 3000,
        "{%" * 3000 + " {{" * 3000 + "words {% for %}",
        "<" * 20000 + " words",
        "> " * 1500 + "words",
        "*" * 4000 + " words **b " * 2000,
        "\n".join("  " * (number % 30) + f"* words{number}" for number in range(2000)),
        "words" * 100000,
        "---\n" * 500 + "words",
        "---\ntitle: &a [*a, *a]\n---\nwords",
        "---\ntitle: 2014-02-31\ndate: 2014-02-31\n---\nwords",
        "---\n- a\n- b\n---\nwords",
        "---\ntitle: " + "[" * 5000 + "]" * 5000 + "\n---\nwords",
        "words" + "&amp;" * 50000,
    ],
    ids=range(16),
)
def test_texts_that_break_parsers(source, tmp_path: Path, text: str) -> None:
    imported = import_course(source({"a.md": text}), tmp_path / "out")
    assert imported.lessons == 1
    assert imported.measure.lost == ()


def test_names_that_some_systems_refuse(source, tmp_path: Path) -> None:
    root = source(
        {
            "con.md": "# Con\n\n![a](img/a:b%3F.png) ![b](img/CON.png) ![c](.hidden/c.png) ![d](templates/d.png)",
            "img/a:b?.png": "1",
            "img/CON.png": "2",
            ".hidden/c.png": "3",
            "templates/d.png": "4",
            "Uno.md": "# Uno",
            "uno.md": "# Uno otra vez",
            "workbook.md": "# Workbook",
            "日本.md": "# 日本",
        }
    )
    import_course(root, tmp_path / "out")
    names = sorted(name for name in files_of(tmp_path / "out") if name.startswith("docs/"))
    assert names == [
        "docs/con-page.md",
        "docs/hidden/c.png",
        "docs/img/CON-file.png",
        "docs/img/a-b-.png",
        "docs/index.md",
        "docs/templates-files/d.png",
        "docs/uno-otra-vez.md",
        "docs/uno.md",
        "docs/workbook-page.md",
        "docs/日本.md",
    ]
    assert len({name.casefold() for name in names}) == len(names)


def test_there_is_nothing_to_import(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(RefusedError, match="no document"):
        import_course(tmp_path / "empty", tmp_path / "out")
    with pytest.raises(RefusedError, match="there is no"):
        import_course(tmp_path / "missing", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_only_media_come_along_with_a_single_document(source, tmp_path: Path) -> None:
    root = source(
        {"a.md": "# A\n\n![x](x.png) [y](key.pem) [z](.env)", "x.png": "x", "key.pem": "secret", ".env": "secret"}
    )
    import_course(root / "a.md", tmp_path / "one")
    import_course(root, tmp_path / "two")
    assert {name for name in files_of(tmp_path / "one") if name.startswith("docs/")} == {
        "docs/a.md",
        "docs/index.md",
        "docs/x.png",
    }
    assert "docs/.env" not in files_of(tmp_path / "two")
    assert not any(name.endswith("env") for name in files_of(tmp_path / "two"))


def test_a_course_of_ours_is_refused(source, tmp_path: Path) -> None:
    course = source({"mkdocs.yml": "site_name: A\nplugins: [search, fieldbook]\n", "docs/index.md": "# A\n"})
    with pytest.raises(RefusedError, match="is a course of Fieldbook already"):
        import_course(course, tmp_path / "out")


def test_lists_of_pages_as_deep_as_python_is_not(source, tmp_path: Path) -> None:
    items = "<item><title>a</title>" * 2000 + '<item identifierref="p"/>' + "</item>" * 2000
    cartridge = (
        f"<manifest><organizations><organization>{items}</organization></organizations><resources>"
        '<resource identifier="p" href="p.html"/></resources></manifest>'
    )
    chain = {f"s/p{number}.md": f"# P\n\n```{{toctree}}\np{number + 1}\n```\n" for number in range(1, 1200)}
    site = {"s/conf.py": "", "s/index.md": "# P\n\n```{toctree}\np1\n```\n", **chain}
    root = source({"c/imsmanifest.xml": cartridge, "c/p.html": "<h1>Lid</h1>", **site})
    plans = [find_plan(Tree(root / folder)) for folder in ("c", "s")]
    assert [(plan.kind, len(plan.documents)) for plan in plans] == [("Common Cartridge", 1), ("MyST", 1200)]
