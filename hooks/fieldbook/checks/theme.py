"""Settings of the theme that would take something away from learners, or that the theme does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import reduce
from pathlib import Path
from typing import Any

from ..diagnostics import Diagnostic
from ..reader import Source
from ..resources import templates
from .context import CheckedCourse
from .front_matter import UNKNOWN
from .rule import error, notice
from .settings import SETTING, place_of
from .suggest import did_you_mean, listed, shown

_INSTANT = "navigation.instant"
INSTANT = error(
    "theme-instant",
    "Instant loading puts pages into the one that is open, without their scripts: nothing that is typed there would be "
    "kept. Courses are built without it.",
    "(mkdocs.yml)\nsite_name: Levels\ntheme:\n  name: material\n  features:\n    - navigation.instant",
    "(mkdocs.yml)\nsite_name: Levels\ntheme:\n  name: material\n  features:\n    - content.code.copy",
)
IDLE = notice(
    "theme-feature",
    "A course's pages have a menu, a search and a header of their own. Material's features for them change nothing "
    "here.",
    "(mkdocs.yml)\nsite_name: Levels\ntheme:\n  name: material\n  features:\n    - navigation.tabs",
    "(mkdocs.yml)\nsite_name: Levels\ntheme:\n  name: material\n  features:\n    - content.code.copy",
)
RULES = (INSTANT, IDLE)

_IDLE = frozenset(
    {"header.autohide", "toc.integrate", "search.highlight", "search.share", "search.suggest"}
    | {f"navigation.{name}" for name in ("expand", "footer", "path", "prune", "sections", "tabs", "tabs.sticky", "top")}
)
_FOLDERS = "use_directory_urls"
_PARTS = re.compile(r"[\s,]+")
_SCHEMES = frozenset({"default", "slate", "custom"})
"""The schemes of colors that we have, and the name by which Material leaves them to a style sheet of the course."""


def is_instant(feature: str) -> bool:
    """Tell whether a feature of Material's is instant loading, or one of those that go with it."""
    return feature == _INSTANT or feature.startswith(f"{_INSTANT}.")


def check(source: Source, course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield what a page would hide and can't, and the icon that it names and the theme has not."""
    hidden, icon = source.meta.get("hide"), source.meta.get("icon")
    if not course.files.theme_folders or (hidden is None and icon is None):
        return
    line = source.meta_lines.get("hide", 1)
    for name in _PARTS.split(hidden.strip()) if isinstance(hidden, str) else _as_list(hidden):
        if name not in course.theme.hideable:
            hint = did_you_mean(str(name), course.theme.hideable)
            hint = hint or f"type some of {listed(sorted(course.theme.hideable))}"
            yield UNKNOWN.on_line(source.name, line, f"a page can't hide {shown(name)}", hint)
    if isinstance(icon, str) and not course.theme.has_icon(icon):
        line = source.meta_lines.get("icon", 1)
        yield UNKNOWN.on_line(source.name, line, *_no_icon(icon, course))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value is not None else []


def check_course(course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield the theme's features that a course can't have, and what else the theme does not know."""
    for place, feature in _named_features(course):
        if is_instant(feature):
            message = f"with {feature} in the theme's features, answers would not be kept"
            yield INSTANT.on_line(*place, message, "delete the line")
    if course.files.text.setting(_FOLDERS) is True:
        place = place_of(course.files.text, (_FOLDERS,), course.files.config)
        message = f'"{_FOLDERS}" changes nothing: addresses end in .html, so that pages open from a stick'
        yield IDLE.on_line(*place, message, "delete the line")
    yield from _looks(course)
    if course.files.theme_folders:
        yield from _features(course)
        yield from _icons(course)


def _looks(course: CheckedCourse) -> Iterator[Diagnostic]:
    """Yield Material's colors and fonts, which no page has, but for those that the course itself has styles for."""
    text = course.files.text
    colors = [(path, name) for path, name in _colors(text.setting("theme", "palette")) if name not in _SCHEMES]
    fonts = [*_named(text.setting("theme", "font"), ("theme", "font"))]
    own = _own_styles(course) if colors or fonts else ""
    for path, name in colors:
        if name not in own and f"data-md-color-{path[-1]}" not in own:
            hint = 'delete the line, and set "--fb-accent" in a style sheet of your own, named under "extra_css"'
            message = f'"{path[-1]}: {name}" changes no color: a course has its own'
            yield SETTING.on_line(*place_of(text, path, course.files.config), message, hint)
    for path, name in fonts:
        if name not in own:
            hint = 'delete the line, or put the font into a style sheet of your own, named under "extra_css"'
            message = f'the font "{name}" is not loaded: pages ask nobody else for files'
            yield SETTING.on_line(*place_of(text, path, course.files.config), message, hint)


def _colors(palette: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the names of colors in a palette, one set of them or a list, with the names that lead there."""
    for names in (("scheme",), ("primary",), ("accent",)):
        path = ("theme", "palette")
        listed = _of_items(palette, path, *names)
        yield from listed if isinstance(palette, list) else _named(reduce(_below, names, palette), (*path, *names))


def _own_styles(course: CheckedCourse) -> str:
    """Return the style sheets that a course names, and what its own theme has that is not the engine's."""
    text, docs = course.files.text, course.files.folder or Path()
    files = [docs / one for one in text.listed_files("extra_css")]
    custom = text.setting("theme", "custom_dir")
    if isinstance(custom, str) and custom and (docs.parent / custom).resolve() != templates().resolve():
        files += (file for kind in ("css", "html") for file in (docs.parent / custom).rglob(f"*.{kind}"))
    texts = []
    for file in files:
        with suppress(OSError, ValueError):
            texts.append(file.read_text("utf-8"))
    return "\n".join(texts)


def _features(course: CheckedCourse) -> Iterator[Diagnostic]:
    for place, feature in _named_features(course):
        if not is_instant(feature) and feature not in course.theme.features:
            hint = did_you_mean(feature, course.theme.features) or "delete the line"
            yield SETTING.on_line(*place, f'the theme has no feature "{feature}"', hint)
        elif feature in _IDLE:
            yield IDLE.on_line(*place, f'"{feature}" changes nothing: a course has its own way', "delete the line")


def _named_features(course: CheckedCourse) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield the features that a course names, each with its file and line."""
    text = course.files.text
    named = text.setting("theme", "features")
    for number, feature in enumerate(named if isinstance(named, list) else ()):
        if isinstance(feature, str):
            yield place_of(text, ("theme", "features", str(number)), course.files.config), feature


def _icons(course: CheckedCourse) -> Iterator[Diagnostic]:
    text = course.files.text
    icons = text.setting("theme", "icon")
    for path, icon in (
        *_named(icons if isinstance(icons, Mapping) else None, ("theme", "icon")),
        *_of_items(text.setting("theme", "palette"), ("theme", "palette"), "toggle", "icon"),
        *_of_items(text.setting("extra", "social"), ("extra", "social"), "icon"),
    ):
        if not course.theme.has_icon(icon):
            yield SETTING.on_line(*place_of(text, path, course.files.config), *_no_icon(icon, course))


def _named(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each text below a setting, with the names that lead to it."""
    if isinstance(value, str):
        yield path, value
    for name, one in value.items() if isinstance(value, Mapping) else ():
        yield from _named(one, (*path, str(name)))


def _of_items(value: Any, path: tuple[str, ...], *names: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the text of a name in each item of a list."""
    for number, item in enumerate(value if isinstance(value, list) else ()):
        yield from _named(reduce(_below, names, item), (*path, str(number), *names))


def _below(value: Any, name: str) -> Any:
    """Return what a setting has under a name; None where it has nothing."""
    return value.get(name) if isinstance(value, Mapping) else None


def _no_icon(icon: str, course: CheckedCourse) -> tuple[str, str]:
    hint = did_you_mean(icon, course.theme.icons(), likeness=0.75) or 'type the name of one, as in "material/library"'
    return f'the theme has no icon "{icon}"', hint
