"""Courses smaller and odder than the shipped one."""

from __future__ import annotations

from tests.courses import build_course

VIDEO = "/// video | Two minutes\n    url: https://youtu.be/pzmMk63ihNM\n    transcript: transcripts/two.md\n///\n"
TRANSCRIPT = {"transcripts/two.md": "Words that are *said*.\n"}


def test_one_page_and_no_nav(tmp_path):
    built = build_course(tmp_path, {"index.md": "/// tip\nAsk early.\n///\n"})
    assert built.said == []
    assert built.page("index.html").select("[data-callout=tip]")
    assert built.course["modules"] == []


def test_lessons_without_sections(tmp_path):
    docs = {
        "index.md": "Hello.\n",
        "a.md": "---\ntitle: A\nminutes: 5\n---\nText.\n",
        "b.md": "---\ntitle: B\n---\nText.\n",
    }
    built = build_course(tmp_path, docs)
    assert [lesson["title"] for module in built.course["modules"] for lesson in module["lessons"]] == ["A"]


def test_sections_that_are_no_part_of_the_course(tmp_path):
    docs = {
        "index.md": "Hello.\n",
        "course/a.md": "---\ntitle: A\n---\nText.\n",
        "guide/index.md": "---\ntitle: Guide\nlesson: false\n---\nText.\n",
        "guide/b.md": "---\ntitle: B\n---\nText.\n",
    }
    built = build_course(tmp_path, docs)
    assert [module["title"] for module in built.course["modules"]] == ["Course"]


def test_notes_without_a_page_of_references_get_one(tmp_path):
    docs = {"index.md": "Hello.\n", "c/a.md": "---\ntitle: A\n---\nText.[^1]\n\n[^1]: Source.\n"}
    built = build_course(tmp_path, docs)
    assert built.said == []
    assert "Source." in built.page("references.html").get_text()
    assert any(link["href"] == "references.html" for link in built.page("index.html").select("nav a[href]"))


def test_another_theme_is_refused_in_words(tmp_path):
    built = build_course(tmp_path, {"index.md": "Hi.\n"}, theme="mkdocs")
    assert built.failed
    assert built.said == ['Fieldbook builds on Material: write "theme: material" (or "name: material") in mkdocs.yml']


def test_a_transcript_is_part_of_its_lesson_and_no_page(tmp_path):
    docs = {"index.md": "# Home\n", "c/a.md": f"---\ntitle: A\nminutes: 5\n---\n{VIDEO}"}
    built = build_course(tmp_path, docs | TRANSCRIPT)
    assert built.said == []
    assert "Words that are said." in built.page("c/a.html").select_one("[data-video]").get_text()
    assert not (built.site / "transcripts").exists()
    assert [module["title"] for module in built.course["modules"]] == ["C"]


def test_an_example_shows_the_transcript_that_its_video_names(tmp_path):
    docs = {"index.md": "# Home\n", "guide/a.md": f"---\ntitle: A\n---\nType this:\n\n```specimen\n{VIDEO}```\n"}
    built = build_course(tmp_path, docs | TRANSCRIPT)
    assert built.said == []
    assert "Words that are said." in built.page("guide/a.html").select_one("[data-video]").get_text()
