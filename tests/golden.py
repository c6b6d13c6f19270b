"""Files of golden cases: Markdown that holds, case by case under a `##` heading, named fences of tildes."""

from __future__ import annotations

import re
from pathlib import Path


def fences(file: Path, tildes: int) -> list[tuple[str, dict[str, str]]]:
    """Return the title of each case in a file, with the texts of its fences of so many tildes by their names."""
    mark = "~" * tildes
    part = re.compile(rf"^{mark} (?P<name>[^\n]+)\n(?P<text>.*?)^{mark}$|^## (?P<title>[^\n]+)$", re.M | re.S)
    cases: list[tuple[str, dict[str, str]]] = []
    for found in part.finditer(file.read_text(encoding="utf-8")):
        if found["title"]:
            cases.append((found["title"], {}))
        else:
            cases[-1][1][found["name"]] = found["text"]
    return cases


def written(file: Path, cases: dict[str, dict[str, str]], tildes: int) -> str:
    """Return the text of a file of cases, with the heading that it has."""
    mark = "~" * tildes
    parts = [file.read_text(encoding="utf-8").split("\n", 1)[0]]
    for title, texts in cases.items():
        parts.append(f"## {title}")
        parts += [f"{mark} {name}\n{text}{mark}" for name, text in texts.items()]
    return "\n\n".join(parts) + "\n"
