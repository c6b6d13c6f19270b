"""What was added to the engine has taken all steps that CONTRIBUTING has for it. What is missing is listed at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests import test_labels, toys
from tests.blocks import steps as blocks
from tests.checks import steps as checks
from tests.exports import steps as exports
from tests.importers import steps as dialects
from tests.pages import steps as pages

pytestmark = pytest.mark.skipif(not toys.GUIDE_IS_HERE, reason="The guide was left out of the course in docs/")

FORGOTTEN: Mapping[str, Callable[[], list[str]]] = {
    "a block": lambda: blocks.forgotten(toys.ROOT),
    "a family of checks": lambda: checks.forgotten(toys.ROOT),
    "an export": exports.forgotten,
    "a generated page": pages.forgotten,
    "a dialect of import": lambda: dialects.forgotten(toys.ROOT),
    "a language": lambda: test_labels.forgotten(test_labels.FOLDER, test_labels.GUIDE.read_text(encoding="utf-8")),
}


@pytest.mark.parametrize("added", FORGOTTEN)
def test_no_step_is_forgotten(added: str) -> None:
    if missing := FORGOTTEN[added]():
        lines = "\n".join(f"- {step}" for step in missing)
        pytest.fail(f"How to add {added}, see CONTRIBUTING. Not done yet:\n{lines}", pytrace=False)
