"""What authors type that once ended a build in an exception: the build goes on, and no word of theirs is lost."""

from __future__ import annotations

import json
import os

import pytest

from fieldbook.checks import check_texts
from fieldbook.encoding import as_text
from tests.courses import build_course

TOP = "---\ntitle: A lesson\n---\n\n"
FILM = "/// video | A film\n    url: https://youtu.be/abcdefghijk\n    transcript: {}\n///\n"
SAID = "# What is said\n\nSpoken words.\n"


def built(folder, docs, config=""):
    """Build a course, and check it: neither may raise. Return what was built, and what the check told."""
    docs = {"index.md": "# Home\n\nWelcome.\n"} | docs
    course = build_course(folder, docs, config, strict=False)
    assert not course.failed, course.said
    return course, [str(problem) for problem in check_texts(folder / "mkdocs.yml")[0]]


def words(course, path="a.html"):
    return " ".join(course.page(path).find("article").get_text(" ").split())


ADDRESSES = [
    "See [our site](https://[your-library].org/x).",
    "See <https://[your-library].org/x>.",
    "![A picture](https://[your-library].org/x.png)",
    "See [our site][1].\n\n[1]: https://a]b.org",
    '<a href="https://[your-library].org">our site</a>',
    '<a href="https://[your-library].org" markdown>our site</a>',
    "[our site](//[x]/y)",
    "[our site](http://exa\uff0fmple.org)",
    "/// video | A film\n    url: https://[id]/video\n///",
]


def test_addresses_that_are_none(tmp_path):
    docs = {f"a{at}.md": f"{TOP}Before.\n\n{text}\n\nBehind.\n" for at, text in enumerate(ADDRESSES)}
    course, told = built(tmp_path, docs)
    for path in docs:
        shown = words(course, path.replace(".md", ".html"))
        assert shown.startswith("A lesson Before.")
        assert "Behind." in shown
        assert any(path in one and ("[link-address]" in one or "[option-kind]" in one) for one in told), path
    assert (course.site / "downloads" / "a-small-course.html").is_file()


NOTES = [
    ("Text.[^k][^new]\n\n[^k]: A note.\n[^new]:\n", ["A note.", ""]),
    ("Text.[^new]\n\n[^new]:\n", [""]),
    ("Text.[^a][^b]\n\n[^a]: One\n\n    [^b]: Two\n\n[^c]: Three\n", ["One", "Two"]),
    ("Text.[^a][^b][^c]\n\n[^a]: One\n\n    - Item\n\n        [^b]: Two\n\n            [^c]: Three\n", None),
    ("Text.[^a][^b]\n\n[^a]: [^b]: Two\n", None),
    ("Text.[^a]\n\n[^a]: [x]: https://example.org\n", [""]),
    ('<div class="footnote" markdown>\n1. One\n</div>\n\nText.[^b][^a]\n\n[^a]: A\n[^b]: B\n', ["B", "A"]),
    ('<div class="footnote" markdown>\nWords\n</div>\n\nText.[^b][^a]\n\n[^a]: A\n[^b]: B\n', ["B", "A"]),
]


def test_notes_that_are_empty_or_lie_within_others(tmp_path):
    course, _ = built(tmp_path, {f"a{at}.md": TOP + text for at, (text, _) in enumerate(NOTES)})
    for at, (_, notes) in enumerate(NOTES):
        page = course.page(f"a{at}.html")
        frame = page.select("div.footnote")[-1]
        marks = page.select("a.footnote-ref")
        listed = frame.select("li[id^='fn:']")
        assert len(listed) == len(marks)
        if notes is not None:
            assert [note.get_text().strip("\xa0\n \u21a9") for note in listed] == notes
        ids = {element["id"] for element in page.select("[id]")}
        assert all(link["href"].removeprefix("#") in ids for link in [*marks, *frame.select("a.footnote-backref")])


NAV = {
    "frist.md": None,
    "A typo: fisrt.md": None,
    "https://example.net/guide": "https://example.net/guide",
    "A site: https://example.net/guide": "A site",
    "Mail us: mailto:a@example.org": "Mail us",
    "A placeholder: https://[x].org": "A placeholder",
    "https://[y].org": "https://%5By%5D.org",
    "Run: javascript:alert(1)": None,
    "handout.txt": "handout.txt",
    "A handout: handout.txt": "handout.txt",
    "second.MD": "second.MD",
    "2024: b.md": "2024",
    "hidden.md": None,
}


@pytest.mark.parametrize("around", ["", "7:"])
def test_nav_lines_that_are_no_pages(tmp_path, around):
    docs = {"a.md": f"{TOP}Words.\n", "b.md": f"{TOP}Words.\n", "handout.txt": "x", "second.MD": "x", "hidden.md": "x"}
    lines = [*([f"  - {around}"] if around else []), *(f"{'    ' if around else ''}  - {line}" for line in NAV)]
    config = "\n".join(["exclude_docs: hidden.md", "nav:", "  - index.md", *lines, "  - a.md"])
    course, _ = built(tmp_path, docs, config)
    menu = course.page("b.html").select_one("nav.course-nav")
    entries = [" ".join(link.get_text().split()) for link in menu.select("a, span.course-nav__title")]
    own = [*(["7"] if around else []), *(one for one in NAV.values() if one), "A lesson"]
    assert [entry.removeprefix("1 ") for entry in entries[1 : len(own) + 1]] == own
    assert not {"frist.md", "A typo", "Run", "hidden.md", "None"}.intersection(entries)
    files = [link["href"] for link in menu.select("a") if ":" not in link["href"]]
    assert all((course.site / file).is_file() for file in files)


TITLES = ["2024", "7.5", "2024-01-01", "yes", "", "[a, b]", "{a: b}", "null", '" "']


def test_titles_that_are_no_text(tmp_path):
    pages = {f"a{at}.md": f"---\ntitle: {title}\n---\n\nWords.\n" for at, title in enumerate(TITLES)}
    course, _ = built(tmp_path, pages | {f"one/{path}": text for path, text in pages.items()})
    for at, title in enumerate(TITLES):
        assert words(course, f"a{at}.html").endswith("Words.")
        heading = course.page(f"one/a{at}.html").title.string.partition(" - ")[0]
        assert heading == (title if title.startswith(("2", "7")) else f"A{at}")


def test_a_transcript_that_stands_in_the_nav_is_a_page_and_is_shown(tmp_path):
    docs = {"a.md": TOP + FILM.format("said.md"), "said.md": SAID}
    course, _ = built(tmp_path, docs, "nav:\n  - index.md\n  - a.md\n  - Said: said.md\n")
    assert "Spoken words." in words(course, "said.html")
    assert "Spoken words." in words(course)


def test_a_page_that_a_video_names_by_mistake_stays_in_the_site(tmp_path):
    named = ["index.md", "one/index.md", "b.md", "c.md", "a.md"]
    docs = {
        "a.md": TOP + "\n".join(FILM.format(path) for path in named),
        "one/index.md": f"{TOP}Words.\n",
        "b.md": "---\ntitle: B\nminutes: 10\n---\n\nWords.\n",
        "c.md": f"{TOP}/// worksheet | Mine\n    id: mine\n\nName: ____\n///\n",
    }
    course, _ = built(tmp_path, docs)
    assert all((course.site / path).with_suffix(".html").is_file() for path in named)


def test_a_transcript_that_is_nothing_else_is_no_page(tmp_path):
    course, told = built(tmp_path, {"a.md": TOP + FILM.format("said.md"), "said.md": SAID})
    assert not (course.site / "said.html").exists()
    assert "Spoken words." in words(course)
    assert not told


@pytest.mark.parametrize("within", ["said.md", "b.md", "a.md"])
def test_transcripts_in_circles(tmp_path, within):
    docs = {
        "a.md": f"{TOP}{FILM.format('said.md')}\nBehind.\n",
        "b.md": f"# B\n\nBee.\n\n{FILM.format('said.md')}",
        "said.md": SAID + f"\n{FILM.format(within)}\nMore words.\n" * 2 + "\n/// tip\nAdvice.\n///\n\nLast words.\n",
    }
    course, _ = built(tmp_path, docs)
    page = course.page("a.html")
    assert len(page.select("details.video__transcript")) == 1
    shown = page.select_one("details.video__transcript").get_text()
    assert shown.count("More words.") == 2
    assert "Last words." in shown
    assert "Behind." not in shown
    for path in ("b.html", "said.html"):
        assert (course.site / path).is_file()


RUN = ["javascript:alert(1)", '"java\\tscript:alert(1)"', "data:text/html,x", '" javascript:x"']


def test_videos_that_a_browser_would_run(tmp_path):
    film = "/// video | A\n    url: {}\n///\n\n/// video | B\n    url: a.mp4\n    transcript: {}\n///\n"
    course, told = built(tmp_path, {"a.md": TOP + "\n".join(film.format(url, url) for url in RUN)})
    links = [link.get("href", "") for link in course.page("a.html").find_all("a")]
    assert not [link for link in links if "script:" in link or link.startswith("data:text")]
    assert len([one for one in told if "[option-kind]" in one]) == 2 * len(RUN)


@pytest.mark.parametrize("signs", ["[", "{a: ", "- ", "? "])
def test_brackets_deep_in_front_matter_and_options(tmp_path, signs):
    deep = signs * 80
    docs = {
        "a.md": f"---\ntitle: {deep}\n---\n\nWords of one.\n",
        "b.md": f"{TOP}/// video | A film\n    url: {deep}\n///\n\nWords of two.\n",
    }
    course, told = built(tmp_path, docs)
    assert "Words of one." in words(course)
    assert "Words of two." in words(course, "b.html")
    assert any("docs/a.md" in one and "[meta-yaml]" in one for one in told)


def test_more_brackets_in_front_matter_than_python_markdown_has_time_for(tmp_path):
    deep = "[" * 40_000
    course, told = built(tmp_path, {"a.md": f"---\ntitle: {deep}\n---\n\nWords and [a link](index.md).\n"})
    page = course.page("a.html")
    assert page.find("pre").text.startswith(f"---\ntitle: {deep}\n---")
    assert page.find("a", string="a link")["href"] == "index.html"
    assert any("docs/a.md" in one and "[meta-yaml]" in one for one in told)


def test_aliases_that_multiply_or_never_end(tmp_path):
    many = "a0: &a0 [x, x]\n" + "".join(f"a{at}: &a{at} [*a{at - 1}, *a{at - 1}]\n" for at in range(1, 30))
    chain = "a0: &a0 [x]\n" + "".join(f"a{at}: &a{at} [*a{at - 1}]\n" for at in range(1, 2000))
    docs = {
        "a.md": f"---\ntitle: A\n{many}---\n\nWords.\n",
        "b.md": f"---\ntitle: B\n{chain}---\n\nWords.\n",
        "c.md": "---\ntitle: &c [*c]\n---\n\nWords.\n",
        "d.md": "---\nwords: &d Ask early\ntitle: *d\n---\n\nWords.\n",
    }
    course, told = built(tmp_path, docs)
    assert {one.partition(":")[0] for one in told if "[meta-yaml]" in one} == {f"docs/{name}.md" for name in "abc"}
    assert words(course, "d.html") == "Ask early Words."


def test_consent_of_other_kinds_than_materials(tmp_path):
    course, told = built(tmp_path, {}, "extra: {consent: {title: Ask, actions: 5, cookies: null}}\n")
    asked = course.page("index.html").find(id="__consent")
    assert asked.find("h4").get_text() == "Ask"
    assert len(asked.find_all("button")) == 1
    assert len([one for one in told if "[config-setting]" in one]) == 2


def test_what_json_does_not_know_in_what_material_writes_as_json(tmp_path):
    extra = "{version: 2026-05-31, tags: {2026-05-31: .nan}, annotate: !!set {a}}"
    course, _ = built(tmp_path, {}, f"extra: {extra}\n")
    settings = json.loads(course.page("index.html").find(id="__config").string)
    assert settings["version"] == "2026-05-31"
    assert settings["tags"] == {"2026-05-31": "nan"}
    assert settings["annotate"] == ["a"]


DEEP = "[" * 40_000


@pytest.mark.parametrize("text", [f"nav: {DEEP}", f"extra: {'{a: ' * 5000}", "site_date: 2024-13-45", "extra: &a [*a]"])
def test_a_mkdocs_yml_that_ends_its_reader_is_named(tmp_path, text):
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A course\n{text}\n")
    told, _ = check_texts(tmp_path / "mkdocs.yml")
    assert [one.code for one in told] == ["config-yaml"]


def test_links_to_files_that_are_not_there_and_what_systems_leave(tmp_path):
    (tmp_path / "docs" / "one").mkdir(parents=True)
    gone = [".#index.md", "one/.#a.md", "gone.md", "one/gone.png", "gone.txt"]
    for path in gone:
        (tmp_path / "docs" / path).symlink_to("somebody@host.1234:1699")
    (tmp_path / "docs" / "round.md").symlink_to("round.md")
    notes = ["one/~$handout.docx", "Thumbs.db", "one/DESKTOP.INI", "__MACOSX/a.txt"]
    (tmp_path / "docs" / "__MACOSX").mkdir()
    for path in notes:
        (tmp_path / "docs" / path).touch()
    course, told = built(tmp_path, {"a.md": f"{TOP}Words.\n"})
    assert words(course) == "A lesson Words."
    assert not [path for path in notes if (course.site / path).exists()]
    named = {one.partition(":")[0].removeprefix("docs/") for one in told if "[path-link]" in one}
    assert named == {"round.md"} | {path for path in gone if "#" not in path}


def test_a_picture_of_the_same_length_and_time_is_another_one(tmp_path):
    picture = tmp_path / "docs" / "p.svg"
    for step in ("Step 1", "Step 2"):
        picture.parent.mkdir(exist_ok=True)
        picture.write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{step}</text></svg>')
        os.utime(picture, (1_700_000_000, 1_700_000_000))
        course, _ = built(tmp_path, {"a.md": "---\ntitle: A\nminutes: 5\n---\n\n![A step](p.svg)\n"})
        assert step in (course.site / "p.svg").read_text()
        single = (course.site / "downloads" / "a-small-course.html").read_text()
        assert f"{step.replace(' ', '%20')}%3C/text%3E" in single


def test_a_document_that_was_only_renamed_is_told_for_what_it_is():
    _text, problems = as_text(b"PK\x03\x04" + bytes(range(256)) + b"word/document.xml", "docs/a.md")
    assert [str(one) for one in problems] == [
        "docs/a.md:1: error: this is no text, but a document of an office program; "
        'name it .docx, as it was called, and bring that in with "fieldbook import" [file-kind]'
    ]


@pytest.mark.parametrize("value", ["5", "2026-05-31", "[1]", "{2026-05-31: a}"])
def test_settings_of_the_theme_that_are_of_another_kind_count_as_not_said(tmp_path, value):
    course, _ = built(tmp_path, {}, f"theme: {{name: material, features: {value}, palette: {value}, icon: {value}}}\n")
    assert words(course, "index.html") == "Home Welcome."
