"""The guide for those who write a course lies in its site, and out of its learners' way."""

from __future__ import annotations

import json

import pytest

from tests.courses import Built, build_course

DOCS = {
    "index.md": "---\ntitle: Home\n---\nHello.\n",
    "one/first.md": "---\ntitle: First\nminutes: 5\n---\nA lesson.\n",
    "one/last.md": "---\ntitle: Last\nminutes: 5\n---\nThe last lesson.\n",
    "authoring/index.md": "---\ntitle: For trainers\nlesson: false\n---\nA guide to quokkas.\n",
    "authoring/text.md": "---\ntitle: How to type\nlesson: false\n---\nText.\n",
}
NAV = """\
nav:
  - index.md
  - One: [one/first.md, one/last.md]
  - For trainers: [authoring/index.md, authoring/text.md]
extra:
  fieldbook:
    id: guided
"""
LEARNERS = ("index.html", "one/first.html", "one/last.html", "workbook.html", "downloads.html", "404.html")


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Built:
    built = build_course(tmp_path_factory.mktemp("guided"), DOCS, NAV)
    assert built.said == []
    return built


def links(built: Built, page: str, inside: str) -> list[str]:
    return [link["href"] for link in built.page(page).select(f"{inside} a")]


def index(built: Built, name: str) -> list[str]:
    text = (built.site / "search" / name).read_text(encoding="utf-8")
    return [page[0] for page in json.loads(text.removeprefix("fieldbook.index=").rstrip(";\n"))["pages"]]


def test_learners_meet_it_in_no_menu_and_find_it_in_the_footer(built):
    for page in (path for path in LEARNERS if (built.site / path).is_file()):
        assert [href for href in links(built, page, ".course-nav") if "authoring" in href] == [], page
        (link,) = [one for one in built.page(page).select(".md-footer a") if "authoring" in one["href"]]
        assert link.get_text(strip=True) == "For trainers"


def test_its_own_menu_has_it_and_the_way_back(built):
    assert links(built, "authoring/text.html", ".course-nav") == ["../index.html", "index.html", "text.html"]
    assert built.page("authoring/text.html").select_one(".course-nav")["aria-label"] == "For trainers"


def test_no_reading_goes_on_from_one_to_the_other(built):
    pages = [file.relative_to(built.site).as_posix() for file in built.site.rglob("*.html")]
    for page in (page for page in pages if not page.startswith(("downloads/", "assets/"))):
        inside = page.startswith("authoring/")
        for href in links(built, page, ".turn"):
            assert ("authoring" in href) is False if not inside else "/" not in href, page
    assert links(built, "authoring/index.html", ".turn") == ["text.html"]
    assert "first.html" in links(built, "one/last.html", ".turn")


def test_each_is_searched_by_itself(built):
    assert not [page for page in index(built, "search.js") if page.startswith("authoring/")]
    assert index(built, "guide.js") == ["authoring/index.html", "authoring/text.html"]
    for page, name in (("one/first.html", "search.js"), ("authoring/text.html", "guide.js")):
        told = json.loads(built.page(page).select_one("#fieldbook").string)
        assert told["later"]["index"] == f"../search/{name}"


def test_a_course_may_call_its_folder_otherwise(tmp_path):
    docs = {path.replace("authoring/", "trainers/hints/"): text for path, text in DOCS.items()}
    config = f"{NAV.replace('authoring/', 'trainers/hints/')}    authors_guide: trainers/hints\n"
    built = build_course(tmp_path, docs, config)
    assert built.said == []
    assert [href for href in links(built, "index.html", ".course-nav") if "hints" in href] == []


def test_a_folder_with_lessons_belongs_to_the_course(tmp_path):
    lesson = "---\ntitle: How to type\nlesson: true\n---\nText.\n"
    built = build_course(tmp_path, {**DOCS, "authoring/text.md": lesson}, NAV, strict=False)
    assert "authoring/text.html" in links(built, "index.html", ".course-nav")
    assert not (built.site / "search" / "guide.js").exists()
