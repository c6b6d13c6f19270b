"""The single file: all of the course, nothing but the file."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from fieldbook.exports.single_file.inlining import data_address
from tests.courses import build_course, single_file

LIMIT = 2_000_000
OUTSIDE = "link[rel=stylesheet], script[src], img:not([src^='data:']), iframe, source, object, embed"
PIXEL = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89"
    b"\0\0\0\rIDATx\x9cc\xf8\xff\xff?\0\5\xfe\2\xfe\xa7\x9a\xa0\xa0\0\0\0\0IEND\xaeB`\x82"
)
DOCS = {
    "index.md": """\
        ---
        title: Small
        ---
        Start with [one](c/one.md). See [the guide](authoring/help.md) and [notes](references.md).
        """,
    "c/one.md": """\
        ---
        title: One
        minutes: 5
        ---
        ## Same

        ![A dot](dot.png) Go to [two](two.md#same), [elsewhere](https://example.org/) or
        [its beginning](#same). Note.[^a]

        [A file](plan.txt) to take.

        [^a]: First.

        /// worksheet | Sheet
            id: sheet

        Your name ____.
        ///
        """,
    "c/two.md": """\
        ---
        title: Two
        minutes: 5
        ---
        ## Same

        Back to [one](one.md), to [its note](one.md#fn:a), to [the sheet](../workbook.md). Note.[^a]

        [^a]: Second.

        /// video | A film
            url: round.mp4
            transcript: film.md
        ///
        """,
    "c/film.md": "---\ntitle: A film\n---\nNobody speaks.\n",
    "c/plan.txt": "A plan.",
    "authoring/help.md": "---\ntitle: Help\nlesson: false\n---\nText.\n",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small")
    (folder / "docs" / "c").mkdir(parents=True)
    (folder / "docs" / "c" / "dot.png").write_bytes(PIXEL)
    (folder / "docs" / "c" / "round.mp4").write_bytes(b"film")
    built = build_course(folder, DOCS)
    assert built.said == []
    return built


@pytest.fixture(scope="module")
def whole(site):
    return BeautifulSoup(single_file(site).read_text(encoding="utf-8"), "html5lib")


@pytest.fixture(scope="module")
def page(small):
    return small.page("downloads/a-small-course.html")


def test_it_can_be_mailed(site):
    assert single_file(site).stat().st_size < LIMIT


@pytest.mark.parametrize("which", ["whole", "page"])
def test_needs_no_other_file(which, request):
    tree = request.getfixturevalue(which)
    assert tree.select(OUTSIDE) == []
    links = [link["href"] for link in tree.select("a[href], area[href]")]
    assert [link for link in links if not link.startswith(("#", "https://", "http://", "mailto:"))] == []
    styles = "".join(style.get_text() for style in tree.select("style"))
    assert re.findall(r"url\((?!['\"]?(?:data:|#))[^)]*\)|@import", styles) == []


@pytest.mark.parametrize("which", ["whole", "page"])
def test_ids_are_unique_and_what_points_to_them_finds_them(which, request):
    tree = request.getfixturevalue(which)
    ids = [element["id"] for element in tree.select("[id]")]
    assert sorted(set(ids)) == sorted(ids)
    for name in ("for", "aria-labelledby", "aria-describedby", "headers"):
        pointed = {one for element in tree.select(f"[{name}]") for one in element[name].split()}
        assert pointed - set(ids) == set()
    assert {link["href"][1:] for link in tree.select("a[href^='#']")} - set(ids) == set()


def test_holds_every_lesson_and_worksheet_once_in_order(whole, site):
    course = json.loads((site / "course.json").read_text(encoding="utf-8"))
    lessons = [lesson for module in course["modules"] for lesson in module["lessons"]]
    assert [one.h2.get_text() for one in whole.select(".chapter--lesson")] == [one["title"] for one in lessons]
    sheets = [sheet["id"] for lesson in lessons for sheet in lesson["worksheets"]]
    assert [one["data-worksheet"] for one in whole.select("section[data-worksheet]")] == sheets
    assert len(whole.select("h1")) == 1


def test_facilitators_notes_stay_out(whole):
    assert whole.select("[data-facilitator]") == []


def link(page, words: str):
    return next(one for one in page.select("main a") if one.get_text() == words)


def test_links_between_lessons_become_links_within(page):
    assert link(page, "one")["href"] == "#c-one"
    assert link(page, "two")["href"] == "#c-two--same"
    assert link(page, "its beginning")["href"] == "#c-one--same"
    assert link(page, "its note")["href"] == "#c-one--fn:a"
    assert link(page, "notes")["href"] == "#references"
    assert link(page, "the sheet")["href"] == "#workbook"
    assert link(page, "elsewhere")["href"] == "https://example.org/"


def test_notes_lead_there_and_back(page):
    marks = page.select("main a.footnote-ref")
    assert [mark["href"] for mark in marks] == ["#c-one--fn:a", "#c-two--fn:a"]
    assert [page.find(id=mark["href"][1:]).get_text(" ", strip=True)[:6] for mark in marks] == ["First.", "Second"]


def test_what_leads_nowhere_is_no_link(page):
    assert "href" not in link(page, "the guide").attrs
    assert "A file" in page.get_text()
    assert "href" not in link(page, "A file").attrs
    assert "data-embed" not in page.select_one("[data-video=file]").attrs


def test_published_courses_link_to_the_web_instead(tmp_path):
    (tmp_path / "docs" / "c").mkdir(parents=True)
    (tmp_path / "docs" / "c" / "dot.png").write_bytes(PIXEL)
    (tmp_path / "docs" / "c" / "round.mp4").write_bytes(b"film")
    page = build_course(tmp_path, DOCS, "site_url: https://example.org/course/\n").page("downloads/a-small-course.html")
    assert link(page, "the guide")["href"] == "https://example.org/course/authoring/help.html"
    assert link(page, "A file")["href"] == "https://example.org/course/c/plan.txt"
    assert page.select_one("[data-video=file]")["data-embed"] == "https://example.org/course/c/round.mp4"
    assert page.select_one("link[rel=canonical]")["href"] == "https://example.org/course/"


def test_pictures_are_inside(page):
    assert page.find("img", alt="A dot")["src"].startswith("data:image/png;base64,")


def test_no_script_is_in_it_twice(page):
    scripts = [str(script.string) for script in page.select("script:not([type])")]
    parts = [part.strip() for script in scripts for part in re.split(r"^\}catch.*$", script, flags=re.MULTILINE)]
    assert len(parts) > 30
    assert [part[:80] for part in parts if part and parts.count(part) > 1] == []


def test_a_drawing_is_in_it_as_text(tmp_path):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><a href="#b?c=50%&amp;d"/><text>\'Ü\' &lt; 1 + 1</text>\n</svg>'
    (tmp_path / "one.svg").write_text(drawing, encoding="utf-8")
    kind, _, said = data_address(tmp_path / "one.svg").partition(",")
    assert kind == "data:image/svg+xml"
    assert unquote(said) == drawing
    assert not set('"#<>\n') & set(said)


def test_chapters_lie_below_the_course(page):
    assert [one.get_text() for one in page.select("h1")] == ["Small"]
    assert [one.get_text() for one in page.select(".chapter--lesson h3") if one.get_text() == "Same"] == [
        "Same",
        "Same",
    ]


HOOK = """
def on_page_content(html, page, config, files):
    return html.replace("Go to", '<em id="said">Come to</em>')

def on_post_page(output, page, config):
    return output.replace("</head>", '<link rel="stylesheet" href="theirs.css"></head>') if page.is_homepage else output
"""
OWN = """\
{% extends "base.html" %}
{% block extrahead %}<link rel="stylesheet" href="{{ 'more/own.css' | url }}" media="print">{% endblock %}
"""


def test_what_others_have_done_to_a_course_is_in_it(tmp_path):
    """Plugins and hooks that change pages, styles and scripts of the course, templates of its own."""
    docs = tmp_path / "docs"
    for path, text in {"theirs.css": "b{color:red}", "more/own.css": "i{color:red}", "more/own.js": "var own;"}.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")
    (docs / "c").mkdir()
    (docs / "c" / "dot.png").write_bytes(PIXEL)
    (docs / "c" / "round.mp4").write_bytes(b"film")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text(OWN, encoding="utf-8")
    (tmp_path / "hook.py").write_text(HOOK, encoding="utf-8")
    more = "hooks: [hook.py]\nextra_javascript: [more/own.js]\n"
    theme = "{name: material, custom_dir: theme}"
    page = build_course(tmp_path, DOCS, more, theme=theme).page("downloads/a-small-course.html")
    assert page.find(id="said").get_text() == "Come to"
    styles = {str(style.string).strip(): style.get("media") for style in page.select("style")}
    assert (styles["b{color:red}"], styles["i{color:red}"]) == (None, "print")
    assert [one for one in page.select("script") if str(one.string).strip() == "var own;"]


def test_a_page_that_was_kept_is_in_it_as_one_that_was_made(tmp_path):
    (tmp_path / "docs" / "c").mkdir(parents=True)
    (tmp_path / "docs" / "c" / "dot.png").write_bytes(PIXEL)
    (tmp_path / "docs" / "c" / "round.mp4").write_bytes(b"film")
    whole = build_course(tmp_path, DOCS).site / "downloads" / "a-small-course.html"
    first = whole.read_bytes()
    build_course(tmp_path, DOCS)
    assert whole.read_bytes() == first
    build_course(tmp_path, {**DOCS, "c/two.md": DOCS["c/two.md"].replace("Back to", "See again")})
    page = BeautifulSoup(whole.read_text(encoding="utf-8"), "html5lib")
    assert "See again" in page.find(id="c-two").get_text()
    assert page.select_one("#c-one [data-fields]") is not None


@pytest.mark.parametrize("words", ["Größe & Maß", "学校 和 图书馆", "Σχέση"])
def test_links_to_headings_in_any_script(tmp_path, words):
    docs = {
        "index.md": "---\ntitle: Home\n---\n[There](one.md#there) and [here](#here).\n\n## Here\n",
        "one.md": f"---\ntitle: One\nminutes: 5\n---\n[TOC]\n\n## {words} {{#there}}\n\n### {words}\n\nWords.\n",
    }
    page = build_course(tmp_path, docs, strict=False).page("downloads/a-small-course.html")
    ids = {one["id"] for one in page.select("[id]")}
    links = [one["href"][1:] for one in page.select("main a[href^='#']") if not one.find_parent(id="finish")]
    assert len(links) == 8
    assert set(links) <= ids
