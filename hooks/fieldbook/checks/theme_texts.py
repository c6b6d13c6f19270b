"""What a theme knows: the features that its templates and scripts ask for, what a page can hide, its icons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path

_NAME = r"[\"']([a-z]+(?:\.[a-z]+)+)[\"']"
_IN_TEMPLATE = re.compile(rf"{_NAME} (?:not )?in [\w.]*features")
_IN_SCRIPT = re.compile(_NAME)
_HIDDEN = re.compile(r"[\"'](\w+)[\"'] in page\.meta\.hide")
_ICONS = ".icons"


class ThemeTexts:
    """The templates and scripts in the folders of a theme, and `scripts` of a course; no folders, nothing known."""

    def __init__(self, folders: tuple[str, ...], scripts: tuple[Path, ...] = ()) -> None:
        self._folders = tuple(map(Path, folders))
        self._scripts = scripts

    @cached_property
    def features(self) -> frozenset[str]:
        """What may be named as a feature: what a template asks for, or a script holds that looks like one."""
        of_theme = (file for folder in self._folders for file in folder.glob("assets/javascripts/*.js"))
        scripts = (*_read(of_theme), *_read(self._scripts))
        asked = [name for text in self._templates for name in _IN_TEMPLATE.findall(text)]
        return frozenset((*asked, *(name for text in scripts for name in _IN_SCRIPT.findall(text))))

    @cached_property
    def hideable(self) -> frozenset[str]:
        """What a page can hide."""
        return frozenset(name for text in self._templates for name in _HIDDEN.findall(text))

    def has_icon(self, name: str) -> bool:
        """Tell whether there is an icon of a name, as `material/library`."""
        with suppress(OSError, ValueError):
            return any((folder / _ICONS / f"{name}.svg").is_file() for folder in self._folders)
        return False

    def icons(self) -> Iterator[str]:
        """Yield the names of all icons, thousands of them."""
        for folder in self._folders:
            root = folder / _ICONS
            yield from (file.relative_to(root).as_posix().removesuffix(".svg") for file in root.rglob("*.svg"))

    @cached_property
    def _templates(self) -> tuple[str, ...]:
        return tuple(_read(file for folder in self._folders for file in folder.rglob("*.html")))


def _read(files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        with suppress(OSError, UnicodeDecodeError):
            yield file.read_text("utf-8")
