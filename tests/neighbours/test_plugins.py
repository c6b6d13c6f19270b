"""Other people's plugins beside the engine: each does in a small course what it is there for, and so do we.

They are installed in an environment of their own, from `plugins.txt` beside this file: `make test-neighbours`.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup

DOCS = {
    "index.md": "# Home\n\nWelcome.\n",
    "one/index.md": "---\ntitle: One\n---\nThe first part.\n",
    "one/a.md": "---\ntitle: Asking\nminutes: 5\noutcomes:\n  - Ask a question\n---\n## Part\n\nText.\n\n"
    "/// worksheet | Sheet\n    id: sheet\n    outcomes: [ask-a-question]\n\nWhy? ____\n///\n",
    "one/b.md": "---\ntitle: Telling\n---\nMore text.\n\n![A door](door.png)\n",
}
NAV = "nav: [index.md, One: [one/index.md, one/a.md, one/b.md]]\n"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


class Site(NamedTuple):
    """A built course, and what was said."""

    folder: Path
    said: str

    def text(self, path: str) -> str:
        return (self.folder / "site" / path).read_text(encoding="utf-8")


class Case(NamedTuple):
    """A plugin: how mkdocs.yml names it, what else the course has, and what is to be seen."""

    plugins: str
    seen: Callable[[Site], object]
    docs: Mapping[str, str] = MappingProxyType({})
    config: str = NAV
    strict: bool = True
    """Whether the plugin itself has nothing to warn of in such a course."""


def has(path: str, *words: str) -> Callable[[Site], bool]:
    return lambda site: all(word in site.text(path) for word in words)


CASES = {
    "awesome-nav": Case(
        "awesome-nav",
        lambda site: site.text("index.html").index("Telling") < site.text("index.html").index("Asking"),
        {"one/.nav.yml": "nav: [index.md, b.md, a.md]\n"},
        config="",
    ),
    "redirects": Case("redirects: {redirect_maps: {old.md: one/a.md}}", has("old.html", "one/a.html")),
    "minify": Case("minify: {minify_html: true}", lambda site: "\n\n" not in site.text("one/a.html")),
    "macros": Case("macros", has("m.html", "Two: 2."), {"m.md": "# M\n\nTwo: {{ 1 + 1 }}.\n"}, config=""),
    "include-markdown": Case(
        "include-markdown",
        has("i.html", "Text that is shared.", 'data-worksheet="shared"', "<input"),
        {
            "i.md": '# I\n\n{% include "../parts/words.md" %}\n\n/// worksheet | Shared\n    id: shared\n\n'
            '{% include "../parts/fields.md" %}\n///\n',
            "../parts/words.md": "Text that is shared.\n",
            "../parts/fields.md": "Who? ____\n",
        },
        config="",
    ),
    "section-index": Case("section-index", has("index.html", 'href="one/index.html"')),
    "literate-nav": Case(
        "literate-nav",
        lambda site: site.text("index.html").index("Telling") < site.text("index.html").index("Asking"),
        {"SUMMARY.md": "- [H](index.md)\n- One\n    - [B](one/b.md)\n    - [A](one/a.md)\n    - [1](one/index.md)\n"},
        config="",
    ),
    "static-i18n": Case(
        "i18n: {docs_structure: suffix, languages: [{locale: en, name: English, default: true, build: true}, "
        "{locale: es, name: Español, build: true}]}",
        lambda site: (
            # The engine's words are in each page's language; what there is once is in the first one.
            all(words in site.text("es/one/a.html") for words in ("Texto.", "Hoja de trabajo 1"))
            and '<a class="languages__link" href="../es/one/a.html"' in site.text("one/a.html")
            and 'lang="en"' in site.text("workbook.html")
            and "Preguntar" not in site.text("workbook.html") + site.text("course.json")
        ),
        {
            "one/a.es.md": "---\ntitle: Preguntar\n---\nTexto.\n\n"
            "/// worksheet | Hoja\n    id: sheet\n\n¿Por qué? ____\n///\n"
        },
        config="",
    ),
    "rss": Case(
        "rss: {use_git: false}", has("feed_rss_updated.xml", "Asking"), config=NAV + "site_url: https://example.org/\n"
    ),
    "git-authors": Case("git-authors", has("one/a.html", "Ann Author")),
    "git-revision-date-localized": Case(
        "git-revision-date-localized: {type: iso_date}", has("one/a.html", "2024-05-06"), config=NAV
    ),
    "print-site": Case(
        "print-site", has("print_page.html", "<h1>Telling</h1>", "More text.", 'data-worksheet="sheet"')
    ),
    "gen-files": Case(
        "gen-files: {scripts: [gen.py]}",
        has("made.html", "Made by a script."),
        {
            "../gen.py": "import mkdocs_gen_files as m\nwith m.open('made.md', 'w') as f:\n"
            "    print('# Made\\n\\nMade by a script.', file=f)\n"
        },
        config="nav: [index.md, made.md, One: [one/index.md, one/a.md, one/b.md]]\n",
    ),
    "encryptcontent": Case(
        "encryptcontent: {}",
        lambda site: "Hidden words" not in site.text("secret.html") + site.text("search/search.js"),
        {"secret.md": "---\ntitle: Secret\npassword: Xy7.Quokka-Lantern\n---\nHidden words.\n"},
        config="",
        strict=False,
    ),
    "glightbox": Case("glightbox", has("one/b.html", 'class="glightbox"')),
    "table-reader": Case(
        "table-reader",
        has("t.html", ">Two</td>"),
        {"t.md": "# T\n\n{{ read_csv('docs/t.csv') }}\n", "t.csv": "One,Other\nTwo,Three\n"},
        config="",
    ),
    "tags": Case(
        "tags",
        has("one/c.html", "Libraries"),
        {"one/c.md": "---\ntitle: C\ntags: [Libraries]\n---\nWords.\n"},
        config="",
    ),
    "blog": Case(
        "blog",
        has("blog/2024/05/06/news.html", "Something new."),
        {"blog/index.md": "# Blog\n", "blog/posts/news.md": "---\ndate: 2024-05-06\n---\n# News\n\nSomething new.\n"},
        config="",
    ),
    # Without a network it warns that it can't fetch what Material's script names, in any course.
    "privacy": Case("privacy", has("one/a.html", "data-worksheet"), strict=False),
    "exclude": Case(
        "exclude: {glob: [draft.md]}",
        lambda site: not (site.folder / "site" / "draft.html").exists(),
        {"draft.md": "# Draft\n"},
        config="",
    ),
}


@pytest.fixture(scope="module")
def python(environment) -> Path:
    return environment("plugins")


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    environment["PATH"] = os.pathsep.join([str(Path(command[0]).parent), environment["PATH"]])
    environment |= {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in IDENTITY.items()}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


IDENTITY = {"NAME": "Ann Author", "EMAIL": "ann@example.org", "DATE": "2024-05-06T12:00:00Z"}


@pytest.fixture
def course(tmp_path: Path) -> Callable[[Case], Path]:
    """Write a course, in a git repository of its own."""

    def write(case: Case) -> Path:
        head = "site_name: A course\nextra: {fieldbook: {id: a-course}}\ntheme: material\n"
        head += "markdown_extensions: [fieldbook]\n"
        plugins = f"plugins:\n  - search\n  - fieldbook\n  - {case.plugins}\n"
        files = {**DOCS, **case.docs, "../mkdocs.yml": head + plugins + case.config}
        for path, text in files.items():
            file = tmp_path / "docs" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        (tmp_path / "docs" / "one" / "door.png").write_bytes(PIXEL)
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "First"]):
            assert run(tmp_path, "git", *command).returncode == 0
        return tmp_path

    return write


@pytest.mark.parametrize("name", CASES)
def test_a_course_builds_and_shows_what_the_plugin_does(name, course, python):
    case = CASES[name]
    folder = course(case)
    built = run(folder, python, "-m", "mkdocs", "build", *(["--strict"] if case.strict else []))
    said = built.stdout + built.stderr
    assert built.returncode == 0, said
    site = Site(folder, said)
    assert case.seen(site), said
    # What the engine is there for is there as well.
    assert BeautifulSoup(site.text("one/a.html"), "html5lib").select("[data-worksheet=sheet] [name]")
    assert "Ask a question" in site.text("outcomes.html")


@pytest.mark.parametrize("name", CASES)
def test_the_check_says_no_more_than_the_build(name, course, python):
    folder = course(CASES[name])
    checked = run(folder, python, "-m", "fieldbook", "check", "--strict")
    told = [line for line in checked.stdout.splitlines() if ": warning: " in line or ": error: " in line]
    of_plugins = [] if CASES[name].strict else [line for line in told if line.endswith("[mkdocs-warning]")]
    assert told == of_plugins, checked.stdout + checked.stderr
    assert checked.returncode == (1 if told else 0), checked.stdout + checked.stderr


def test_mike_publishes_a_version_and_another(course, python):
    folder = course(Case("mike", lambda site: True, config=NAV + "site_url: https://example.org/\n"))
    mike = python.with_name("mike")
    for version in ("1.0", "2.0"):
        deployed = run(folder, mike, "deploy", version, "latest", "--update-aliases")
        assert deployed.returncode == 0, deployed.stderr
    files = run(folder, "git", "ls-tree", "-r", "--name-only", "gh-pages").stdout.split()
    assert {"1.0/one/a.html", "2.0/one/a.html", "latest"} <= set(files)
