"""What pages share is rendered once, and each leads where it should from wherever it stands."""

from __future__ import annotations

import pickle
from collections import Counter
from urllib.parse import urldefrag

import jinja2
import pytest
from mkdocs.theme import Theme

from fieldbook.cache.store import Cache
from fieldbook.resources import templates
from fieldbook.site.templates import TemplateFacts, compiled, prepare_environments
from tests.courses import build_course

HEADINGS = "\n".join(f"## Heading {number}\n\nWords.\n\n### More {number}\n\nWords.\n" for number in range(3))


def course(modules: int) -> dict[str, str]:
    docs = {"index.md": "---\ntitle: Home\n---\nHello.\n", "more/one/deep.md": "---\ntitle: Deep\n---\nDeep.\n"}
    for number in range(1, modules + 1):
        folder = f"part-{number:02}"
        docs[f"{folder}/index.md"] = f"---\ntitle: Part {number}\n---\nWords.\n"
        for lesson in (1, 2):
            facts = f"---\ntitle: Lesson {number}.{lesson}\nminutes: 5\n---\n"
            docs[f"{folder}/lesson-{lesson}.md"] = facts + HEADINGS
    return docs


def test_a_template_that_is_none_is_named_and_ends_no_build_in_a_traceback(tmp_path):
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text("{% extends 'base.html' %}\n{{ super() }\n", encoding="utf-8")
    built = build_course(tmp_path, course(1), "theme: {name: material, custom_dir: theme}\n")
    assert built.failed
    assert [line for line in built.said if "theme/main.html, line 2: this is no template" in line]


@pytest.fixture
def asked(monkeypatch) -> Counter[str]:
    """How often each template is asked for."""
    counted: Counter[str] = Counter()
    get_template = jinja2.Environment.get_template

    def counting(self: jinja2.Environment, name: str, *rest: object, **more: object) -> jinja2.Template:
        counted[str(name)] += 1
        return get_template(self, name, *rest, **more)

    monkeypatch.setattr(jinja2.Environment, "get_template", counting)
    return counted


def test_no_template_is_asked_for_more_than_once_a_page(tmp_path, asked):
    pages = len(list(build_course(tmp_path, course(4)).site.rglob("*.html")))
    often = {name for name, count in asked.items() if count > pages}
    # Material's own: each page, and what it includes, asks anew for the words. A page's content is asked for once more
    # for the single file.
    assert often <= {
        *("partials/language.html", "partials/languages/en.html"),
        *("partials/content.html", "partials/tags.html"),
    }


def test_a_page_asks_for_as_many_templates_however_long_the_course(tmp_path, asked):
    totals = []
    for modules in (2, 4, 6):
        asked.clear()
        build_course(tmp_path / str(modules), course(modules))
        totals.append(asked.total())
    assert totals[2] - totals[1] == totals[1] - totals[0]


@pytest.mark.parametrize("modules", [3, 14])
def test_the_navigation_leads_to_pages_that_are_there_from_every_page(tmp_path, modules):
    built = build_course(tmp_path, course(modules))
    titles = {f"Part {number:02}" for number in range(1, modules + 1)}
    for file in built.site.rglob("*.html"):
        path = file.relative_to(built.site).as_posix()
        links = built.page(path).select(".course-nav li > a")
        if path == "404.html" or path.startswith(("assets/", "downloads/")):
            continue
        targets = [(file.parent / urldefrag(link["href"]).url).resolve() for link in links]
        assert all(target.is_file() for target in targets), path
        assert {link.get_text(" ", strip=True) for link in links} >= titles
        current = [target for link, target in zip(links, targets, strict=True) if link.get("aria-current")]
        assert current == [target for target in targets if target == file.resolve()]


def test_a_course_s_own_part_of_the_frame_may_show_what_differs_from_page_to_page(tmp_path):
    own = tmp_path / "own" / "partials"
    own.mkdir(parents=True)
    (own / "logo.html").write_text("<b>{{ page.title }}</b>", encoding="utf-8")
    built = build_course(tmp_path, course(2), config="theme: {name: material, custom_dir: own}")
    for lesson in (1, 2):
        mark = built.page(f"part-02/lesson-{lesson}.html").select_one(".md-header__mark")
        assert mark.get_text() == f"Lesson 2.{lesson}"


def test_a_long_navigation_shows_the_sections_around_the_page_in_their_order(tmp_path):
    built = build_course(tmp_path, course(20))
    for path, near in (("part-01/lesson-1.html", range(1, 7)), ("part-10/lesson-2.html", range(5, 16))):
        entries = built.page(path).select(".course-nav > ul > li")
        titles = [entry.select_one(".course-nav__title, a").get_text(" ", strip=True) for entry in entries]
        shown = [f"Part {number:02}" for number in near]
        assert [title for title in titles if title.startswith("Part")] == shown
        at = titles.index(shown[0])
        left_out = "All modules"
        assert (titles[at - 1] == left_out) == (near[0] > 1)
        assert titles[at + len(shown)] == left_out


def test_a_course_s_own_main_may_extend_base_as_material_has_it(tmp_path):
    """It gets the engine's frame, styles and scripts: else the site would name files that it does not have."""
    own = tmp_path / "own"
    own.mkdir()
    main = '{% extends "base.html" %}{% block announce %}Open on Monday{% endblock %}'
    (own / "main.html").write_text(main, encoding="utf-8")
    built = build_course(tmp_path, course(2), config="theme: {name: material, custom_dir: own}")
    page = built.page("part-02/lesson-1.html")
    assert "Open on Monday" in page.select_one(".md-banner").get_text()
    assert [link["href"].partition("?")[0] for link in page.select("link[rel=stylesheet]")] == [
        "../assets/fieldbook/fieldbook.css",
        "../assets/fieldbook/material.css",
        "../assets/fieldbook/unscripted.css",
    ]
    assert page.select_one(".course-nav")
    assert list((built.site / "downloads").glob("*.html"))


@pytest.mark.parametrize("said", ['Why "partner"? Q&A', '"', "It's <b>plain</b>"])
def test_a_description_may_hold_quotation_marks(tmp_path, said):
    told = f"description: '{said.replace(chr(39), chr(39) * 2)}'"
    docs = {"index.md": "# Home\n", "one.md": f"---\ntitle: One\n{told}\n---\nWords.\n"}
    built = build_course(tmp_path, docs, config=f"site_{told}")
    for page in ("index.html", "one.html", "404.html"):
        assert built.page(page).select_one("meta[name=description]")["content"] == said


def test_what_another_process_has_compiled_is_not_compiled_again(tmp_path, monkeypatch):
    # Its facts go there, and what it makes comes back, as pickles.
    theme = Theme(name="material", custom_dir=str(templates()), language="en")
    sent = pickle.loads(pickle.dumps(TemplateFacts.of(theme)))
    memory = pickle.loads(pickle.dumps(compiled(sent)))
    prepare_environments(theme, Cache(None, b"", memory), {})
    monkeypatch.setattr(jinja2.Environment, "compile", None)
    environment = theme.get_env()
    for name in ("main.html", "material/base.html", "partials/nav.html", "fieldbook/lesson.html"):
        assert environment.get_template(name).name == name
