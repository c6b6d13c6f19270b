"""The rules as data: the guide to the codes is made from them, so each example has to be true."""

from __future__ import annotations

import re
import sys

import pytest

from fieldbook.checks import RULES, failures
from fieldbook.diagnostics import Severity

from .cases import told

_FILE = re.compile(r"^\(([^()\n]+)\)\n", re.M)
AROUND = {
    "docs/first.md": "---\ntitle: First\nlesson: false\n---\n\nText.\n",
    "docs/index.md": "Text.\n",
    "docs/levels.md": "---\ntitle: Levels\nlesson: false\n---\n\nText.\n",
    "docs/transcripts/two-minutes.md": "---\ntitle: Spoken\nlesson: false\n---\n\nWords.\n",
    "docs/bicycle.png 50 1000": "",
    "docs/large.png 50 600000": "",
}
FAILURES = {rule.code for rule in failures.RULES}
BEYOND_TEXT = {"file-encoding", "path-link", "path-unread", *FAILURES}
"""Rules whose examples are told, not typed."""


def course(example, code):
    """Return the files of an example: those it names, or one page, with a title where it has none."""
    names = _FILE.split(example)
    files = dict(zip(names[1::2], names[2::2], strict=True)) or {"docs/levels.md": example}
    config = {} if RULES[code].on else {"mkdocs.yml": f"extra:\n  fieldbook:\n    checks:\n      on: [{code}]\n"}
    headed = code.startswith("meta-")
    pages = {_path(name): f"{text}\n" if headed else _headed(text) for name, text in files.items()}
    return AROUND | config | pages


def _path(name):
    return name if "." in name else "docs/levels.md"


def _headed(text):
    bare = text.startswith(("---", "nav:", "site_name:", "{"))
    return f"{text}\n" if bare else f"---\ntitle: Levels\nlesson: false\n---\n\n{text}\n"


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_examples_are_true(rule, tmp_path):
    if rule.code in BEYOND_TEXT or (rule.code.startswith("path-") and sys.platform != "linux"):
        pytest.skip("such files can't be made here")
    wrong = {one.code for one in told(course(rule.wrong, rule.code), tmp_path / "wrong")}
    right = {one.code for one in told(course(rule.right, rule.code), tmp_path / "right")}
    assert rule.code in wrong
    assert rule.code not in right


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_rule_is_explained(rule):
    assert rule.why.endswith(".")
    assert rule.wrong != rule.right


def test_every_severity_is_used():
    assert {rule.severity for rule in RULES.values()} == set(Severity)
