"""A new lesson: in its section, and mkdocs.yml the same to the byte everywhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as some

from fieldbook.checks import check_texts
from fieldbook.cli.main import main
from fieldbook.diagnostics import Severity
from fieldbook.scaffold.files import StartError
from fieldbook.scaffold.lesson import new_lesson
from fieldbook.scaffold.nav import chosen, sections, with_page

CONFIG = """\
# A course  with "odd"   spacing.
site_name:   'A course'   # why not
site_url: !ENV [SITE_URL, ""]

nav:
# first
  - index.md
  - "One":   # the first
      - one/index.md   # its page
      # a remark
      - 'one/a.md'

      # a remark below

  - Two:
    - two/index.md
    - Deeper:
        - two/deep/b.md
  -   Three: [three/c.md, {Nested: [three/d.md]}]
  - Four:
  - references.md

theme: {name: material}
"""
PLACES = {
    "one": ("      - 'one/a.md'\n", "      - one/new.md\n"),
    "Two": ("        - two/deep/b.md\n", "    - two/new.md\n"),
    "deeper": ("        - two/deep/b.md\n", "        - two/deep/new.md\n"),
    "two/deep": ("        - two/deep/b.md\n", "        - two/deep/new.md\n"),
    "Four": ("  - Four:\n", "      - four/new.md\n"),
    "Three": ("{Nested: [three/d.md]}", ", three/new.md"),
    "Nested": ("[three/d.md", ", three/new.md"),
}


def added(text: str, wanted: str, path: str | None = None) -> str:
    section = chosen(sections(text) or [], wanted)
    return with_page(text, section, path or f"{section.folder}/new.md")


@pytest.mark.parametrize("wanted", PLACES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_only_the_new_line_is_new(wanted, newline, mark):
    before = mark + CONFIG.replace("\n", newline)
    above, line = (part.replace("\n", newline) for part in PLACES[wanted])
    assert added(before, wanted) == before.replace(above, above + line, 1)


def test_a_file_that_ends_without_a_line_end():
    assert added("nav:\n- One:\n  - one/a.md", "One") == "nav:\n- One:\n  - one/a.md\n  - one/new.md"


def test_a_path_that_yaml_would_read_otherwise_goes_in_quotes():
    assert '- "one/a: b.md"\n' in added(CONFIG, "One", "one/a: b.md")


@given(
    some.lists(some.sampled_from(["a.md", "'b.md'", '"c.md"   # c', "T: d.md", "# remark", ""])),
    some.integers(0, 6),
    some.sampled_from(["\n", "\r\n"]),
)
def test_any_list_of_pages_gets_one_more(items, indent, newline):
    column = " " * (4 + indent)
    lines = [item if item.startswith("#") or not item else f"{column}- {item}" for item in items]
    text = newline.join(["nav:", "  - One:", f"{column}- x.md", *lines, "theme: m", ""])
    result = added(text, "One", "new.md")
    before, after = (yaml.safe_load(one)["nav"][0]["One"] for one in (text, result))
    assert after == [*before, "new.md"]
    assert result.replace(f"{column}- new.md{newline}", "", 1) == text


def test_a_section_is_asked_for_where_there_are_several():
    known = sections(CONFIG) or []
    with pytest.raises(StartError, match='with --section; there are "One", "Two", "Deeper", "Three", "Nested", "Four"'):
        chosen(known, None)
    with pytest.raises(StartError, match='the nav has no section "Tow"; did you mean "Two"'):
        chosen(known, "Tow")
    assert chosen(known[:1], None).title == "One"


@pytest.fixture
def course(tmp_path, monkeypatch):
    (tmp_path / "docs" / "one").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_bytes(CONFIG.replace("\n", "\r\n").encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str):
    return CliRunner().invoke(main, ["new", "lesson", *arguments])


def test_the_command_says_what_it_did_and_what_to_do_next(course):
    done = run("Hard questions: a talk", "--section", "one")
    assert done.output == (
        "A new lesson is in docs/one/hard-questions-a-talk.md\n"
        'mkdocs.yml names it as the last lesson of "One".\n'
        "\nNext: write it, and look at it with: fieldbook serve\n"
    )
    text = (course / "docs/one/hard-questions-a-talk.md").read_text("utf-8")
    meta = yaml.safe_load(text.split("---")[1])
    assert meta["title"] == "Hard questions: a talk"
    assert set(meta) == {"title", "minutes", "outcomes"}
    another = run("Another", "--section", "one", "--config", "mkdocs.yml")
    assert another.output.endswith("look at it with: fieldbook serve --config mkdocs.yml\n")
    found = check_texts(course / "mkdocs.yml")[0]
    assert [one for one in found if one.path.startswith("docs/") and one.severity is not Severity.NOTICE] == []
    line = b"      - one/hard-questions-a-talk.md\r\n      - one/another.md\r\n"
    assert (course / "mkdocs.yml").read_bytes().replace(line, b"") == CONFIG.replace("\n", "\r\n").encode()


def test_it_refuses_to_write_over_a_lesson(course):
    before = (course / "mkdocs.yml").read_bytes()
    (course / "docs/one/new.md").write_text("mine")
    done = run("New", "--section", "one")
    assert done.exit_code == 1
    assert "new.md is there already, and nothing is written over" in done.output
    assert (course / "docs/one/new.md").read_text() == "mine"
    assert (course / "mkdocs.yml").read_bytes() == before
    assert "names one/a.md already" in run("A", "--section", "one").output


def test_a_nav_that_can_not_be_written_leaves_no_lesson(course, monkeypatch):
    def refused(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refused)
    done = run("New", "--section", "one")
    assert done.output == "Error: mkdocs.yml can't be written (No space left on device)\n"
    assert not (course / "docs/one/new.md").exists()


def test_without_a_nav_the_folder_is_the_section(tmp_path):
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: A\n")
    started = new_lesson(config, "Über uns", "Part one")
    assert started.file == tmp_path / "docs" / "part-one" / "uber-uns.md"
    assert config.read_text() == "site_name: A\n"


def test_an_inherited_nav_gets_the_line(course):
    (course / "child.yml").write_text("INHERIT: mkdocs.yml\nsite_name: B\n")
    done = run("New", "--section", "one", "--config", "child.yml")
    assert 'mkdocs.yml names it as the last lesson of "One".' in done.output
    assert b"      - one/new.md\r\n" in (course / "mkdocs.yml").read_bytes()
    assert (course / "child.yml").read_text() == "INHERIT: mkdocs.yml\nsite_name: B\n"


def test_files_are_named_in_the_letters_a_to_z(tmp_path):
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: A\nnav:\n  - 第一部:\n", encoding="utf-8")
    titles = ("Groß & klein", "日本語", "第二課", "第3課", "Con\t?")
    names = [new_lesson(config, title).file.relative_to(tmp_path / "docs").as_posix() for title in titles]
    assert names == ["part/gross-klein.md", "part/lesson.md", "part/lesson-2.md", "part/3.md", "part/con-page.md"]


@pytest.mark.parametrize(("title", "words"), [("???", "letters or digits"), ("a\nb", "a lesson's title is a line")])
def test_a_title_needs_words(tmp_path, title, words):
    (tmp_path / "mkdocs.yml").write_text("nav: [{One: [one/a.md]}]\n")
    with pytest.raises(StartError, match=words):
        new_lesson(tmp_path / "mkdocs.yml", title)


def test_a_broken_mkdocs_yml_is_told(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: A: B\n")
    with pytest.raises(StartError, match=r"can't be read \(mapping values are not allowed here\)"):
        new_lesson(tmp_path / "mkdocs.yml", "New")
