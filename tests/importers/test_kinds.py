"""What pages of documents in many languages show, kind by kind, counted in the built site."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from fieldbook.importers import import_course

CASES = re.findall(
    r"(?ms)^==== (\S+\.md): ([^\n]+)\n(.*?)(?=^==== |\Z)", (Path(__file__).parent / "kinds.md").read_text("utf-8")
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the course that all documents become, with its site."""
    root = tmp_path_factory.mktemp("kinds")
    (root / "source").mkdir()
    for name, _counts, text in CASES:
        (root / "source" / name).write_text(text, "utf-8")
    imported = import_course(root / "source", root / "course")
    assert imported.problems == []
    assert imported.measure.lost == ()
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "--strict"]
    subprocess.run(command, cwd=root / "course", check=True, capture_output=True)
    return root / "course"


def _counted(page: Path, text: str) -> Counter[str]:
    article = BeautifulSoup(page.read_text("utf-8"), "html5lib").article
    assert article is not None
    found = Counter(str(box["data-callout"]) for box in article.select("[data-callout]"))
    found["outcomes"] = len(article.select("li[data-outcome]"))
    found["levels"] = len(article.select("[data-levels] [data-level]"))
    found["tables"] = len(article.select("table"))
    for kind, plural, asked in (("worksheet", "worksheets", "fields"), ("quiz", "quizzes", "questions")):
        sections = article.select(f"section[data-{kind}]")
        found[plural] = len(sections)
        found[asked] = sum(len({field.get("name") for field in one.select("input, textarea")}) for one in sections)
    quizzes = " ".join(re.findall(r"(?ms)^/// quiz.*?^///$", text))
    found["right"] = len(re.findall(r"\(x\)|\[x\]|\{=", quizzes))
    return +found


@pytest.mark.parametrize(("name", "counts"), [pytest.param(name, counts, id=name) for name, counts, _text in CASES])
def test_a_page_shows_what_was_counted(built: Path, name: str, counts: str) -> None:
    expected = {kind: int(count) for kind, count in re.findall(r"([\w-]+) (\d+)", counts)}
    stem = name.removesuffix(".md")
    text = (built / "docs" / name).read_text("utf-8")
    assert _counted(built / "site" / f"{stem}.html", text) == expected


def test_all_cases_were_read() -> None:
    assert len(CASES) == (Path(__file__).parent / "kinds.md").read_text("utf-8").count("\n==== ")
