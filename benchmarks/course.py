"""A course of any number of lessons, the same by the same seed, in Fieldbook's notation or in plain Markdown.

```sh
python -m benchmarks.course 100 FOLDER [--plain] [--seed 1]
```
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from . import notation, plain, words
from .lessons import PER_MODULE, code_word, lesson, lesson_path, module_of, picture_path
from .parts import Page, Text, Video
from .pictures import png, svg
from .settings import FIELDBOOK, PLAIN, with_nav

REFERENCES = 40
"""Works that lessons cite from references.md."""


def course_files(lessons: int, seed: int = 1, in_plain: bool = False) -> dict[str, bytes]:
    """Return the files of a course, by their paths from its folder."""
    works = _works(seed)
    pages = list(_pages(lessons, seed, list(works)))
    cited = {name for page in pages for name in page.shared}
    references = {name: work for name, work in works.items() if name in cited}
    files = {f"docs/{path}": text.encode() for path, text in _texts(pages, references, in_plain)}
    for number in range(1, lessons + 1):
        dice = Random(f"{seed} picture {number}")
        path = picture_path(number)
        files[f"docs/{path}"] = png(dice) if path.endswith(".png") else svg(dice)
    files["mkdocs.yml"] = with_nav(PLAIN if in_plain else FIELDBOOK, _modules(pages)).encode()
    return files


def write_course(folder: Path, lessons: int, seed: int = 1, in_plain: bool = False) -> None:
    """Write a course into a folder."""
    for path, content in course_files(lessons, seed, in_plain).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def edit(folder: Path, number: int, turn: int) -> str:
    """Change some words of a lesson, others each turn; return a word that the page now has and never had before."""
    file = folder / "docs" / lesson_path(number)
    word = f"{code_word(number)}{turn}"
    text = file.read_text(encoding="utf-8")
    file.write_bytes(re.sub(rf"{code_word(number)}\d*", word, text, count=1).encode())
    return word


def _works(seed: int) -> dict[str, str]:
    dice = Random(f"{seed} references")
    works: dict[str, str] = {}
    for number in range(1, REFERENCES + 1):
        noun, place = dice.choice(words.NOUNS), dice.choice(words.PLACES)
        year = dice.randint(1960, 2024)
        author = f"{place.capitalize()}, {dice.choice(words.NOUNS).capitalize()}"
        works[f"{noun}-{number}"] = f"{author}. *The {noun.capitalize()} at the {place.capitalize()}*. {year}."
    return works


def _pages(lessons: int, seed: int, works: list[str]) -> Iterator[Page]:
    dice = Random(f"{seed} course")
    about = "A course of made-up words, as large as one likes."
    yield Page("index.md", "A course to measure by", about, (Text(words.paragraph(dice)), Text(words.paragraph(dice))))
    for number in range(1, lessons + 1):
        if number % PER_MODULE == 1:
            yield _module(module_of(number), seed)
        yield lesson(number, seed, works)


def _module(number: int, seed: int) -> Page:
    dice = Random(f"{seed} module {number}")
    title = f"{words.title(dice)} (module {number})"
    parts = (Text(words.paragraph(dice)), Text(words.paragraph(dice)))
    return Page(f"module-{number:03}/index.md", title, words.sentence(dice), parts)


def _texts(pages: list[Page], references: dict[str, str], in_plain: bool) -> Iterator[tuple[str, str]]:
    for page in pages:
        yield page.path, plain.written(page, references) if in_plain else notation.written(page)
    yield "references.md", plain.listed(references) if in_plain else notation.listed(references)
    if not in_plain:
        videos = (part for page in pages for part in page.parts if isinstance(part, Video))
        yield from ((video.transcript, notation.transcript(video)) for video in videos)


def _modules(pages: list[Page]) -> list[tuple[str, list[str]]]:
    """Return each module's name and its pages, in their order."""
    modules: list[tuple[str, list[str]]] = []
    for page in pages[1:]:
        if page.path.endswith("/index.md"):
            modules.append((page.title, []))
        modules[-1][1].append(page.path)
    return modules


def main() -> None:
    """Write a course, as asked on the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.course", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("lessons", type=int, help="how many lessons it has")
    parser.add_argument("folder", type=Path, help="where to write it")
    parser.add_argument("--plain", action="store_true", help="plain Markdown, for stock Material and Zensical")
    parser.add_argument("--seed", type=int, default=1, help="another number gives another course (default: 1)")
    asked = parser.parse_args()
    write_course(asked.folder, asked.lessons, asked.seed, asked.plain)


if __name__ == "__main__":
    main()
