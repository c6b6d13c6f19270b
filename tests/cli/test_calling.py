"""What people are told to type works where they stand."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from fieldbook.cli.calling import call, enter, for_windows
from fieldbook.scaffold.course import new_course

BIN = Path(sys.executable).parent
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows quotes otherwise")


def said(*command: str, path: str = os.defpath) -> str:
    done = subprocess.run(command, env=os.environ | {"PATH": path}, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def test_the_way_to_another_drive():
    assert enter(PureWindowsPath("D:\\my-course")).startswith("pushd ")
    assert enter(PureWindowsPath("my-course")) == "cd my-course"


def test_powershell_runs_what_stands_in_quotes():
    line = '"C:\\Ana Ruiz\\fieldbook" serve'
    assert for_windows(line, {}) == f"& {line}"
    assert for_windows(line, {"PROMPT": "$P$G"}) == line
    assert for_windows("fieldbook serve", {}) == "fieldbook serve"


@POSIX
@pytest.mark.parametrize(
    ("program", "path"),
    [
        ([str(BIN / "fieldbook")], os.defpath),
        ([str(BIN / "fieldbook")], f"{BIN}{os.pathsep}{os.defpath}"),
        ([sys.executable, "-m", "fieldbook"], os.defpath),
    ],
    ids=["by its path", "by its name", "by Python"],
)
def test_the_next_lines_run_as_they_stand(tmp_path, program, path):
    """In a folder whose name has blanks, called with a program that is not on the path."""
    folder = tmp_path / "At Ana's desk"
    told = said(*program, "new", "course", str(folder), path=path)
    lines = re.search(r"Next, look at it:\n  (cd .*)\n  (.*) serve\n", told)
    assert lines, told
    checked = said("/bin/sh", "-c", f"{lines[1]} && {lines[2]} check", path=path)
    assert checked == "nothing is wrong in 3 pages\n"


@POSIX
def test_a_program_that_was_fetched_for_one_call_names_the_engine_in_the_course(tmp_path, monkeypatch):
    new_course(tmp_path / "c")
    (engine,) = (tmp_path / "c" / "engine").iterdir()
    monkeypatch.setenv("UV", "/usr/bin/uv")
    monkeypatch.setattr(sys, "prefix", "/home/ana/.cache/uv/archive-v0/x1y2")
    assert call("serve", tmp_path / "c") == f"uvx --from engine/{engine.name} fieldbook serve"
    for caches in ("/home/ana/.local/share/pipx/.cache", "/Users/ana/Library/Caches/pipx", "/Local/pipx/pipx/Cache"):
        monkeypatch.setattr(sys, "prefix", f"{caches}/x1y2")
        assert call("serve", tmp_path / "c") == f"pipx run --spec engine/{engine.name} fieldbook serve"
    monkeypatch.setattr(sys, "prefix", "/home/ana/.local/share/pipx/venvs/mkdocs-fieldbook")
    assert "uvx" not in call("serve", tmp_path / "c")
