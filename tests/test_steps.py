"""What was added to the engine has taken all steps that CONTRIBUTING has for it. What is missing is listed at once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from fieldbook.settings import Settings
from tests import test_labels, toys
from tests.blocks import steps as blocks
from tests.cache import steps as cache
from tests.checks import steps as checks
from tests.exports import steps as exports
from tests.importers import steps as dialects
from tests.pages import steps as pages

pytestmark = pytest.mark.skipif(not toys.GUIDE_IS_HERE, reason="The guide was left out of the course in docs/")

GUIDE = toys.ROOT / "docs" / "authoring"
SCHEMA = toys.ROOT / toys.ENGINE / "schemas" / "settings.schema.json"


class Asked(dict[str, Any]):
    """Settings in which nothing is said, and the names that were looked for."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        """Note the name."""
        self.names.add(name)
        return default


def forgotten_of_settings() -> Iterator[str]:
    """Yield the steps that were forgotten for a setting below `extra: fieldbook:`. Codes are a rule's, see `checks`."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    known = schema["properties"]["extra"]["properties"]["fieldbook"]["properties"]
    told = "".join(page.read_text(encoding="utf-8") for page in GUIDE.glob("*.md"))
    asked = Asked()
    Settings.of({"fieldbook": asked}, "A course", "en")
    read = asked.names | {"checks"}
    unread = (known.keys() | set(Settings._fields)) - read - {"language"}
    yield from (f"the value: read {name} in Settings.of (settings.py)" for name in sorted(unread))
    yield from (f"the schema: add {name} to schemas/settings.schema.json" for name in sorted(read - set(known)))
    for name in sorted(read):
        if f"`{name}`" not in told and f"{name}:" not in told:
            yield f"the guide: name `{name}` in docs/authoring/settings.md"


FORGOTTEN: Mapping[str, Callable[[], list[str]]] = {
    "a block": lambda: blocks.forgotten(toys.ROOT),
    "a family of checks": lambda: checks.forgotten(toys.ROOT),
    "an export": exports.forgotten,
    "a generated page": pages.forgotten,
    "a dialect of import": lambda: dialects.forgotten(toys.ROOT),
    "something to the cache": lambda: cache.forgotten(toys.ROOT),
    "a setting": lambda: list(forgotten_of_settings()),
    "a language": lambda: test_labels.forgotten(
        test_labels.FOLDER, test_labels.TEXTS, test_labels.GUIDE.read_text(encoding="utf-8")
    ),
}


@pytest.mark.parametrize("added", FORGOTTEN)
def test_no_step_is_forgotten(added: str) -> None:
    if missing := FORGOTTEN[added]():
        lines = "\n".join(f"- {step}" for step in missing)
        pytest.fail(f"How to add {added}, see CONTRIBUTING. Not done yet:\n{lines}", pytrace=False)


def test_the_files_that_the_house_is_told_by_are_there() -> None:
    """Each stands by its name, or by the end of its path."""
    folders = [toys.ROOT / name for name in ("hooks", "overrides", "tests")]
    there = [f"/{file.as_posix()}" for folder in folders for file in folder.rglob("*.*")]
    named = re.findall(r"`([\w/.-]+\.(?:py|js|css|html))`", toys.guide("The house"))
    assert len(named) > 30
    gone = [name for name in named if not any(path.endswith(f"/{name}") for path in there)]
    assert gone == ["material/base.html"], "the first is Material's own"
