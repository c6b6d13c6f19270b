"""A course carries the engine that builds it: all is tried in a new environment, with nothing of this repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from fieldbook import __version__
from fieldbook.cli.main import main
from fieldbook.scaffold import requirements, wheel
from fieldbook.scaffold.course import new_course
from fieldbook.scaffold.files import StartError
from fieldbook.scaffold.upgrade import upgrade
from tests.workflows import commands

ROOT = Path(__file__).parents[2]
BIN = "Scripts" if os.name == "nt" else "bin"


def newer(engine: wheel.Wheel, folder: Path, version: str = "9.1.0") -> Path:
    """Write the wheel of an engine that differs in a version, a line of the changelog, a pin and a snippet."""
    source = folder / engine.name
    source.write_bytes(engine.content())
    made = folder / f"mkdocs_fieldbook-{version}-py3-none-any.whl"
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name.endswith("METADATA"):
                data = data.replace(f"Version: {engine.version}".encode(), f"Version: {version}".encode())
            elif name == "fieldbook/__init__.py":
                data = data.replace(__version__.encode(), version.encode())
            elif name == "fieldbook/CHANGELOG.md":
                data += b"- Something that is new.\n"
            elif name.endswith("course.yml"):
                data += b"# A step more.\n"
            after.writestr(name.replace(str(engine.version), version), data)
    source.unlink()
    return made


def engine_in(course: Path) -> Path:
    (engine,) = (course / "engine").iterdir()
    return engine


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("courses") / "at the desk"
    done = CliRunner().invoke(main, ["new", "course", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="module")
def shell(course):
    """Run a command of the course's in its folder, with the course's own programs first."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    own["PATH"] = os.pathsep.join([str(course / ".venv" / BIN), own["PATH"]])
    own["PIP_NO_COMPILE"] = "1"  # Half of the time, for programs of which most never run.

    def run(command: str, folder: str = ".", **more: str) -> str:
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", command],
            cwd=course / folder,
            env=own | more,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        return done.stdout

    run(f'"{sys.executable}" -m venv .venv')
    # What else is installed here is not there: only what the course's file names. So a codespace is set up, too.
    run(container(course)["postCreateCommand"])
    return run


def container(folder: Path) -> dict:
    text = (folder / ".devcontainer" / "devcontainer.json").read_text("utf-8")
    return json.loads(re.sub(r"^//.*\n", "", text))


def test_the_engine_is_the_one_that_runs_here(course, shell):
    listed = dict(line.split("==") for line in shell("pip freeze --all").splitlines() if "==" in line)
    assert "fieldbook" not in listed
    assert f"fieldbook, version {__version__}" in shell("fieldbook --version")
    place = shell('python -c "import fieldbook; print(fieldbook.__file__)"')
    assert Path(place.strip()).is_relative_to(course / ".venv")
    pinned = [line.split(";")[0].strip() for line in (course / "requirements.txt").read_text("utf-8").splitlines()]
    assert [f"{name}=={version}" for name, version in listed.items() if f"{name}=={version}" not in pinned] == [
        f"{name}=={listed[name]}" for name in ("pip", "setuptools") if name in listed
    ]


def test_its_workflow_checks_and_builds_it(course, shell, tmp_path):
    runner = {"CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": str(tmp_path / "output")}
    steps = commands(course, "course.yml", "build", {"steps.pages.outputs.base_url": "https://example.org/desk/"})
    assert re.findall("fieldbook (\\w+)", " ".join(step.run for step in steps)) == ["check", "build"]
    for step in steps:
        shell(step.run, step.folder, **runner, **step.env)
    assert (tmp_path / "output").read_text("utf-8") == "site=./site\n"
    assert "https://example.org/desk/first-steps/first-lesson.html" in (course / "site/sitemap.xml").read_text("utf-8")
    assert (course / "site" / "downloads").is_dir()


def test_an_installed_engine_makes_the_same_wheel_as_its_clone(course, shell, tmp_path):
    shell(f'fieldbook new course "{tmp_path / "another"}"')
    assert engine_in(tmp_path / "another").name == engine_in(course).name
    assert engine_in(tmp_path / "another").read_bytes() == engine_in(course).read_bytes()
    assert "The course has this engine already" in shell("fieldbook upgrade")


@pytest.mark.parametrize("runner", [("uvx", "--from"), ("pipx", "run", "--spec")], ids=lambda runner: runner[0])
def test_it_runs_from_its_wheel_without_being_installed(tmp_path, runner):
    if not shutil.which(runner[0]):
        pytest.skip(f"{runner[0]} is not here")
    new_course(tmp_path / "c")
    command = [*runner, f"engine/{engine_in(tmp_path / 'c').name}", "fieldbook", "build"]
    done = subprocess.run(command, cwd=tmp_path / "c", capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "c" / "site" / "first-steps" / "first-lesson.html").is_file()


def test_a_newer_engine_comes_in_and_says_what_has_changed(course, shell, tmp_path):
    (course / "requirements.txt").open("a").write("# Mine.\nmkdocs-of-my-own==1.0  # not to be lost\n")
    before = engine_in(course).name
    said = shell(f'fieldbook upgrade --wheel "{newer(wheel.running(), tmp_path)}"')
    assert re.search(r"Fieldbook \S+ is now 9\.1\.0\+sha\w+\n", said)
    assert "What has changed:\n  - Something that is new.\n" in said
    assert "Brought up to date as well:\n  .github/workflows/course.yml\n" in said
    assert f"{Path('.venv', BIN, 'pip')} install -r requirements.txt" in said
    assert engine_in(course).name != before
    required = (course / "requirements.txt").read_text("utf-8")
    assert before not in required
    assert required.endswith("# Mine.\nmkdocs-of-my-own==1.0  # not to be lost\n")
    (course / "requirements.txt").write_text(required.partition("# Mine.")[0], "utf-8")
    shell("pip install --quiet --no-deps --disable-pip-version-check -r requirements.txt")
    assert "fieldbook, version 9.1.0" in shell("fieldbook --version")
    assert "nothing is wrong" in shell("fieldbook check")


def test_a_change_between_two_releases_is_another_version(tmp_path):
    """Pip passes over a wheel whose version it has already."""
    engine = wheel.running()
    other = wheel.read(newer(engine, tmp_path, str(engine.release)))
    assert other.release == engine.release
    assert other.version != engine.version


def test_an_older_engine_does_not_replace_a_newer_one(tmp_path):
    new_course(tmp_path / "c")
    engine = wheel.running()
    upgrade(tmp_path / "c", wheel.read(newer(engine, tmp_path, "10.0")))
    before = engine_in(tmp_path / "c")
    with pytest.raises(StartError, match=r"which is newer than 9\.9; nothing was changed"):
        upgrade(tmp_path / "c", wheel.read(newer(engine, tmp_path, "9.9")))
    assert engine_in(tmp_path / "c") == before


def test_what_an_author_has_changed_stays(tmp_path):
    new_course(tmp_path / "c")
    workflow = tmp_path / "c/.github/workflows/course.yml"
    workflow.write_text("mine", "utf-8")
    (tmp_path / "c/.vscode/fieldbook.code-snippets").unlink()
    done = upgrade(tmp_path / "c", wheel.read(newer(wheel.running(), tmp_path)))
    assert (done.written, done.left) == ([], [".github/workflows/course.yml"])
    assert workflow.read_text("utf-8") == "mine"
    assert not (tmp_path / "c/.vscode/fieldbook.code-snippets").exists()


def test_a_course_that_named_a_strangers_package_gets_the_engine(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: C\n")
    (tmp_path / "requirements.txt").write_text("# What it is built with.\nfieldbook~=0.1\nmkdocs-rss-plugin\n")
    done = upgrade(tmp_path, wheel.running())
    lines = (tmp_path / "requirements.txt").read_text("utf-8").splitlines()
    assert lines[:2] == ["# What it is built with.", f"./engine/{done.engine.name}"]
    assert lines[-1] == "mkdocs-rss-plugin"
    assert not [line for line in lines if line.startswith("fieldbook")]


def test_a_course_without_an_engine_gets_it_with_all_that_publishing_needs(tmp_path):
    new_course(tmp_path / "new")
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "mkdocs.yml").write_text("site_name: C\n")
    upgrade(tmp_path / "bare", wheel.running())
    for path in ("requirements.txt", ".github/workflows/course.yml", ".github/actions/fieldbook/action.yml"):
        assert (tmp_path / "bare" / path).read_bytes() == (tmp_path / "new" / path).read_bytes()
    assert engine_in(tmp_path / "bare").name == engine_in(tmp_path / "new").name


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK not really", "can't be read as a wheel"),
        (None, "there is no engine of Fieldbook in it"),
    ],
)
def test_a_file_that_is_no_engine_is_refused_in_words(tmp_path, content, said):
    new_course(tmp_path / "c")
    file = tmp_path / "other-1.0-py3-none-any.whl"
    if content is None:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("other/__init__.py", "")
    else:
        file.write_bytes(content)
    before = engine_in(tmp_path / "c").read_bytes()
    done = CliRunner().invoke(main, ["upgrade", str(tmp_path / "c"), "--wheel", str(file)])
    assert (done.exit_code, said in done.output) == (1, True), done.output
    assert engine_in(tmp_path / "c").read_bytes() == before


def test_a_folder_without_course_and_a_clone_are_not_upgraded(tmp_path):
    assert "there is no course in" in CliRunner().invoke(main, ["upgrade", str(tmp_path)]).output
    assert "bring that up to date with git" in CliRunner().invoke(main, ["upgrade", str(ROOT)]).output


def test_nothing_of_ours_is_installed_by_its_name():
    """The name without "mkdocs-" is another project's, and ours is in no registry."""
    for file in [*ROOT.glob("requirements*"), *ROOT.glob("benchmarks/requirements*")]:
        assert not re.search(r"^(mkdocs[-_])?fieldbook\b", file.read_text("utf-8"), re.MULTILINE), file
    for pin in requirements.pins(wheel.running()):
        assert re.fullmatch(r"[\w.-]+==[\w.]+( ; .+)?", pin), pin
