"""`fieldbook check` and a build say the same of the same course, and end alike where warnings count."""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path

import pytest
from click.exceptions import ClickException
from click.testing import CliRunner
from mkdocs.commands.build import build

from fieldbook.blocks.callout import Callout
from fieldbook.cli.main import main
from fieldbook.diagnostics import Severity
from fieldbook.site.checking import check_course
from fieldbook.site.mkdocs_api import load_config
from tests import templates
from tests.checks.cases import FOLDER, Case, read_cases, write_course
from tests.checks.test_cases import skip_where_files_are_named_otherwise


def chosen(cases: list[Case]) -> list[Case]:
    """Return the first case of a code, and the first whose mkdocs.yml is its own: to build all takes minutes."""
    own = [case for case in cases[1:] if any("mkdocs.yml" in head for head in case.files)]
    return [*cases[:1], *own[:1]]


CASES = [case for file in sorted(FOLDER.glob("*.md")) for case in chosen(read_cases(file))]
OURS = "mkdocs.plugins.fieldbook"
SAID = re.compile(r"(error|warning|notice): .*\[([\w-]+)\]$")
UNBUILT = frozenset({"build-stopped", "config-value", "config-yaml", "nav-section"})
"""Codes of what keeps a configuration from being loaded, or a course from being built."""


class Ears(logging.Handler):
    """Hears what a build says."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.ours: set[str] = set()
        self.others: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name == OURS:
            self.ours.add(record.getMessage().removeprefix("fieldbook: "))
        elif record.levelno >= logging.WARNING:
            self.others.append(record.getMessage())


def built(config: Path) -> tuple[Ears, bool]:
    """Build a course strictly; return what was said, and whether it failed."""
    ears = Ears()
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.addHandler(ears)
    logger.setLevel(logging.INFO)
    try:
        build(load_config(str(config), strict=True))
    except (ClickException, SystemExit):
        return ears, True
    finally:
        logger.removeHandler(ears)
        logger.setLevel(level)
        templates.keep(config.parent)
    return ears, False


@pytest.mark.parametrize("case", CASES, ids=str)
def test_check_and_build_say_the_same(case, tmp_path):
    """What a check says stands in the case: `tests/checks/test_cases.py` holds it to that."""
    skip_where_files_are_named_otherwise(case)
    config = write_course(case.files, tmp_path)
    templates.lend(tmp_path)
    found = [(*SAID.search(line).groups(), line) for line in case.expected.splitlines()]
    codes = {code for _, code, _ in found}
    if "config-plugin" in codes:
        # MkDocs builds a course that never comes to us, and says nothing of it; our command refuses.
        assert CliRunner().invoke(main, ["build", "--config", str(config)]).exit_code == 1
        return
    ears, failed = built(config)
    assert failed == any(severity != Severity.NOTICE for severity, _, _ in found), (ears.ours, ears.others)
    theirs = [words for words in ears.others if words.startswith("Config value")]
    if ears.others:
        # What ends MkDocs before it asks anybody, or a plugin's own words, are told by both, in other words.
        assert codes & {*UNBUILT, "config-setting", "mkdocs-warning"}
    if codes.isdisjoint(UNBUILT):
        told = {line for _, code, line in found if code != "mkdocs-warning"}
        said = {line for line in ears.ours if line.endswith("]") and "[mkdocs-warning]" not in line}
        assert said <= told
        assert len(told - said) == len(theirs), told - said


def test_what_fails_over_a_page_is_told_by_both(tmp_path, monkeypatch):
    def fail(*_):
        raise KeyError("words")

    monkeypatch.setattr(Callout, "on_create", fail)
    page = "---\ntitle: A lesson\nlesson: false\n---\n\nText.\n\n/// tip\nAsk early.\n///\n"
    config = write_course({"docs/index.md": page}, tmp_path)
    (found,) = [one for one in check_course(config).diagnostics if one.severity is not Severity.NOTICE]
    assert found.code == "page-failed"
    ears, failed = built(config)
    assert failed
    assert str(found) in ears.ours


@pytest.mark.parametrize(
    ("refused", "words"),
    [
        ("docs/a.md", "the system does not let you read this file"),
        ("docs/plan.pdf", "the system does not let you read this file"),
        ("docs/deep", "the build stops here (Permission denied)"),
    ],
)
def test_a_file_or_folder_that_can_not_be_read_is_told_by_its_name(tmp_path, monkeypatch, refused, words):
    page = "---\ntitle: A lesson\nlesson: false\n---\n\nText.\n"
    files = ("docs/index.md", "docs/a.md", "docs/deep/b.md", "docs/plan.pdf")
    config = write_course(dict.fromkeys(files, page), tmp_path)
    read, scan, access = Path.read_bytes, os.scandir, os.access

    def guarded(look):
        def looked(path=".", *arguments):
            if str(path) == str(tmp_path / refused):
                raise PermissionError(13, "Permission denied", str(path))
            return look(path, *arguments)

        return looked

    monkeypatch.setattr(Path, "read_bytes", guarded(read))
    monkeypatch.setattr(os, "scandir", guarded(scan))
    monkeypatch.setattr(os, "access", lambda path, how: path != tmp_path / refused and access(path, how))
    said = CliRunner().invoke(main, ["check", "--config", str(config)]).output
    assert f"{refused}: error: {words}" in said
    assert "1 error in" in said
    assert "Traceback" not in said
