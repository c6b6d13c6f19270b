"""The engine's words in every language: a file each, added by the steps that CONTRIBUTING has."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from string import Formatter

import pytest
import yaml

from fieldbook import labels as module
from fieldbook.labels import counted, labels, plural_form

ROOT = Path(__file__).parents[1]
FOLDER = Path(module.__file__).with_suffix("")
TEXTS = FOLDER.parent / "scaffold" / "templates" / "texts"
GUIDE = ROOT / "docs" / "authoring" / "settings.md"
ENGLISH = yaml.safe_load((FOLDER / "en.yml").read_text(encoding="utf-8"))


def blanks(text: object) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(str(text)) if name}


def forms(language: str) -> set[str]:
    """Return which forms a language has for numbers of things, besides those for one and for many."""
    return {plural_form(language, count) for count in range(1000)} - {"one", "other", "zero"}


def wanted(language: str) -> set[str]:
    """Return the names of the labels that a language needs."""
    counts = [name for name in ENGLISH if re.fullmatch(r"count\.\w+s", name)]
    return set(ENGLISH) | {f"{name}.{form}" for name in counts for form in forms(language)}


def fits(name: str, text: object) -> bool:
    """Tell whether a label has the blanks that the English one has; of one thing, or two, the number may be a word."""
    base = name if name in ENGLISH else name.rpartition(".")[0]
    has = blanks(text)
    return has <= {"count"} if name.startswith("count.") else has == blanks(ENGLISH[base])


def untranslated(folder: Path) -> list[str]:
    """Return what a new course in a language would have in English, each in words that say what to do."""
    names = [path.relative_to(TEXTS / "en") for path in sorted((TEXTS / "en").rglob("*.*"))]
    return [
        f"the first course: translate {folder.name}/{name.as_posix()} in scaffold/templates/texts"
        for name in names
        if not (folder / name).is_file()
        or (folder.name != "en" and (folder / name).read_text("utf-8") == (TEXTS / "en" / name).read_text("utf-8"))
    ]


def forgotten(folder: Path, texts: Path, guide: str) -> list[str]:
    """Return what is missing in the languages of a folder, each in words that say what to do."""
    found = [
        f"the words: call {file.name} after its language's code, as in it.yml or pt-PT.yml"
        for file in sorted(folder.iterdir())
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z\d]+)*\.yml", file.name)
    ]
    for file in sorted(folder.glob("*.yml")):
        own = yaml.safe_load(file.read_text(encoding="utf-8"))
        named = re.findall(r"(?m)^([\w.-]+):", file.read_text(encoding="utf-8"))
        found += [f"the words: {file.name} has {name} twice" for name in own if named.count(name) > 1]
        needed = wanted(file.stem)
        same = sum(own.get(name) == text for name, text in ENGLISH.items())
        if same > len(ENGLISH) / 2 and not file.stem.startswith("en"):
            found.append(f"the words: translate {file.name}; most of it is as in English")
        found += [f"the words: {file.name} lacks {name}" for name in sorted(needed) if name not in own]
        found += [f"the words: {file.name} has {name}, which it does not need" for name in own if name not in needed]
        found += [
            f"the blanks: {file.name} must have {sorted(blanks(ENGLISH[name]))} in {name}"
            for name in own
            if name in needed and not fits(name, own[name])
        ]
        if f"`{file.stem}`" not in guide:
            found.append(f"the guide: name `{file.stem}` in docs/authoring/settings.md")
        found += untranslated(texts / file.stem)
    return found


def test_a_step_that_was_forgotten_is_named(tmp_path):
    """Interlingua, added by the steps that CONTRIBUTING has, one of them after the other."""
    folder = shutil.copytree(FOLDER, tmp_path / "labels")
    texts = shutil.copytree(TEXTS, tmp_path / "texts")
    guide = "".join(f"`{file.stem}`" for file in folder.glob("*.yml"))
    own = {name: text for name, text in ENGLISH.items() if name != "tip"} | {"minutes": "min", "nota": "Nota"}
    (folder / "ia.yml").write_text(yaml.safe_dump(own) + "minutes: min\n", encoding="utf-8")
    (folder / "pt_PT.yaml").touch()
    shutil.copytree(texts / "en", texts / "ia")
    for name in ("words.yml", "docs/index.md", "docs/first-steps/index.md", "docs/first-steps/first-lesson.md"):
        (texts / "ia" / name).write_text("title: Prime passos\n", encoding="utf-8")
    assert forgotten(folder, texts, guide) == [
        "the words: call pt_PT.yaml after its language's code, as in it.yml or pt-PT.yml",
        "the words: ia.yml has minutes twice",
        "the words: translate ia.yml; most of it is as in English",
        "the words: ia.yml lacks tip",
        "the words: ia.yml has nota, which it does not need",
        "the blanks: ia.yml must have ['count'] in minutes",
        "the guide: name `ia` in docs/authoring/settings.md",
        "the first course: translate ia/lesson.md in scaffold/templates/texts",
    ]
    (folder / "pt_PT.yaml").unlink()
    own = {name: f"{text}." for name, text in ENGLISH.items()}
    (folder / "ia.yml").write_text(yaml.safe_dump(own), encoding="utf-8")
    (texts / "ia" / "lesson.md").write_text("Scribe hic.\n", encoding="utf-8")
    assert forgotten(folder, texts, f"{guide}`ia`") == []


@pytest.fixture
def more_labels(tmp_path, monkeypatch):
    """A folder with all labels, from which the engine reads them."""
    folder = shutil.copytree(FOLDER, tmp_path / "labels")
    monkeypatch.setattr(module, "_FOLDER", folder)
    labels.cache_clear()
    yield folder
    labels.cache_clear()


def test_a_language_that_was_added_is_spoken(more_labels):
    (more_labels / "ia.yml").write_text("tip: Consilio\n", encoding="utf-8")
    assert (labels("ia")["tip"], labels("ia")["minutes"]) == ("Consilio", ENGLISH["minutes"])


def test_a_language_that_is_not_there_falls_back_to_english():
    assert labels("xx")["tip"] == ENGLISH["tip"]
    assert labels("en-GB")["tip"] == ENGLISH["tip"]


def test_a_language_is_found_however_its_code_is_written(more_labels):
    (more_labels / "nl-BE.yml").write_text("tip: Raad\n", encoding="utf-8")
    assert [labels(code)["tip"] for code in ("nl-BE", "nl-be", "nl")] == ["Raad", "Raad", ENGLISH["tip"]]


def test_a_label_that_is_not_there_is_named():
    with pytest.raises(KeyError, match=r'there is no label "nothing"; add it to labels/en.yml'):
        labels("en")["nothing"]


def test_things_are_counted_as_a_language_counts_them():
    def lessons(language: str) -> list[str]:
        return [counted(labels(language), count, "lesson") for count in (0, 1, 2, 5)]

    assert lessons("en") == ["0 lessons", "1 lesson", "2 lessons", "5 lessons"]
    assert lessons("fr") == ["0 leçon", "1 leçon", "2 leçons", "5 leçons"]
    assert lessons("ar") == ["0 درس", "درس واحد", "درسان", "5 دروس"]
    assert lessons("zh") == ["0 课", "1 课", "2 课", "5 课"]
    assert lessons("xx") == lessons("en")
