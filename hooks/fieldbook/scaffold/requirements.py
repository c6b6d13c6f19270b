"""What a course is built with: the requirements.txt of a course, which names its engine and pins the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from packaging.utils import canonicalize_name

from .wheel import DISTRIBUTION, Wheel

FOLDER = "engine"
_NAME = re.compile(r"\s*([A-Za-z0-9][\w.-]*)")
_ENGINE = re.compile(rf"\s*(?:\./)?{FOLDER}/mkdocs_fieldbook-\S+\.whl")
_STRANGER = "fieldbook"
"""What courses named before; wherever packages are published, that is another project's name."""


def lines(engine: Wheel) -> list[str]:
    """Return the lines that name an engine and pin what it needs."""
    return [f"./{FOLDER}/{engine.name}", *pins(engine)]


def pins(engine: Wheel) -> list[str]:
    """Return the pins of what an engine was tested with, without what its own wheel is made with."""
    _head, _comment, rest = engine.text("requirements.txt").partition("\n")
    tested, _comment, _built = rest.partition("\n#")
    return tested.split("\n")


def renewed(text: str, before: Wheel | None, engine: Wheel) -> str:
    """Return a requirements.txt with another engine and its pins; all else that an author wrote in it stays.

    Args:
        text: The file.
        before: The engine that it names now, if that could be read: what only that one needed goes.
        engine: The one that it is to name.
    """
    old = text.splitlines()
    theirs = {name for pin in [*pins(engine), *(pins(before) if before else ())] if (name := _package(pin))}
    ours = [number for number, line in enumerate(old) if _is_ours(line, theirs)]
    first = ours[0] if ours else len(old)
    kept = [line for number, line in enumerate(old) if number >= first and number not in ours]
    return "\n".join([*old[:first], *lines(engine), *kept, ""])


def changed(before: Wheel, engine: Wheel) -> Iterator[str]:
    """Yield the packages that another engine wants in another version."""
    old, new = _versions(pins(before)), _versions(pins(engine))
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield f"{name} {old.get(name, '–')} → {new.get(name, '–')}"


def _versions(listed: Sequence[str]) -> dict[str, str]:
    parted = [line.partition(";")[0].partition("==") for line in listed]
    versions: dict[str, str] = {}
    for name, _, version in parted:
        versions.setdefault(name.strip(), version.strip())
    return versions


def _is_ours(line: str, theirs: set[str]) -> bool:
    name = _package(line)
    return bool(_ENGINE.match(line)) or name in theirs or name in (DISTRIBUTION, _STRANGER)


def _package(line: str) -> str | None:
    found = _NAME.match(line)
    return canonicalize_name(found[1]) if found else None
