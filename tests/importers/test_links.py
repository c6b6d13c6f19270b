"""Links of older sites, and where they lead now."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldbook.importers import import_course

POST = "---\ntitle: {title}\n---\n{body}\n"


def body_of(folder: Path, name: str) -> str:
    return (folder / "docs" / name).read_text("utf-8").split("---\n", 2)[2].strip()


@pytest.mark.parametrize(
    ("link", "now"),
    [
        ("{{ site.baseurl }}/modules/one/second/", "second.md"),
        ("{{ '/modules/one/second/' | relative_url }}", "second.md"),
        ("{% link modules/one/_posts/2000-01-02-second.md %}", "second.md"),
        ("{% post_url 2000-01-02-second %}", "second.md"),
        ("../second/", "second.md"),
        ("../second/#the-end", "second.md#the-end"),
        ("../second/#2-the-start--more", "second.md#2-the-start-more"),
        ("/course/modules/one/second/", "second.md"),
        ("https://example.org/course/modules/one/second/", "second.md"),
        ("/modules/two/", "../two/first-of-two.md"),
        ("../../two/first-of-two", "../two/first-of-two.md"),
        ("{{ site.baseurl }}/files/plan.PDF", "../files/plan.pdf"),
        ("https://example.org/elsewhere", "https://example.org/elsewhere"),
        ("mailto:me@example.org", "mailto:me@example.org"),
        ("https://example.org/a_(b)", "https://example.org/a_%28b%29"),
        ("#here", "#here"),
        ("{{ site.baseurl }}/", "../index.md"),
    ],
)
def test_links_of_a_course_in_a_box(source, tmp_path: Path, link: str, now: str) -> None:
    root = source(
        {
            "_config.yml": "url: https://example.org\nbaseurl: /course\n",
            "_data/course.yml": "title: Course\nmodules: [one, two]\n",
            "index.md": "---\nlayout: index\n---\nHome.\n",
            "modules/one/_posts/2000-01-01-first.md": POST.format(title="First", body=f"## Here\n\nSee [it]({link})."),
            "modules/one/_posts/2000-01-02-second.md": POST.format(
                title="Second", body="## 2. The start & more\n\nOne.\n\n## The end\n\nTwo."
            ),
            "modules/two/_posts/2000-01-01-first-of-two.md": POST.format(title="Third", body="Three."),
            "files/plan.pdf": "plan",
        }
    )
    imported = import_course(root, tmp_path / "out")
    assert body_of(tmp_path / "out", "one/first.md") == f"## Here\n\nSee [it]({now})."
    assert imported.problems == []


def test_links_lead_to_headings_in_every_script(source, tmp_path: Path) -> None:
    typed = "%D1%80%D0%B0%D0%B7%D0%B4%D0%B5%D0%BB"
    links = f"[GitHub](#ทำที่นี่), [Python](#ทำทน), [by name](#раздел), [as a browser has it](#{typed})."
    headings = "## ทำที่นี่\n\nOne.\n\n## Раздел первый {#раздел}\n\nTwo."
    imported = import_course(source({"a.md": f"# A\n\n{links}\n\n{headings}\n"}), tmp_path / "out")
    now = "[GitHub](#ทำที่นี่), [Python](#ทำที่นี่), [by name](#раздел), [as a browser has it](#раздел)."
    assert body_of(tmp_path / "out", "a.md") == f"{now}\n\n{headings}"
    assert imported.problems == []


@pytest.mark.parametrize(
    ("written", "now"),
    [
        ("[it](gone.md)", "it"),
        ("![words](gone.png)", "*words*"),
        ("![](gone.png)", ""),
        ("[![words](gone.png)](https://example.org)", "[*words*](https://example.org)"),
        ('<a href="gone.html">it</a>', "it"),
        ("[it](javascript:alert)", "it"),
        ("[it][x] and [x]\n\n[x]: gone.md", "it and x"),
        ("[it](#gone)", "it"),
    ],
)
def test_what_leads_nowhere_keeps_its_words(source, tmp_path: Path, written: str, now: str) -> None:
    imported = import_course(source({"a.md": f"# A\n\nSee {written}"}), tmp_path / "out")
    assert body_of(tmp_path / "out", "a.md") == f"See {now}".strip()
    assert any("was left out" in note.what or "is not there" in note.what for note in imported.notes)
    assert imported.problems == []


def test_places_of_books(source, tmp_path: Path) -> None:
    for number, files in enumerate(
        (
            {"book.json": '{"root": "./text"}', "text/SUMMARY.md": "* [A](a.md)", "text/a.md": "# A\n\nWords."},
            {
                ".gitbook.yaml": "root: ./text/\nstructure:\n  summary: LIST.md",
                "text/LIST.md": "* [A](a.md)",
                "text/a.md": "# A",
            },
            {"book.toml": '[book]\ntitle = "A"', "src/SUMMARY.md": "[A](a.md)", "src/a.md": "# A"},
        )
    ):
        root = source(dict(files))
        imported = import_course(root, tmp_path / f"out{number}")
        assert (imported.kind, imported.lessons) == ("GitBook", 1)
        for path in sorted(root.rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()


def test_a_book_in_two_languages(source, tmp_path: Path) -> None:
    root = source(
        {
            "LANGS.md": "* [English](en/)\n* [Español](es/)",
            "en/SUMMARY.md": "* [One](one.md)\n* [Two](two.md)",
            "en/one.md": "# One\n\nSee [two](two.md).",
            "en/two.md": "# Two",
            "es/SUMMARY.md": "* [Uno](uno.md)\n* [Dos](dos.md)",
            "es/uno.md": "# Uno",
            "es/dos.md": "# Dos",
        }
    )
    import_course(root, tmp_path / "out")
    assert (tmp_path / "out/docs/en/one.md").is_file()
    assert (tmp_path / "out/docs/es/uno.md").is_file()


def test_a_book_that_a_code_host_themes_is_a_book(source, tmp_path: Path) -> None:
    root = source({"_config.yml": "theme: minimal\n", "SUMMARY.md": "* [A](a.md)", "a.md": "# A", "b.md": "# B"})
    imported = import_course(root, tmp_path / "out")
    assert (imported.kind, imported.lessons) == ("GitBook", 1)


def test_a_module_without_lessons_is_told(source, tmp_path: Path) -> None:
    root = source({"_data/course.yml": "modules: [a, b]\n", "modules/a/_posts/2000-01-01-x.md": "Words."})
    imported = import_course(root, tmp_path / "out")
    assert "the module b is listed, but it has no lessons" in [note.what for note in imported.notes]
