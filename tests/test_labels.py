from __future__ import annotations

from importlib.resources import files
from string import Formatter

import pytest
import yaml

from fieldbook.blocks.callout import TYPES
from fieldbook.labels import labels

FOLDER = files("fieldbook").joinpath("labels")
LANGUAGES = sorted(file.name.removesuffix(".yml") for file in FOLDER.iterdir() if file.name.endswith(".yml"))
ENGLISH = yaml.safe_load(FOLDER.joinpath("en.yml").read_text(encoding="utf-8"))


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_all_that_english_says(language):
    own = yaml.safe_load(FOLDER.joinpath(f"{language}.yml").read_text(encoding="utf-8"))
    assert sorted(own) == sorted(ENGLISH)
    assert {name for name in own if blanks(str(own[name])) != blanks(str(ENGLISH[name]))} == set()


def test_every_type_of_callout_has_a_word():
    assert [kind for kind in TYPES if kind not in ENGLISH] == []


def test_a_language_that_is_not_there_falls_back_to_english():
    assert labels("xx")["tip"] == ENGLISH["tip"]
    assert labels("en-GB")["tip"] == ENGLISH["tip"]
