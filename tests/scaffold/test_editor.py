"""What editors are told: the schemas say what the checks accept, the snippets are the blocks that there are."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from fieldbook.blocks import BLOCKS
from fieldbook.checks import RULES, CourseFiles, check
from fieldbook.checks.front_matter import OTHERS, OWN
from fieldbook.exports.paper_sizes import PAPERS
from fieldbook.reader import parse
from fieldbook.settings import GUIDES

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "hooks" / "fieldbook" / "schemas"
TEMPLATES = ROOT / "hooks" / "fieldbook" / "scaffold" / "templates" / "course" / ".vscode"
SNIPPETS = json.loads((TEMPLATES / "fieldbook.code-snippets").read_text("utf-8"))


def schema(name: str) -> dict:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))


LESSON = schema("lesson")
SETTINGS = schema("settings")
VALUES = ["words", "", 0, 25, -5, 2.5, True, False, [], ["link-http"], [1], {}, {"a": "b"}, None]


def test_the_schemas_are_schemas():
    for one in (LESSON, SETTINGS):
        Draft7Validator.check_schema(one)


def test_the_schema_of_lessons_has_every_name_that_the_checks_know():
    assert set(LESSON["properties"]) == set(OWN) | OTHERS
    assert LESSON["additionalProperties"] is False


@pytest.mark.parametrize("value", VALUES, ids=str)
@pytest.mark.parametrize("name", sorted(set(OWN) - {"outcomes"}))
def test_the_schema_takes_the_values_that_the_checks_take(name, value):
    takes, _hint = OWN[name]
    assert Draft7Validator(LESSON).is_valid({name: value}) == takes(value)


@pytest.mark.parametrize(
    "outcomes",
    [
        *("[Name things]", "[name: Name things]", "[]", "words", "[1]", "[[a]]", "['']", "[{a b: Name}]"),
        *("[{a: x, b: y}]", "[{a: ''}]", "['!']", "[{a-: Name}]", "{a: Name}"),
        *("[{a_b-1: Name}]", "[a: 1]"),
    ],
)
def test_the_schema_takes_the_outcomes_that_the_checks_take(outcomes):
    text = f"---\ntitle: A\noutcomes: {outcomes}\n---\nText.\n"
    told = {problem.code for problem in check([parse(text, "docs/a.md")], {}, CourseFiles())}
    wrong = told & {"outcome-form", "meta-kind"}
    assert Draft7Validator(LESSON).is_valid({"outcomes": yaml.safe_load(outcomes)}) == (not wrong), told


def test_every_lesson_of_this_course_is_as_its_schema_says():
    for page in (ROOT / "docs").rglob("*.md"):
        source = parse(page.read_text("utf-8"), page.name)
        assert list(Draft7Validator(LESSON).iter_errors(json.loads(json.dumps(source.meta)))) == [], page


def test_the_schema_of_settings_has_what_the_engine_reads():
    course = SETTINGS["properties"]["extra"]["properties"]["fieldbook"]["properties"]
    assert course["paper"]["enum"] == list(PAPERS)
    assert course["facilitators_guide"]["enum"] == list(GUIDES)
    for name in ("on", "off"):
        assert course["checks"]["properties"][name]["items"]["enum"] == list(RULES)
    assert LESSON["properties"]["checks_off"]["items"]["enum"] == list(RULES)
    read = re.findall(r'settings\.get\("(\w+)"\)', (SCHEMAS.parent / "settings.py").read_text("utf-8"))
    assert set(course) == {*read, "checks"}


def test_the_settings_of_this_course_are_as_their_schema_says():
    text = (ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV ", "")
    # Editors read YAML 1.2, in which a day is a text.
    text = re.sub(r"^( +date: )([-\d]+)$", r'\1"\2"', text, flags=re.MULTILINE)
    assert list(Draft7Validator(SETTINGS).iter_errors(yaml.safe_load(text))) == []


def text_of(snippet: dict) -> str:
    text = "\n".join(snippet["body"])
    while (plain := re.sub(r"\$\{\d+:([^${}]*)\}", r"\1", text)) != text:
        text = plain
    return re.sub(r"\$\d+", "", text)


def test_there_is_a_snippet_for_every_block():
    names = {prefix for snippet in SNIPPETS.values() for prefix in snippet["prefix"] if not re.match(r"\W", prefix)}
    assert names == set(BLOCKS) | {"lesson"}


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_is_right_as_it_stands(name):
    text = text_of(SNIPPETS[name])
    if name.startswith("Quiz: "):
        text = f"/// quiz | B\n    id: b\n\n{text}\n///"
    lesson = text if name == "Lesson" else f"---\ntitle: A\nlesson: true\n---\n{text}\n"
    files = CourseFiles(files=frozenset({"transcripts/name.md"}))
    problems = [one for one in check([parse(lesson, "docs/a.md")], {}, files) if one.severity != "notice"]
    assert problems == []


def test_this_repository_has_the_same_for_its_own_course():
    ours = ROOT / ".vscode"
    for name in ("extensions.json", "fieldbook.code-snippets"):
        assert (ours / name).read_text("utf-8") == (TEMPLATES / name).read_text("utf-8")
    theirs = (TEMPLATES / "settings.json").read_text("utf-8")
    place = "./.vscode/settings.schema.json"
    assert (ours / "settings.json").read_text("utf-8") == theirs.replace(
        place, "./hooks/fieldbook/schemas/settings.schema.json"
    )
