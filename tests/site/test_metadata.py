"""What pages tell finders and those who would change them."""

from __future__ import annotations

import json

import pytest

from tests.courses import build_course

ODD = 'A </script><script>x</script> & "b"'
DOCS = {
    "index.md": "---\ntitle: Home\ndescription: A course on desks.\n---\nHello.\n",
    "one/index.md": "---\ntitle: One\n---\nText.\n",
    "one/a.md": f"""\
        ---
        title: {json.dumps(ODD)}
        description: {json.dumps(ODD)}
        minutes: 20
        outcomes:
          - name: {json.dumps("Name " + ODD)}
          - Place one
        ---
        Text.

        /// worksheet | Sheet
            id: sheet
            minutes: 10

        Why?

        ____
        ///
        """,
    "help.md": "---\ntitle: Help\nlesson: false\n---\nText.\n",
}
NAV = "nav:\n  - index.md\n  - One:\n      - one/index.md\n      - one/a.md\n  - help.md\n"
PUBLISHED = "site_url: https://example.org/desk/\nsite_author: The desk\n"
DATES = """\
def on_page_markdown(markdown, page, config, files):
    page.meta["git_revision_date_localized"] = '<span class="date" title="x">May 1, 2026</span>'
    page.meta["git_revision_date_localized_raw_iso_date"] = "2026-05-01"
"""


def resource(page):
    found = page.select('script[type="application/ld+json"]')
    return json.loads(found[0].string) if found else None


def graph(page) -> dict[str, str]:
    return {one["property"]: one["content"] for one in page.select("meta[property]")}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    built = build_course(tmp_path_factory.mktemp("course"), DOCS, NAV + PUBLISHED)
    assert not built.failed, built.said
    return built


def test_a_lesson_is_a_learning_resource(built):
    assert resource(built.page("one/a.html")) == {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "learningResourceType": "lesson",
        "name": ODD,
        "position": 1,
        "isPartOf": {"@type": "Course", "name": "A small course"},
        "url": "https://example.org/desk/one/a.html",
        "description": ODD,
        "inLanguage": "en",
        "timeRequired": "PT30M",
        "teaches": [f"Name {ODD}", "Place one"],
        "creditText": "The desk",
    }


def test_so_are_its_module_and_the_course(built):
    module, home = resource(built.page("one/index.html")), resource(built.page("index.html"))
    assert (module["learningResourceType"], module["name"], module["timeRequired"]) == ("module", "One", "PT30M")
    assert (home["@type"], home["name"]) == (["Course", "LearningResource"], "A small course")
    assert home["teaches"] == module["teaches"] == [f"Name {ODD}", "Place one"]
    assert home["description"] == "A course on desks."


def test_pages_that_are_no_part_of_the_course_are_none(built):
    for path in ("help.html", "workbook.html", "answers.html"):
        assert resource(built.page(path)) is None


def test_those_who_show_a_link_know_title_and_description(built):
    assert graph(built.page("one/a.html")) == {
        "og:type": "article",
        "og:site_name": "A small course",
        "og:title": ODD,
        "og:description": ODD,
        "og:url": "https://example.org/desk/one/a.html",
    }
    assert graph(built.page("index.html"))["og:title"] == "A small course"


def test_a_course_without_address_names_none(tmp_path):
    built = build_course(tmp_path, DOCS, NAV)
    assert "url" not in resource(built.page("one/a.html"))
    assert "og:url" not in graph(built.page("one/a.html"))
    assert built.page("one/a.html").select(".page-source") == []


def test_pages_lead_to_where_one_changes_them(tmp_path):
    config = f"{NAV}repo_url: https://github.com/ana/desk\nedit_uri: edit/main/docs/\n"
    built = build_course(tmp_path, DOCS, config)
    assert built.said == []
    for page in ("one/a", "index", "help"):
        link = built.page(f"{page}.html").select_one(".page-source a")
        assert (link.get_text(), link["href"]) == (
            "Edit this page",
            f"https://github.com/ana/desk/edit/main/docs/{page}.md",
        )
    for path in ("workbook.html", "outcomes.html", "404.html"):
        assert built.page(path).select(".page-source") == [], path


@pytest.mark.parametrize(
    ("repository", "edit", "view"),
    [
        ("edit_uri_template: 'edit/main/docs/{path}'", "edit/main/docs/one/a.md", "raw/main/docs/one/a.md"),
        ("edit_uri: blob/main/docs/", "blob/main/docs/one/a.md", "raw/main/docs/one/a.md"),
    ],
)
def test_pages_lead_to_their_source_where_the_theme_is_to(tmp_path, repository, edit, view):
    built = build_course(
        tmp_path,
        DOCS,
        f"{NAV}repo_url: https://github.com/ana/desk\n{repository}\n",
        theme="{name: material, features: [content.action.edit, content.action.view]}",
    )
    links = built.page("one/a.html").select(".page-source a")
    assert [link["href"] for link in links] == [f"https://github.com/ana/desk/{path}" for path in (edit, view)]
    assert [link.get_text() for link in links] == ["Edit this page", "View source of this page"]
    assert built.page("workbook.html").select(".page-source") == []


def test_pages_say_when_they_were_changed_where_the_plugin_tells(tmp_path):
    (tmp_path / "dates.py").write_text(DATES, encoding="utf-8")
    built = build_course(tmp_path, DOCS, f"{NAV}hooks: [dates.py]\n", theme="{name: material, language: es}")
    page = built.page("one/a.html")
    assert page.select_one(".page-source").get_text(" ", strip=True) == "Última actualización: May 1, 2026"
    assert resource(page)["dateModified"] == "2026-05-01"
    assert built.page("answers.html").select(".page-source") == []
