"""Patterns of files as `exclude_docs` and `not_in_nav` in mkdocs.yml have them: those of .gitignore."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_PARTS = re.compile(r"\*\*/|/\*\*$|\*\*|\*|\?|\[[^\]]+\]|.", re.DOTALL)
_MEANING = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matching(paths: Iterable[str], patterns: str) -> frozenset[str]:
    """Return the paths that the patterns, one a line, pick out; a later line with ! lets paths go again."""
    rules = list(_rules(patterns))
    return frozenset(path for path in paths if _picked(path, rules))


def _picked(path: str, rules: list[tuple[re.Pattern[str], bool]]) -> bool:
    picked = False
    for pattern, picks in rules:
        if pattern.match(path):
            picked = picks
    return picked


def _rules(patterns: str) -> Iterator[tuple[re.Pattern[str], bool]]:
    for line in patterns.splitlines():
        pattern = line.strip()
        if pattern and not pattern.startswith("#"):
            picks = not pattern.startswith("!")
            yield _compiled(pattern.removeprefix("!")), picks


def _compiled(pattern: str) -> re.Pattern[str]:
    """Return the regular expression of one pattern, to be matched against a path from docs/ on."""
    anywhere = "/" not in pattern.rstrip("/")
    body = "".join(_meaning(part) for part in _PARTS.findall(pattern.strip("/")))
    below = "/.*" if pattern.endswith("/") else "(?:/.*)?"
    return re.compile(f"{'(?:.*/)?' if anywhere else ''}{body}{below}$")


def _meaning(part: str) -> str:
    if part.startswith("[") and part.endswith("]") and len(part) > 1:
        return part
    return _MEANING.get(part) or re.escape(part)
