"""A new course: it builds strict at once, and nothing is written over."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from fieldbook.cli.main import main
from fieldbook.labels import LANGUAGES
from fieldbook.scaffold.course import new_course
from fieldbook.scaffold.files import StartError, quoted
from tests.workflows import foreign

ROOT = Path(__file__).parents[2]


def run(*arguments: str):
    return CliRunner().invoke(main, ["new", *arguments])


def strict(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def settings(folder: Path) -> dict:
    text = (folder / "mkdocs.yml").read_text("utf-8").replace("!ENV ", "")
    return yaml.safe_load(text)


def read_meta(text: str) -> dict:
    return yaml.safe_load(text.split("---")[1])


def test_it_builds_strict_at_once_and_says_what_to_do_next(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    folder = tmp_path / "at-the-desk"
    done = run("course", str(folder))
    assert done.exit_code == 0, done.output
    assert f"A new course is in {folder}:" in done.output
    assert f"Next, look at it:\n  cd {folder}\n" in done.output
    built = strict(folder)
    assert (built.returncode, built.stdout + built.stderr) == (0, "")
    lesson = (folder / "site" / "first-steps" / "first-lesson.html").read_text("utf-8")
    for part in ("data-outcome=", "data-callout=", "data-worksheet=", 'class="footnote"'):
        assert part in lesson
    assert settings(folder)["site_name"] == "At the desk"
    assert settings(folder)["extra"]["fieldbook"]["id"].startswith("at-the-desk-")


def test_nothing_is_wrong_in_it_and_all_of_the_engine_is_one_file(tmp_path):
    new_course(tmp_path / "course")
    checked = CliRunner().invoke(main, ["check", "--strict", str(tmp_path / "course")])
    assert checked.output == "nothing is wrong in 3 pages\n"
    assert not [file for file in (tmp_path / "course").rglob("*") if file.suffix in (".py", ".js", ".css")]
    assert len(list((tmp_path / "course" / "engine").iterdir())) == 1


@pytest.mark.parametrize("name", ["Ein Kurs: für alle", '"Quoted" & <b>', "# No remark", "2026", "Ünïcode 課程", "yes"])
def test_any_name_is_taken_as_it_is(tmp_path, name):
    new_course(tmp_path / "c", name=name, author="Ann & Bo: <us>")
    assert settings(tmp_path / "c")["site_name"] == name
    assert settings(tmp_path / "c")["site_author"] == "Ann & Bo: <us>"
    assert settings(tmp_path / "c")["copyright"] == "Text by Ann &amp; Bo: &lt;us&gt;"
    assert isinstance(settings(tmp_path / "c")["extra"]["fieldbook"]["id"], str)
    assert yaml.safe_load((tmp_path / "c/docs/index.md").read_text("utf-8").split("---")[1])["title"] == name


def test_no_blank_is_left(tmp_path):
    written = new_course(tmp_path / "c")
    texts = {path: (tmp_path / "c" / path).read_text("utf-8") for path in written if not path.endswith(".whl")}
    assert [path for path, text in texts.items() if re.search("[«»]", text)] == []


def test_the_language_is_one_that_the_theme_knows(tmp_path):
    done = run("course", str(tmp_path / "c"), "--language", "nl")
    assert "in English, to be written over" in done.output
    assert settings(tmp_path / "c")["theme"]["language"] == "nl"
    done = run("course", str(tmp_path / "d"), "--language", "xx")
    assert done.exit_code == 1
    assert done.output.startswith('Error: no language has the code "xx"; known are: af, ')
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_first_words_are_in_its_language(tmp_path, language):
    done = run("course", str(tmp_path / "c"), "--language", language, "--author", "Ann")
    assert "in English" not in done.output
    course = settings(tmp_path / "c")
    section, written = course["nav"][1].popitem()
    assert read_meta((tmp_path / "c/docs/first-steps/index.md").read_text("utf-8"))["title"] == section
    assert [course["copyright"].replace("Ann", ""), section] != ["Text by ", "First steps"] or language == "en"
    checked = CliRunner().invoke(main, ["check", "--strict", str(tmp_path / "c")])
    assert checked.output == "nothing is wrong in 3 pages\n"
    assert written == ["first-steps/index.md", "first-steps/first-lesson.md"]
    config = str(tmp_path / "c/mkdocs.yml")
    assert run("lesson", "Second", "--config", config, "--section", section).exit_code == 0
    told = read_meta((tmp_path / "c/docs/first-steps/second.md").read_text("utf-8"))
    [outcome] = told["outcomes"][0].values()
    assert outcome.startswith("Explain in your own words") == (language == "en")


def test_it_refuses_to_write_into_a_folder_that_holds_something(tmp_path):
    (tmp_path / "kept.txt").write_text("mine")
    done = run("course", str(tmp_path))
    assert done.exit_code == 1
    assert done.output == f"Error: {tmp_path} is not empty, and nothing is written over; name a new folder\n"
    assert [file.name for file in tmp_path.iterdir()] == ["kept.txt"]
    with pytest.raises(StartError, match="is a file"):
        new_course(tmp_path / "kept.txt")


def test_what_can_not_be_written_to_its_end_leaves_the_folder_empty(tmp_path, monkeypatch):
    opened = Path.open

    def full(path, mode="r", **options):
        if path.name == "requirements.txt" and mode == "xb":
            raise OSError(28, "No space left on device")
        return opened(path, mode, **options)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(StartError, match="No space left on device"):
        new_course(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_its_workflow_takes_the_same_actions_as_ours(tmp_path):
    new_course(tmp_path / "c")

    assert foreign(tmp_path / "c")
    assert foreign(tmp_path / "c") <= foreign(ROOT)
    ours, theirs = (ROOT / "action.yml", tmp_path / "c/.github/actions/fieldbook/action.yml")
    assert theirs.read_text("utf-8") == ours.read_text("utf-8")


def test_a_codespace_of_ours_is_set_up_as_one_of_a_course(tmp_path):
    new_course(tmp_path / "c")
    ours, theirs = (folder / ".devcontainer/devcontainer.json" for folder in (ROOT, tmp_path / "c"))
    assert theirs.read_text("utf-8") == ours.read_text("utf-8").replace(" --editable .", "")


def test_words_are_quoted_only_where_they_must_be():
    assert quoted("At the desk") == "At the desk"
    assert quoted("A: b") == '"A: b"'
    assert quoted("12") == '"12"'
