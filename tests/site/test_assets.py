"""Many small files for those who edit them, few for those who read the course; and a course's own still come first."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from fieldbook.exports import FORM
from fieldbook.room.pages import ASSETS
from fieldbook.site import assets as joining
from fieldbook.site.assets import FOLDER, JOINED, joined
from tests.courses import Built, build_course

PARTS = Path(__file__).parents[2] / "overrides" / FOLDER
ALONE = {"favicon.svg", "single.css", "single.js", "preview.css", "preview.js", "lessons.css"}
ALONE |= set(ASSETS)
"""What is served as it lies there, if at all."""

TEMPLATE_IN_TEMPLATE = re.compile(r"`[^`]*\$\{[^}`]*`")
LOADED = re.compile(r'<(?:link (?:media="\w+" )?rel="stylesheet" href|script [^>]*?src)="([^"]+)"')
DOCS = {
    "index.md": "---\ntitle: Home\n---\nHello.\n",
    "lessons/one.md": """\
        ---
        title: One
        outcomes:
          - fill-in: Fill in a field
        ---
        /// worksheet | First
            id: first
            outcomes: [fill-in]

        What do you think?

        ______
        ///
        """,
    "plain.md": "---\ntitle: Plain\nlesson: false\n---\nNo lesson.\n",
}
MINE = "/* mine */\n.facts { color: red }\n"


def write(folder: Path, **files: str) -> None:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Built:
    return build_course(tmp_path_factory.mktemp("course"), DOCS)


def loaded(built: Built, page: str) -> list[str]:
    """Return what a page loads, in its order, below the site; without the marks of what files say."""
    found = LOADED.findall((built.site / page).read_text(encoding="utf-8"))
    return [(Path(page).parent / address.partition("?")[0]).as_posix().removeprefix("lessons/../") for address in found]


def address(built: Built, name: str) -> str:
    page = (built.site / "index.html").read_text(encoding="utf-8")
    return next(found for found in LOADED.findall(page) if name in found)


def test_every_part_is_joined_once_for_each_page():
    parts = [part for names in JOINED.values() for part in names]
    assert set(parts) | ALONE == {file.name for file in PARTS.iterdir()}
    everywhere = [*JOINED["fieldbook.css"], *JOINED["fieldbook.js"]]
    for name, names in JOINED.items():
        # What all pages share in Firefox is a page by itself; what comes later is not asked for where it is there.
        alone = name.startswith(("fieldbook.", "shared-store."))
        on_the_page = names if alone else [*everywhere, *names]
        assert len(set(on_the_page)) == len(on_the_page), name


def test_a_part_that_was_not_made_yet_is_named(monkeypatch):
    monkeypatch.setitem(JOINED, "films-page.js", ("films.js",))
    with pytest.raises(FileNotFoundError, match=r"names films\.js; make it in overrides/assets/fieldbook"):
        joined("films-page.js", [PARTS.parents[1]])


@pytest.mark.parametrize("file", sorted(PARTS.glob("*.js")), ids=lambda file: file.name)
def test_what_makes_scripts_small_understands_them(file):
    """It takes a template within a template for the first one's end, and would squeeze the words behind it."""
    assert TEMPLATE_IN_TEMPLATE.findall(file.read_text(encoding="utf-8")) == []


def test_no_part_goes_into_the_site(built):
    names = {file.name for file in (built.site / FOLDER).iterdir()}
    assert names == {*JOINED, "favicon.svg", "single.css", "single.js", Path(FORM).name}


def test_every_page_loads_what_there_is_and_no_more_than_it_needs(built):
    frame = [f"{FOLDER}/fieldbook.css", f"{FOLDER}/fieldbook.js", f"{FOLDER}/unscripted.css"]
    own = {
        "index.html": ["home-page.js"],
        "workbook.html": ["workbook-page.css", "workbook-page.js"],
        "outcomes.html": ["outcomes-page.js"],
        "finish.html": ["finish-page.css", "finish-page.js"],
        "record.html": ["record-page.css", "record-page.js"],
        "answers.html": ["answers-page.js"],
        "downloads.html": ["downloads-page.css"],
        "facilitator.html": ["facilitator-pages.css", "facilitator-page.js"],
        "gathering.html": ["facilitator-pages.css", "gathering-page.js"],
    }
    pages = [file.relative_to(built.site).as_posix() for file in built.site.rglob("*.html")]
    assert set(own) < set(pages)
    for page in pages:
        if page.startswith(("downloads/", "assets/")):
            continue
        *ours, materials = (
            loaded(built, page) if page != "404.html" else [one.lstrip("/") for one in loaded(built, page)]
        )
        assert sorted(ours) == sorted([*frame, *(f"{FOLDER}/{name}" for name in own.get(page, []))]), page
        assert re.fullmatch(r"assets/javascripts/bundle\.\w+\.min\.js", materials)
        assert [path for path in [*ours, materials] if not (built.site / path).is_file()] == []


def test_the_icon_is_in_the_page(built):
    icon = built.page("lessons/one.html").select_one("link[rel=icon]")["href"]
    assert icon.startswith("data:image/svg+xml,%3Csvg%20xmlns")
    assert not (built.site / "assets" / "images").exists()


def test_the_address_changes_with_what_the_file_says(built, tmp_path):
    write(tmp_path, **{f"own/{FOLDER}/palette.css": MINE})
    other = build_course(tmp_path, DOCS, theme="{name: material, custom_dir: own}")
    assert address(other, "fieldbook.css") != address(built, "fieldbook.css")
    assert address(other, "fieldbook.js") == address(built, "fieldbook.js")


def test_they_are_joined_anew_when_a_part_has_changed_and_only_then(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(joining, "joined", lambda name, folders: asked.append(name) or joined(name, folders))
    write(tmp_path, **{f"docs/{FOLDER}/palette.css": MINE})
    addresses = [address(build_course(tmp_path, DOCS), "fieldbook.css") for _ in range(2)]
    write(tmp_path, **{f"docs/{FOLDER}/palette.css": f"{MINE}.more {{}}\n"})
    addresses.append(address(build_course(tmp_path, DOCS), "fieldbook.css"))
    assert addresses[0] == addresses[1] != addresses[2]
    assert asked == [*JOINED, *JOINED]


@pytest.mark.parametrize("place", ["own", "docs"])
def test_a_course_may_put_a_part_of_its_own_in_place_of_ours(tmp_path, place):
    nested = "window.mine = `a${[1].map((one) => `<b  ${one}>`)}  z`; // the end"
    write(
        tmp_path,
        **{
            f"{place}/{FOLDER}/blocks.css": MINE,
            f"{place}/{FOLDER}/video.js": nested,
            "own/main.html": '{% extends "base.html" %}',
        },
    )
    built = build_course(tmp_path, DOCS, theme="{name: material, custom_dir: own}")
    styles, script = (
        (built.site / FOLDER / name).read_text(encoding="utf-8") for name in ("fieldbook.css", "fieldbook.js")
    )
    assert MINE in styles
    assert ".levels__to::before" in joined("fieldbook.css", [PARTS.parents[1]])
    assert ".levels__to::before" not in styles
    assert f"try{{{nested}\n}}catch" in script
    assert "data-video" not in script


def test_a_course_may_have_an_icon_of_its_own(tmp_path):
    icon = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    write(tmp_path, **{f"own/{FOLDER}/favicon.svg": icon})
    built = build_course(tmp_path, DOCS, theme="{name: material, custom_dir: own}")
    assert (
        built.page("index.html").select_one("link[rel=icon]")["href"]
        == "data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E"
    )


def test_styles_and_scripts_of_a_course_come_after_ours_in_their_order(tmp_path):
    config = """
        extra_css: [mine.css]
        extra_javascript:
          - first.js
          - path: second.js
            defer: true
          - third.mjs
        """
    own = {"mine.css": "p { color: red }", "first.js": "1", "second.js": "2", "third.mjs": "3"}
    built = build_course(tmp_path, DOCS | own, config=config)
    found = loaded(built, "lessons/one.html")
    assert found[0] == f"{FOLDER}/fieldbook.css"
    assert found.index("mine.css") > 0
    assert found[-3:] == ["first.js", "second.js", "third.mjs"]
    tags = built.page("lessons/one.html").select("script[src]")
    assert all(tag.has_attr("defer") for tag in tags)
    assert tags[-1]["type"] == "module"
    assert "defer defer" not in str((built.site / "lessons/one.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("provider", ["mike", "other"])
def test_where_mike_publishes_versions_materials_script_finds_the_place_for_their_list(tmp_path, provider):
    config = f"extra: {{version: {{provider: {provider}}}}}\n"
    site = build_course(tmp_path, {"index.md": "# Home\n\nWelcome.\n"}, config, strict=False)
    page = site.page("index.html")
    styles = [link["href"].partition("?")[0] for link in page.select("head > link[rel=stylesheet]")]
    assert ("assets/fieldbook/versions.css" in styles) == (provider == "mike")
    assert len(page.select(".md-header > * > .md-header__topic")) == (provider == "mike")


@pytest.mark.parametrize(
    "languages", ["[{name: English, link: index.html, lang: en}, {name: Ελληνικά, link: el/, lang: el}]", "[]"]
)
def test_a_course_in_several_languages_leads_to_each_from_every_page(tmp_path, languages):
    docs = {"index.md": "# Home\n\nWelcome.\n", "one/a.md": "# A\n\nWords.\n"}
    site = build_course(tmp_path, docs, f"extra: {{alternate: {languages}}}\n", strict=False)
    page = site.page("one/a.html")
    found = [(link["href"], link["lang"], link.get_text()) for link in page.select(".md-header .languages a")]
    styles = [link["href"].partition("?")[0] for link in page.select("head > link[rel=stylesheet]")]
    assert [link["lang"] for link in page.select(".languages a[aria-current]")] == ([] if languages == "[]" else ["en"])
    assert found == ([] if languages == "[]" else [("../index.html", "en", "English"), ("../el/", "el", "Ελληνικά")])
    assert ("../assets/fieldbook/languages.css" in styles) == bool(found)
    assert bool(page.select(".md-header .languages")) == bool(found)
